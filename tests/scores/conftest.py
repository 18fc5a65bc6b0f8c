"""The room's fixture: the record of a meeting read afresh."""

from tests.room.conftest import facts  # noqa: F401  (a fixture)
