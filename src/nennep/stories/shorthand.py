"""One line that states many alike, as the screens offer it: marks of a whole roll, a suggested score, a login.

What stands here spares a writer to say again what the program knows; the act gets its whole payload all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from nennep.accounts.codes import digits_of
from nennep.accounts.logins import set_by_code
from nennep.accounts.passwords import check_password
from nennep.core.acts import Done
from nennep.core.clock import legal_day
from nennep.files.bringing import note_brought
from nennep.files.storing import keep
from nennep.meetings.ballots import recount
from nennep.meetings.enums import PRESENT_MARKS
from nennep.meetings.models import AgendaItem, Attendance, Meeting, Roll, RollEntry
from nennep.meetings.roll_call.expected import expected
from nennep.meetings.roll_call.rolls import current_roll, marks_of
from nennep.membership.models import Membership
from nennep.room.parts import record_to_ask
from nennep.scores.in_meeting.score import score_of
from nennep.scores.meeting_score import MeetingScoreLine
from nennep.stories.names import Names, user_of
from nennep.stories.steps import Fault, Step

Fields = dict[str, Any]
Expand = Callable[[Fields, Step, Names], Fields]


def expanded(fields: Fields, step: Step, names: Names) -> Fields:
    """The fields of a step with what its shorthand stands for. Raises Fault."""
    expand = _EXPANSIONS.get(step.what)
    return fields if expand is None else expand(fields, step, names)


def follow(done: Done, fields: Fields, step: Step) -> None:
    """What a step tells besides its act: `password = "…"`, set at once by the one-time code. Raises Fault."""
    if step.what != "authority.give_login" or "password" not in fields:
        return
    username, password = str(fields["username"]).lower(), str(fields["password"])
    try:
        check_password(password, username)
    except ValidationError as fault:
        raise Fault(step.place.of("password"), " ".join(fault.messages)) from fault
    set_by_code(username, digits_of(UUID(done.result["code"])), password)


def item_called(name: str, meeting: UUID) -> UUID | None:
    """An item of a meeting by its title or its kind; drawn agendas have items that no story named."""
    items = AgendaItem.rows.filter(meeting_id=meeting, dropped=False).order_by("position")
    known = list(items.values_list("title", "kind", "pk"))
    titled = (pk for title, _kind, pk in known if title == name)
    of_kind = (pk for _title, kind, pk in known if kind == name)
    return next(titled, None) or next(of_kind, None)


def _marks(fields: Fields, step: Step, names: Names) -> Fields:
    """`marks = { all = "present", "Họ Tên" = "late" }`: everybody on the roll whom nobody has marked yet."""
    marks = fields.get("marks")
    place = step.place.of("marks")
    if isinstance(marks, str):
        raise Fault(place, f'marks.all = "{marks}" cho cả danh sách, marks."Họ Tên" cho từng đồng chí')
    if not isinstance(marks, Mapping):
        return fields
    others = {names.find(name, place): mark for name, mark in marks.items() if name != "all"}
    stated = [{"person": person, **_mark(mark)} for person, mark in others.items()]
    if "all" in marks:
        meeting = _meeting(fields, step, names)
        known = {*marks_of(meeting), *others}
        rest = [person for person in _on_roll(meeting) if person not in known]
        stated = [*({"person": person, **_mark(marks["all"])} for person in rest), *stated]
    return {**fields, "marks": stated}


def _mark(mark: object) -> dict[str, Any]:
    return dict(mark) if isinstance(mark, Mapping) else {"mark": mark}


def _ballot(fields: Fields, step: Step, names: Names) -> Fields:
    """What the room shows by itself: the roll's version, denominator, threshold; `votes_for = "rest"`."""
    meeting = _meeting(fields, step, names)
    roll = current_roll(meeting)
    if roll is None:
        return fields
    told = fields.get("exempt_voting", 0)
    voting = told if isinstance(told, int) else 0
    counted = recount(meeting, roll, str(fields.get("rule", "")), voting)
    shown = {"roll_version": roll.version, "denominator": counted.denominator, "threshold": counted.threshold}
    fields = {**shown, **fields}
    if fields.get("votes_for") == "rest":
        others = [fields.get(each, 0) for each in ("votes_against", "votes_other")]
        if not all(isinstance(each, int) for each in others):
            raise Fault(step.place.of("votes_for"), 'votes_for = "rest" cần votes_against, votes_other là số')
        fields["votes_for"] = _voters_present(meeting, roll) + voting - sum(others)
    return fields


def _voters_present(meeting: Meeting, roll: Roll) -> int:
    voters = RollEntry.rows.filter(counts_vote=True, roll=roll)
    present = Attendance.rows.filter(
        meeting=meeting, mark__in=PRESENT_MARKS, person__in=voters.values("person")
    )
    return present.count()


