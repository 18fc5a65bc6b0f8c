"""What a page shows can be asked by name: every address, and the reads that answer it, or why there are none.

A new address is added here, or a test fails; whoever gets a page gets an answer by one of its reads.
"""

from __future__ import annotations

import pytest

from nennep.core.actor import Actor
from nennep.core.reads import Read, all_reads, read_named
from nennep.core.refusals import Refused
from tests.addresses import MEETINGS, names
from tests.test_urls_by_role import ROLES, ROWS
from tests.worlds import Stages

PAGES = {
    "web:home": "web.todo authority.me",
    "membership:roll": "membership.roll",
    "meetings:organisation": "meetings.organisation",
    "meetings:month": "meetings.month",
    "meetings:calendar": "meetings.calendar meetings.proposed_year",
    "meetings:prepare": "meetings.preparation",
    "meetings:notice": "meetings.notice",
    "meetings:answer": "meetings.notice room.meeting",
    "room:meeting": "room.meeting room.partner room.findings records.documents minutes.document meetings.notice",
    "room:minutes": "room.minutes",
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
    "sync:files": "sync.files",
    "sync:file": "sync.file",
}
"""Pages -> the reads that together answer what they show."""
FORMS = {
    "meetings:fixed_day": "meetings.calendar",
    "meetings:plan": "meetings.proposed_year",
    "meetings:add": "meetings.calendar",
    "meetings:joint": "meetings.calendar",
    "meetings:move": "meetings.notice",
    "meetings:cancel": "meetings.notice",
    "meetings:item": "meetings.preparation",
    "meetings:proxy_entry": "room.meeting",
    "minutes:sign": "room.minutes",
    "minutes:issue": "records.documents",
    "room:correct": "room.meeting",
}
"""Forms, which send an act of docs/acts -> the reads that answer what stands in their fields."""
FILES = {
    "meetings:notice_file": "meetings.notice",
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
SENT_TO = {"accounts:sign_out", "api:perform", "room:explain", "room:text", "sync:register"}
"""Addresses that are never opened, only sent to."""

WITHOUT_PAGE = {"authority.organisations", "authority.history"}
"""Reads of what no page shows as a whole: the tree, and the acts about a thing."""
BY_TARGET = [
    (name, target, expected)
    for name, target, *expected in ROWS
    if name in PAGES and (target in MEETINGS or target in {"cell", "partner_cell", "commune"})
]
"""The rows of the table of addresses in which a page is of a meeting or of an organisation."""


def reads_of(page: str) -> list[Read]:
    """The reads that answer a page, a form or a file."""
    return [read_named(each) for each in (PAGES | FORMS | FILES)[page].split()]


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
def test_whoever_gets_a_page_gets_an_answer_by_one_of_its_reads(stages: Stages, role: str) -> None:
    column = ROLES.split().index(role)
    unanswered = [
        f"{name} {target}"
        for name, target, expected in BY_TARGET
        if expected[column] == "200"
        and not any(_answers(each, stages.roles[role], target, stages) for each in reads_of(name))
    ]
    assert unanswered == []


def _answers(read: Read, actor: Actor, target: str, stages: Stages) -> bool:
    """Whether a read answers an actor about the thing of which a page is."""
    organisations = {"commune": stages.world.commune, "partner_cell": stages.partner_cell.id}
    parameter = "meeting" if target in MEETINGS else "organisation"
    if parameter not in read.parameters_type.model_fields:
        return False
    of = getattr(stages, target) if target in MEETINGS else organisations.get(target, stages.cell.id)
    try:
        read.ask(actor, {parameter: str(of)})
    except Refused:
        return False
    return True
