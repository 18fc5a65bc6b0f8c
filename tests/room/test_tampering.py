"""Lawful acts after adoption are no tampering: nennep.room.tampering."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from nennep.core import clock
from nennep.minutes.actions.issuing import issue_documents
from nennep.room.actions.adoption import adopt_minutes
from nennep.room.actions.corrections import correct_minutes
from tests.factories import Cell
from tests.fixtures import END
from tests.tampering import differences_found


def test_numbers_given_later_are_no_difference(told: UUID, pa_kim: Cell) -> None:
    adopt_minutes(pa_kim.secretary, meeting=told)
    with clock.at(END + timedelta(days=1)):
        issue_documents(pa_kim.secretary, meeting=told)
    assert differences_found() == []


def test_corrections_before_and_after_the_numbers_are_no_difference(told: UUID, pa_kim: Cell) -> None:
    adopt_minutes(pa_kim.secretary, meeting=told)
    for day, mark in ((1, "late"), (3, "present")):
        with clock.at(END + timedelta(days=day)):
            right = {"what": "attendance", "person": str(pa_kim.members[1]), "mark": mark}
            payload = {"meeting": str(told), "corrections": [right], "why": "ghi nhầm"}
            correct_minutes.perform(pa_kim.secretary, payload=payload)
            assert differences_found() == []
        if day == 1:
            with clock.at(END + timedelta(days=2)):
                issue_documents(pa_kim.secretary, meeting=told)
    assert differences_found() == []
