"""The registry of acts and the rules that hold for each of them: nennep.core.acts."""

from __future__ import annotations

import inspect
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import translation
from tests.act_examples import acts_of_the_program
from tests.core.acts.payloads import payload_of
from tests.factories import OPERATOR, Cell

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts import Act, Envelope, all_acts
from nennep.core.acts.given import note_given
from nennep.core.checks import acts_are_whole
from nennep.core.ids import new_id
from nennep.core.models import ActRecord, Refusal
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound, Refused
from nennep.meetings.actions.attendance import record_attendance
from nennep.membership.actions import end_position
from nennep.membership.models import Position
from nennep.organisation.actions import form_body
from nennep.organisation.enums import BodyKind
from nennep.resolutions.actions import assign_tasks


def test_every_act_has_a_known_right_and_a_sentence_in_both_languages() -> None:
    assert acts_are_whole(None) == []


@pytest.mark.parametrize("act", acts_of_the_program(), ids=lambda each: each.name)
def test_every_act_is_documented_and_named_by_app_and_verb(act: Act[Any]) -> None:
    app, verb = act.name.split(".")
    assert act.function.__module__.startswith(f"nennep.{app}.actions")
    assert act.function.__name__ == verb
    assert len(inspect.cleandoc(act.function.__doc__ or "")) > 20


def test_a_refusal_is_logged_apart_and_leaves_the_key_free(in_session: UUID, pa_kim: Cell) -> None:
    envelope = Envelope(key=new_id())
    payload = {"meeting": str(in_session), "marks": [{"person": str(pa_kim.members[0]), "mark": "present"}]}
    with pytest.raises(Forbidden):
        record_attendance.perform(pa_kim.member, payload=payload, envelope=envelope)
    assert Refusal.rows.filter(key=envelope.key, act="meetings.record_attendance").count() == 1
    assert record_attendance.perform(pa_kim.secretary, payload=payload, envelope=envelope).key == envelope.key


def test_an_unknown_field_is_refused_with_its_name(in_session: UUID, pa_kim: Cell) -> None:
    with pytest.raises(Invalid) as refused:
        record_attendance.perform(
            pa_kim.secretary, payload={"meeting": str(in_session), "marks": [], "votes": "all for"}
        )
    assert [field for field, _sentence in refused.value.fields] == ["votes"]


def test_an_act_captured_before_the_term_ended_goes_by_the_rights_of_its_day(
    in_session: UUID, pa_kim: Cell
) -> None:
    captured, device = clock.now(), new_id()
    note_given(pa_kim.secretary, device, [("meeting", in_session)])
    position = Position.rows.get(person_id=pa_kim.members[0])
    end_position(OPERATOR, position=position.pk, last_day=clock.today())
    payload = {"meeting": str(in_session), "marks": [{"person": str(pa_kim.members[0]), "mark": "present"}]}
    with clock.at(captured + timedelta(days=3)):
        with pytest.raises(Forbidden):
            record_attendance.perform(pa_kim.secretary, payload=payload)
        done = record_attendance.perform(
            pa_kim.secretary,
            payload=payload,
            envelope=Envelope(key=new_id(), device_id=device, captured_at=captured),
        )
    record = ActRecord.rows.get(key=done.key)
    assert (record.captured_at, record.received_at) == (captured, captured + timedelta(days=3))


@pytest.mark.parametrize("distance", [timedelta(days=-31), timedelta(hours=2)])
def test_a_device_clock_that_cannot_be_true_gives_no_rights(
    in_session: UUID, pa_kim: Cell, distance: timedelta
) -> None:
    position = Position.rows.get(person_id=pa_kim.members[0])
    end_position(OPERATOR, position=position.pk, last_day=clock.today())
    payload = {"meeting": str(in_session), "marks": [{"person": str(pa_kim.members[0]), "mark": "present"}]}
    with clock.at(clock.now() + timedelta(days=40)):
        envelope = Envelope(key=new_id(), captured_at=clock.now() + distance)
        with pytest.raises(Forbidden):
            record_attendance.perform(pa_kim.secretary, payload=payload, envelope=envelope)


def test_a_stranger_is_refused_by_every_act_that_takes_a_thing(pa_kim: Cell, in_session: UUID) -> None:
    """Whatever a stranger sends, no act is done. Payloads are built from each act's own schema."""
    before = ActRecord.rows.count()
    for act in all_acts():
        with pytest.raises(Refused):
            act.perform(Actor.stranger(), payload=payload_of(act, _known(pa_kim, in_session)))
    assert ActRecord.rows.count() == before


def test_the_operator_may_do_what_no_position_covers(pa_kim: Cell) -> None:
    with pytest.raises(NotFound):
        end_position(OPERATOR, position=new_id(), last_day=datetime(2026, 1, 1, tzinfo=UTC).date())


def _known(cell: Cell, meeting: UUID) -> dict[str, Any]:
    """Real things, by the names that payloads give them."""
    return {
        "meeting": str(meeting),
        "organisation": str(cell.id),
        "cell": str(cell.id),
        "body": str(cell.body),
    }


def test_what_only_the_database_refuses_is_a_conflict_in_words(in_session: UUID, pa_kim: Cell) -> None:
    task = {"id": str(new_id()), "task": "Rà soát hộ nghèo", "owner": str(pa_kim.members[0])}
    with translation.override("vi"), pytest.raises(Conflict) as refused:
        assign_tasks.perform(pa_kim.secretary, payload={"meeting": str(in_session), "tasks": [task, task]})
    assert refused.value.code == "contradicts"
    assert "đã ghi" in str(refused.value)
    assert Refusal.rows.filter(act="resolutions.assign_tasks", code="contradicts").count() == 1


def test_the_operator_too_finds_no_organisation_that_does_not_exist(pa_kim: Cell) -> None:
    with pytest.raises(NotFound):
        form_body(OPERATOR, id=new_id(), organisation=new_id(), kind=BodyKind.GROUP, name="Tổ đảng 1")
