"""Pá Kìm's meetings, as the tests of closing need them."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from nennep.meetings.models import Meeting
from nennep.meetings.part import MeetingRecord
from nennep.room.parts import record_of
from tests.room.screens.evening import evening  # noqa: F401  (a fixture)
from tests.signing_in import SignIn, signed_in

Facts = Callable[[UUID], MeetingRecord]


@pytest.fixture
def facts() -> Facts:
    """`facts(meeting)`: everything recorded of a meeting, read afresh."""
    return lambda meeting: record_of(_meeting(meeting))


def _meeting(meeting: UUID) -> Meeting:
    return Meeting.rows.select_related("body__organisation").get(pk=meeting)


@pytest.fixture
def sign_in() -> SignIn:
    """A browser in which the actor is signed in."""
    return signed_in