def _score(fields: Fields, step: Step, names: Names) -> Fields:
    """`lines = "suggested"`: what the facts suggest; nine tenths where they suggest nothing.

    `lines = { all = "suggested", conduct = 36 }`: so, but for the criteria named beside it.
    """
    told = fields.get("lines")
    if not isinstance(told, str | Mapping):
        return fields
    own = dict(told) if isinstance(told, Mapping) else {"all": told}
    if own.pop("all", None) != "suggested":
        raise Fault(step.place.of("lines"), 'lines = "suggested", hay một danh sách { criterion, points }')
    score = score_of(record_to_ask(_meeting(fields, step, names)))
    if score is None:
        raise Fault(step.place.of("lines"), "ngày này chưa có phiếu chấm điểm nào có hiệu lực")
    applying = [each for each in score.lines if each.applies]
    unknown = own.keys() - {each.criterion for each in applying}
    if unknown:
        raise Fault(step.place.of("lines"), f"phiếu chấm điểm không có tiêu chí {min(unknown)}")
    lines = [
        {"criterion": each.criterion, "points": own.get(each.criterion, _suggested(each))}
        for each in applying
    ]
    return {**fields, "lines": lines}


def _suggested(line: MeetingScoreLine) -> float:
    return float(line.suggested if line.suggested is not None else round(line.maximum * 9 / 10))


def _login(fields: Fields, step: Step, names: Names) -> Fields:
    """The id by which the person acts in a story; `password` is set afterwards (`follow`)."""
    fields = {name: value for name, value in fields.items() if name != "password"}
    person = fields.get("person")
    if "id" not in fields and isinstance(person, str):
        fields["id"] = user_of(names.find(person, step.place.of("person")))
    return fields


def _paper(fields: Fields, step: Step, names: Names) -> Fields:
    """`file = { name = "…", text = "…" }`: a text file with that content."""
    told = fields.get("file")
    if not isinstance(told, Mapping):
        raise Fault(step.place.of("file"), 'file = { name = "…", text = "…" }')
    kept = keep(str(told.get("text", "")).encode(), name=str(told.get("name", "")), media_type="text/plain")
    note_brought(kept, names.actor(step.by, step.place.of("by")).user_id)
    return {**fields, "file": kept.pk}


def _told(fields: Fields, step: Step, names: Names) -> Fields:
    """`persons = "all"`: everybody who must attend, but the one who tells them."""
    if not isinstance(fields.get("persons"), str):
        return fields
    if fields["persons"] != "all":
        raise Fault(step.place.of("persons"), 'persons = "all", hay một danh sách họ tên: ["…"]')
    meeting = _meeting(fields, step, names)
    teller = names.actor(step.by, step.place.of("by")).person_id
    awaited = expected(meeting.body, legal_day(meeting.starts_at))
    persons = [each.person.pk for each in awaited if each.counts_attendance and each.person.pk != teller]
    return {**fields, "persons": persons}


def _finding(fields: Fields, step: Step, names: Names) -> Fields:
    """`about = "…"`: what the finding is about, by its name."""
    about = fields.get("about")
    return {**fields, "about": str(names.known[about])} if about in names.known else fields


def _meeting(fields: Fields, step: Step, names: Names) -> Meeting:
    told = fields.get("meeting", step.defaults.get("meeting"))
    if not isinstance(told, str):
        raise Fault(step.place, 'chưa rõ buổi nào: meeting = "…" ở việc này hoặc ở [[scene]]')
    meeting = names.find(told, step.place.of("meeting"))
    found = Meeting.rows.select_related("body__organisation").filter(pk=meeting).first()
    if found is None:
        raise Fault(step.place.of("meeting"), f"“{told}” không phải là một buổi sinh hoạt")
    return found


def _on_roll(meeting: Meeting) -> list[UUID]:
    entries = RollEntry.rows.filter(roll=current_roll(meeting)).order_by("name_key")
    return list(entries.values_list("person_id", flat=True))


def _received(fields: Fields, step: Step, names: Names) -> Fields:
    """`memberships = ["Họ Tên"]`: where these people were received and wait."""
    told = fields.get("memberships")
    if not isinstance(told, list):
        return fields
    people = [names.find(str(each), step.place.of("memberships")) for each in told]
    waiting = Membership.rows.filter(person__in=people, waits=True).order_by("pk")
    return {**fields, "memberships": list(waiting.values_list("pk", flat=True))}


_EXPANSIONS: dict[str, Expand] = {
    "meetings.record_attendance": _marks,
    "meetings.record_ballot": _ballot,
    "meetings.record_telling": _told,
    "meetings.attach_paper": _paper,
    "room.agree_score": _score,
    "room.acknowledge_finding": _finding,
    "authority.give_login": _login,
    "authority.confirm_duties": _received,
}
