"""A meeting with adopted minutes and numbers, as the tests of the room tell it."""

from tests.room.conftest import adopted, tasks, told  # noqa: F401  (fixtures)
