"""The room's fixtures: a meeting told to its end, its minutes adopted, its record read afresh."""

from tests.room.conftest import adopted, facts, sign_in, tasks, told  # noqa: F401  (fixtures)
