"""The room's fixtures: the record of a meeting read afresh, a browser of somebody."""

from tests.room.conftest import facts, sign_in  # noqa: F401  (fixtures)
