"""What a page shows can be asked by name: every address, and the reads that answer it, or why there are none.

A new address is added here, or a test fails. Who gets a page gets the answers of its reads, and nobody else does: both
ask the same selectors. Asked are also people without a right by position: the roll of a body above, a minute-taker who
comes from elsewhere or has left.
"""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.reads import Read, all_reads, read_named
from nennep.core.refusals import Refused
from nennep.meetings.actions.agenda import draw_agenda
from nennep.meetings.actions.attendance import record_attendance
from nennep.meetings.actions.calendar import PlannedMeeting, plan_meetings
from nennep.meetings.actions.notices import give_notice
from nennep.meetings.actions.preparation import agree_agenda
from nennep.meetings.actions.session import appoint_minute_taker, open_meeting
from nennep.meetings.enums import Mark, MeetingKind
from nennep.meetings.roll_call.expected import expected
from nennep.meetings.roll_call.marking import AttendanceMark
from nennep.membership.models import Membership
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Body
from nennep.resolutions.actions import propose_resolution
from nennep.resolutions.enums import ResolutionKind
from nennep.room.actions.adoption import adopt_minutes
from tests import factories
from tests.access.addresses import MEETINGS, names, signed_in
from tests.access.test_urls_by_role import ROLES, ROWS
from tests.factories import body
from tests.worlds import Stages

PAGES = {
    "web:home": "web.todo web.own_cell meetings.today authority.me",
    "accounts:own_login": "accounts.own_login",
    "web:search": "web.search",
    "authority:logins": "authority.logins",
    "authority:duties": "authority.waiting_duties",
    "membership:roll": "membership.roll",
    "meetings:organisation": "meetings.organisation",
    "meetings:month": "meetings.month",
    "meetings:plan_month": "meetings.proposed_month",
    "meetings:calendar": "meetings.calendar meetings.proposed_year | meetings.calendar",
    "meetings:prepare": "meetings.preparation",
    "meetings:notice": "meetings.notice",
    "meetings:answer": "meetings.notice room.meeting",
    "room:meeting": "room.meeting room.findings minutes.documents minutes.document meetings.notice | room.partner",
    "room:history": "room.meeting authority.history",
    "room:minutes": "room.minutes room.left_open",
    "room:score": "room.score",
    "room:room": "room.meeting",
    "room:package": "room.meeting",
    "minutes:late_texts": "minutes.late_texts",
    "minutes:text_history": "minutes.sections minutes.text_history",
    "records:numbers": "records.numbers records.documents",
    "resolutions:resolutions": "resolutions.resolutions",
    "resolutions:resolution": "resolutions.resolution",
    "resolutions:tasks": "resolutions.tasks",
    "resolutions:own_tasks": "resolutions.own_tasks",
    "rulebook:rules": "rulebook.rules",
    "sync:devices": "sync.devices",
    "sync:waiting": "sync.waiting sync.silent",
    "sync:files": "sync.files",
    "sync:file": "sync.file",
}
"""Pages -> the reads that together answer what they show; `|` parts what different people are shown of it."""
FORMS = {
    "membership:telephone": "membership.telephone",
    "meetings:fixed_day": "meetings.calendar",
    "meetings:plan": "meetings.proposed_year",
    "meetings:add": "meetings.calendar",
    "meetings:joint": "meetings.calendar",
    "meetings:move": "meetings.notice",
    "meetings:cancel": "meetings.notice",
    "meetings:withdraw_opening": "meetings.notice",
    "meetings:item": "meetings.preparation",
    "meetings:proxy_entry": "room.meeting",
    "minutes:sign": "room.minutes",
    "minutes:issue": "records.documents",
    "room:correct": "room.meeting",
}
"""Forms, which send an act of docs/acts -> the reads that answer what stands in their fields."""
FILES = {
    "meetings:notice_file": "meetings.notice",
    "meetings:answer_slips": "meetings.notice",
    "meetings:month_notices": "meetings.month",
    "meetings:invitations": "meetings.preparation",
    "meetings:agenda_file": "meetings.preparation",
    "meetings:paper": "room.meeting meetings.preparation",
    "room:draft": "room.minutes",
    "minutes:attendance_sheet": "room.meeting",
    "room:sheet": "room.meeting",
    "room:score_document": "room.score",
    "minutes:record": "minutes.document",
    "minutes:revision": "minutes.document",
    "minutes:minutes_bundle": "records.documents",
    "minutes:resolutions_bundle": "resolutions.resolutions",
    "room:sheets_bundle": "meetings.month",
}
"""Files to print or to keep -> the reads that answer the same facts, or name the document. A read gives out no file."""
NO_READ = {
    "healthz": "the state of the server, in one word",
    "set_language": "a choice of this browser",
    "accounts:sign_in": "before anybody is known",
    "accounts:set_password": "before anybody is known",
    "web:secure_connection": "how this address stands, for everybody",
    "web:authority": "the certificate of this server",
    "web:worker": "the installed program",
    "web:manifest": "the installed program",
    "web:room_shell": "an empty page of the installed program",
    "web:offline_shell": "an empty page of the installed program",
    "web:kit": "a list of the packages that a phone takes along; each of them is the answer of room.meeting",
    "api:browse": "the acts and reads themselves",
    "api:openapi": "the acts and reads themselves",
    "api:read": "the reads themselves",
}
"""What no read answers, and why."""
SENT_TO = {"accounts:sign_out", "api:perform", "room:explain", "room:text", "sync:register", "sync:tell"}
"""Addresses that are never opened, only sent to."""

