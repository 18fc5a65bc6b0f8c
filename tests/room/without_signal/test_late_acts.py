"""Acts of a meeting that arrive late: twice, mixed between two devices, after the lock, after rights ended.

What the room posts, each by its declared way of meeting a rival (docs/mechanisms/acts.md).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nennep.core import clock
from nennep.core.acts import Envelope, Offline, act_named, all_acts
from nennep.core.acts.given import note_given
from nennep.core.audit import chain
from nennep.core.ids import new_id
from nennep.core.refusals import Conflict, Refused
from nennep.meetings.models import Attendance, Ballot, Entry, Meeting
from nennep.membership.actions import end_position
from nennep.membership.models import Membership, Position
from nennep.scores.models import Score
from tests.factories import OPERATOR, Cell
from tests.fixtures import EVENING
from tests.meetings.items import item
from tests.room.without_signal.late_phone import Phone, Sent, package, score_lines

HOUR = timedelta(hours=1)


def test_every_act_that_the_room_posts_says_how_it_meets_a_rival() -> None:
    offline = {each.name: each.offline for each in all_acts() if each.offline is not None}
    exclusive = {name for name, policy in offline.items() if policy is Offline.EXCLUSIVE}
    assert exclusive == {
        "meetings.open_meeting",
        "meetings.open_now",
        "meetings.record_ballot",
        "room.agree_score",
        "room.adopt_minutes",
    }
    assert offline["meetings.move_meeting"] is Offline.LATEST
    assert "meetings.cancel_meeting" not in offline


def test_two_tallies_of_one_ballot_are_told_with_all_that_a_screen_lays_side_by_side(
    in_session: UUID, pa_kim: Cell
) -> None:
    under = item(in_session)
    first, second = Phone(pa_kim.secretary, in_session), Phone(pa_kim.deputy, in_session)
    with clock.at(EVENING + HOUR):
        first.says(under, "Nhất trí").arrive()
        done = first.counts(under, 9).arrive()
        with pytest.raises(Conflict) as refused:
            second.counts(under, 8).arrive()
        assert second.counts(under, 9).arrive().result == done.result
    held_at = Ballot.rows.get().held_at.isoformat()
    assert refused.value.code == "another_tally"
    assert refused.value.facts == {
        "ballot": done.result["ballot"],
        "votes_for": 9,
        "votes_against": 0,
        "votes_other": 0,
        "denominator": 11,
        "threshold": 6,
        "held_at": held_at,
    }


def test_two_scores_are_a_conflict_until_one_names_the_other(in_session: UUID, pa_kim: Cell) -> None:
    first, second = Phone(pa_kim.secretary, in_session), Phone(pa_kim.deputy, in_session)
    full, less = score_lines(pa_kim, in_session), score_lines(pa_kim, in_session, 0.5)
    with clock.at(EVENING + HOUR):
        agreed = first.capture("room.agree_score", lines=full)
        done = agreed.arrive()
        assert done.result["score"] == str(agreed.envelope.key)
        assert second.capture("room.agree_score", lines=full).arrive().result == done.result
        with pytest.raises(Conflict) as refused:
            second.capture("room.agree_score", lines=less).arrive()
        facts = refused.value.facts
        assert (refused.value.code, facts["score"]) == ("another_score", done.result["score"])
        assert {each["criterion"] for each in facts["lines"]} == {each["criterion"] for each in full}
        second.capture("room.agree_score", lines=less, replaces=facts["score"]).arrive()
        assert (
            package(pa_kim, in_session)["parts"]["score"]["id"]
            == str(Score.rows.get().pk)
            != done.result["score"]
        )


def test_a_score_of_the_first_version_never_overwrites_another(in_session: UUID, pa_kim: Cell) -> None:
    full, less = score_lines(pa_kim, in_session), score_lines(pa_kim, in_session, 0.5)
    act = act_named("room.agree_score")
    act.perform(pa_kim.secretary, payload={"meeting": str(in_session), "lines": full}, version=1)
    with pytest.raises(Conflict):
        act.perform(pa_kim.deputy, payload={"meeting": str(in_session), "lines": less}, version=1)


LATE: dict[str, Callable[[Phone, UUID], Sent]] = {
    "attendance": lambda phone, _under: phone.marks("absent", phone.actor.person_id),  # type: ignore[arg-type]
    "entry": lambda phone, under: phone.says(under, "Muộn"),
    "tally": lambda phone, under: phone.counts(under, 3),
    "roll": lambda phone, _under: phone.capture("meetings.take_roll"),
    "opening": lambda phone, _under: phone.capture("meetings.open_meeting", chair=str(phone.actor.person_id)),
    "times": lambda phone, _under: phone.capture("meetings.set_times", started_at=EVENING.isoformat()),
    "minute-taker": lambda phone, _under: phone.capture(
        "meetings.appoint_minute_taker", person=str(phone.actor.person_id)
    ),
    "item": lambda phone, _under: phone.capture(
        "meetings.add_item_in_session", id=str(new_id()), title="Thêm"
    ),
    "task": lambda phone, _under: phone.capture(
        "resolutions.assign_tasks", tasks=[{"id": str(new_id()), "task": "x", "owner_name": "y"}]
    ),
    "move": lambda phone, _under: phone.capture(
        "meetings.move_meeting", id=str(new_id()), starts_at=(EVENING + HOUR).isoformat(), reason="Mưa"
    ),
    "score": lambda phone, _under: phone.capture(
        "room.agree_score", lines=[{"criterion": "x", "points": "1"}]
    ),
    "guest": lambda phone, _under: phone.capture(
        "meetings.record_guest_presence", new=[{"id": str(new_id()), "name": "Đại biểu"}]
    ),
}


@pytest.mark.parametrize("what", LATE)
def test_after_the_lock_every_act_is_told_that_it_is_locked(adopted: UUID, pa_kim: Cell, what: str) -> None:
    sent = LATE[what](Phone(pa_kim.secretary, adopted), new_id())
    with pytest.raises(Conflict) as refused:
        sent.arrive()
    assert refused.value.code == "locked"


def test_a_second_adoption_is_told_apart(adopted: UUID, pa_kim: Cell) -> None:
    with pytest.raises(Conflict) as refused:
        Phone(pa_kim.deputy, adopted).capture("room.adopt_minutes").arrive()
    adopted_at = Meeting.rows.get(pk=adopted).adopted_at
    assert refused.value.code == "adopted_already"
    assert adopted_at is not None
    assert refused.value.facts == {"adopted_at": adopted_at.isoformat()}


def test_what_was_done_before_the_office_ended_is_taken_in_and_nothing_after(
    in_session: UUID, pa_kim: Cell
) -> None:
    under, phone = item(in_session), Phone(pa_kim.secretary, in_session)
    note_given(pa_kim.secretary, phone.device, [("meeting", in_session)])
    waiting = [phone.marks("present", *pa_kim.members), phone.says(under, "Nhất trí"), phone.counts(under, 9)]
    after = phone.says(under, "Sau khi thôi giữ chức vụ")
    after.envelope = Envelope(
        key=new_id(), device_id=phone.device, device_seq=9, captured_at=EVENING + timedelta(days=1)
    )
    position = Position.rows.get(person_id=pa_kim.members[0])
    end_position(OPERATOR, position=position.pk, last_day=date(2026, 11, 24))
    Membership.rows.filter(person=pa_kim.members[0]).update(valid_to=date(2026, 11, 25))
    with clock.at(EVENING + timedelta(days=4)):
        for each in waiting:
            each.arrive()
        with pytest.raises(Refused):
            after.arrive()
    assert [each.gist for each in Entry.rows.all()] == ["Nhất trí"]
    assert Ballot.rows.get().votes_for == 9


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_two_devices_in_any_mixture_with_every_act_perhaps_twice_lose_and_double_nothing(
    in_session: UUID, pa_kim: Cell, data: st.DataObject
) -> None:
    """Each device keeps its own order; how the two interleave, and which answers were lost, is chance."""
    with transaction.atomic(), clock.at(EVENING + timedelta(days=2)):
        under = item(in_session)
        queues = [
            [
                phone.says(under, f"{number} a"),
                phone.marks("late" if number else "present", *pa_kim.members[:3]),
                phone.says(under, f"{number} b"),
                phone.counts(under, 7 + number),
                phone.says(under, f"{number} c"),
            ]
            for number, phone in enumerate(
                (Phone(pa_kim.secretary, in_session), Phone(pa_kim.deputy, in_session))
            )
        ]
        last, conflicts = "", list[str]()
        while any(queues):
            queue = data.draw(st.sampled_from([each for each in queues if each]))
            sent = queue.pop(0)
            for _ in range(data.draw(st.integers(1, 2))):
                try:
                    done = sent.arrive()
                except Conflict as refused:
                    conflicts.append(refused.code)
                    break
                if sent.name == "meetings.record_attendance" and not done.replayed:
                    last = sent.payload["marks"][0]["mark"]
        found = package(pa_kim, in_session)["parts"]["entries"]
        for number in (0, 1):
            own = [each["gist"] for each in found if each["gist"].startswith(str(number))]
            assert own == [f"{number} a", f"{number} b", f"{number} c"]
        assert len(found) == 6
        assert set(Attendance.rows.filter(meeting=in_session).values_list("mark", flat=True)) == {last}
        assert (Ballot.rows.count(), conflicts) == (1, ["another_tally"])
        assert chain.verify(pa_kim.id) == []
        transaction.set_rollback(True)