WITHOUT_PAGE = {"authority.organisations", "membership.introductions", "membership.telephone"}
"""Reads of what no page shows as a whole: the tree, who is introduced to a cell; a number stands in a form."""
BY_TARGET = [
    (name, target, expected)
    for name, target, *expected in ROWS
    if name in PAGES and (target in MEETINGS or target in {"cell", "partner_cell", "commune"})
]
"""The rows of the table of addresses in which a page is of a meeting or of an organisation."""


def reads_of(page: str) -> list[Read]:
    """The reads that answer a page, a form or a file."""
    return [each for together in ways_of(page) for each in together]


def ways_of(page: str) -> list[list[Read]]:
    """The reads that answer a page together, in each of the ways in which it is shown."""
    ways = (PAGES | FORMS | FILES)[page].split("|")
    return [[read_named(each) for each in way.split()] for way in ways]


def test_every_address_is_answered_by_reads_or_says_why_not() -> None:
    kinds = [set(PAGES), set(FORMS), set(FILES), set(NO_READ), SENT_TO]
    assert set().union(*kinds) == set(names())
    assert sum(map(len, kinds)) == len(names()), "an address stands twice"


def test_what_is_only_sent_to_answers_nobody_who_opens_it() -> None:
    never = {
        name
        for name in {row[0] for row in ROWS}
        if {s for r in ROWS if r[0] == name for s in r[2:]} == {"405"}
    }
    assert never == SENT_TO


def test_every_read_answers_a_page_or_stands_by_itself() -> None:
    answering = {each.name for page in PAGES for each in reads_of(page)}
    assert answering | WITHOUT_PAGE == {each.name for each in all_reads()}
    assert answering & WITHOUT_PAGE == set()
    assert all(reads_of(page) for page in FORMS | FILES)


@pytest.mark.parametrize("role", ROLES.split()[1:])
def test_a_page_and_its_reads_answer_the_same_people(stages: Stages, role: str) -> None:
    column, actor = ROLES.split().index(role), stages.roles[role]
    differing = [
        f"{name} {target}: {expected[column]}, {_differ(name, actor, target, stages)}"
        for name, target, expected in BY_TARGET
        if (expected[column] == "200") != _answered(name, actor, _named(target, stages))
    ]
    assert differing == []


@pytest.mark.parametrize("state", ["notified", "running", "adopted"])
def test_a_briefing_and_its_reads_answer_the_same_people(stages: Stages, state: str) -> None:
    """The secretaries of the cells stand on its roll, and one of them takes its minutes."""
    meeting = _briefing(stages, state)
    differing, opened = [], set()
    for role, actor in stages.roles.items():
        browser = signed_in(actor)
        for name in sorted(PAGES):
            if names()[name] != {"meeting_id"}:
                continue
            status = browser.get(reverse(name, args=[meeting])).status_code
            opened |= {(role, name)} if status == 200 else set()
            if (status == 200) != _answered(name, actor, {"meeting": str(meeting)}):
                differing.append(f"{role} {name}: {status}")
    assert differing == []
    assert {"secretary", "other", "committee", "office"} == {
        role for role, name in opened if name == "room:meeting"
    } - {"above", "charge"}
    assert (("other", "room:minutes") in opened) is (state != "notified")  # takes the minutes
    assert ("secretary", "room:minutes") not in opened


@pytest.mark.parametrize("role", ["secretary", "other"])
def test_every_document_that_the_page_of_a_briefing_shows_can_be_opened(stages: Stages, role: str) -> None:
    meeting, actor = _briefing(stages, "adopted"), stages.roles[role]
    shown = read_named("minutes.documents")(actor, meeting=meeting)
    assert {each.type for each in shown.rows} == {"BB", "KL"} - ({"BB"} if role == "secretary" else set())
    for each in shown.rows:
        assert read_named("minutes.document")(actor, document=each.id).title == each.title
        answer = signed_in(actor).get(reverse("minutes:record", args=[each.id, "pdf"]))
        assert (answer.status_code, b"".join(answer)[:5]) == (
            200,
            b"%PDF-",
        )  # read to its end, the file is closed


def test_who_took_the_minutes_finds_neither_page_nor_read_after_leaving_the_cell(stages: Stages) -> None:
    taker = stages.roles["taker"]
    Membership.rows.filter(person_id=taker.person_id).update(valid_to=date(2026, 11, 1))
    assert signed_in(taker).get(reverse("meetings:organisation", args=[stages.cell.id])).status_code == 404
    for name in ("room:meeting", "room:minutes", "meetings:notice", "room:room"):
        assert signed_in(taker).get(reverse(name, args=[stages.adopted])).status_code == 404, name
        assert not _answered(name, taker, {"meeting": str(stages.adopted)}), name


def _named(target: str, stages: Stages) -> dict[str, str]:
    """The thing of which a page is, as reads ask for it."""
    if target in MEETINGS:
        return {"meeting": str(getattr(stages, target))}
    organisations = {"commune": stages.world.commune, "partner_cell": stages.partner_cell.id}
    return {"organisation": str(organisations.get(target, stages.cell.id))}


def _answered(page: str, actor: Actor, asked: dict[str, str]) -> bool:
    """Whether the reads of a page answer an actor about a thing, in one of the ways in which it is shown."""
    ways = [[each for each in way if _fits(each, asked)] for way in ways_of(page)]
    return any(way and all(_answers(each, actor, asked) for each in way) for way in ways)


def _fits(read: Read, asked: dict[str, str]) -> bool:
    """Whether a read is asked by this thing, and by nothing else."""
    fields = read.parameters_type.model_fields
    needed = {name for name, each in fields.items() if each.is_required()}
    return set(asked) <= set(fields) and needed <= set(asked)


def _answers(read: Read, actor: Actor, asked: dict[str, str]) -> bool:
    try:
        return read.ask(actor, asked) is not None
    except Refused:
        return False


def _differ(page: str, actor: Actor, target: str, stages: Stages) -> str:
    """Which reads answer, to be read where a test fails."""
    asked = _named(target, stages)
    return ", ".join(
        f"{each.name} {_answers(each, actor, asked)}" for each in reads_of(page) if _fits(each, asked)
    )


def _briefing(stages: Stages, state: str) -> UUID:
    """A briefing of the commune's secretaries: planned and told, in session, or with adopted minutes."""
    chief, office, secretary = (stages.roles[each] for each in ("committee", "office", "secretary"))
    meeting, conclusion = new_id(), new_id()
    briefing = body(stages.world.commune, BodyKind.SECRETARIES, "Giao ban bí thư chi bộ")
    starts = factories.NOW - timedelta(hours=2)
    with clock.at(starts - timedelta(days=5)):
        planned = PlannedMeeting(
            id=meeting,
            kind=MeetingKind.REGULAR,
            month=date(2026, 11, 1),
            starts_at=starts,
            place="Hội trường",
        )
        plan_meetings(office, body=briefing, meetings=[planned])
        draw_agenda(office, meeting=meeting)
        agree_agenda(office, meeting=meeting, agreed_by=[chief.person_id])
        give_notice(office, meeting=meeting, id=new_id())
    if state == "notified":
        return meeting
    with clock.at(starts):
        assert secretary.person_id is not None
        open_meeting(chief, meeting=meeting, chair=secretary.person_id)
        taker = stages.roles["other"].person_id
        assert taker is not None
        appoint_minute_taker(chief, meeting=meeting, person=taker)
        people = [each.person.pk for each in expected(Body.rows.get(pk=briefing), date(2026, 11, 20))]
        marks = [AttendanceMark(person=each, mark=Mark.PRESENT) for each in people]
        record_attendance(chief, meeting=meeting, marks=marks)
        propose_resolution(
            chief,
            meeting=meeting,
            id=conclusion,
            kind=ResolutionKind.CONCLUSION,
            title="về giao ban",
            text="Làm.",
        )
    if state == "adopted":
        with clock.at(starts + timedelta(hours=1)):
            adopt_minutes(chief, meeting=meeting)
    return meeting
