"""What docs/acts says of each act's right is what is admitted: every act, every role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from tests.access.asked import device_that_waits, late_text_of
from tests.act_examples import acts_of_the_program
from tests.core.acts.payloads import payload_of
from tests.factories import OPERATOR
from tests.worlds import Stages

from nennep.authority.models import Charge
from nennep.authority.selectors import access_of
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts import Act
from nennep.core.ids import new_id
from nennep.core.refusals import Forbidden, NotFound, Refused
from nennep.meetings.access import access_meeting
from nennep.meetings.models import ProxyEntry
from nennep.membership.actions import introduce_member
from nennep.membership.enums import Purpose
from nennep.membership.models import Position
from nennep.records.actions import start_series
from nennep.records.enums import DocumentType
from nennep.rulebook.actions import set_own_rule
from nennep.rulebook.models import OwnRule

PAGES = Path(__file__).resolve().parents[3] / "docs" / "acts"

NARROWER = {
    "membership.set_telephone": "a member for oneself only (tests/membership/test_telephones.py)",
    "meetings.withdraw_proxy_entry": "only by the clerk who began it",
    "meetings.withdraw_topic": "by who proposed it, or who prepares the meeting",
}
"""Acts that ask for more than a right: nobody without the right is admitted, not everybody with it."""

OF_ONESELF = frozenset(
    {
        "meetings.answer_notice",
        "meetings.propose_topic",
        "meetings.ask_to_speak",
        "meetings.withdraw_request",
    }
)


@cache
def documented(name: str) -> frozenset[str]:
    """The rights that the page of an act names, of which one is enough."""
    page = (PAGES / f"{name}.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^- Right: (.*)$", page, re.MULTILINE)
    return frozenset(re.findall(r"`(\w+)`", line))


def known_things(stages: Stages) -> dict[str, Any]:
    """Real things, by the names that payloads give them; the meeting is October's, adopted."""
    cell, adopted = stages.cell, str(stages.adopted)
    rule = new_id()
    set_own_rule(
        OPERATOR,
        id=rule,
        organisation=cell.id,
        code="meeting.notice_lead_days",
        value=3,
        document="01-QĐ/CB",
        valid_from=clock.today(),
    )
    series = start_series(
        OPERATOR, body=cell.body, document_type=DocumentType.RESOLUTION, next_number=70
    ).result["series"]
    introduced = introduce_member(
        OPERATOR,
        id=new_id(),
        person=cell.members[6],
        to="14.01",
        purpose=Purpose.VISIT,
        begins=clock.today(),
    ).result["introduction"]
    return {
        "introduction": introduced,
        "meeting": adopted,
        "meetings": [adopted],
        "thematic": adopted,
        "organisation": str(cell.id),
        "cell": str(cell.id),
        "body": str(cell.committee),
        "person": str(cell.members[6]),
        "position": str(Position.rows.get(person_id=cell.members[0]).pk),
        "phone": str(device_that_waits(stages).pk),
        "charge": str(Charge.rows.filter(organisation_id=cell.id)[0].pk),
        "proxy_entry": str(ProxyEntry.rows.get(meeting_id=stages.entered).pk),
        "joint_session": str(stages.joint_session),
        "commune": str(stages.world.commune),
        "parent": str(stages.world.commune),
        "series": series,
        "proposal": str(late_text_of(stages)),
        "own_rule": str(rule),
        "password_hash": "pbkdf2_sha256$1$salt$abcdefghijklmnop",
        "meetings.plan_meetings.meetings": [],
        "meetings.plan_month.meetings": [],
        "meetings.join_session.meeting": adopted,
        "topic": str(stages.names["đề xuất"]),
        "meetings.take_up_topic.meeting": str(stages.notified),
        "meetings.answer_topic.meeting": str(stages.notified),
        "meetings.withdraw_topic.meeting": str(stages.notified),
        "room.correct_minutes.corrections": [
            {"what": "attendance", "person": str(cell.members[6]), "mark": "late", "reason": ""}
        ],
        "room.acknowledge_finding.meeting": adopted,
    }


def about(stages: Stages, act: Act[Any]) -> UUID | None:
    """The organisation whose rights count for the payload; None where it is those over the meeting."""
    elsewhere = {
        "organisation.found_organisation": stages.world.commune,
        "organisation.record_locality": stages.world.commune,
        "meetings.decline_session": stages.partner_cell.id,
    }
    fields = set(act.payload_type.model_fields)
    of_meeting = fields & {"meeting", "meetings", "thematic"} and act.name not in {
        "meetings.plan_meetings",
        "meetings.plan_month",
    }
    return elsewhere.get(act.name) or (None if of_meeting else stages.cell.id)


def held(stages: Stages, act: Act[Any], actor: Actor) -> frozenset[str]:
    """The rights of an actor over what the payload names; none where that does not exist for them."""
    organisation = about(stages, act)
    if organisation is not None:
        return access_of(actor, organisation, clock.today()).rights
    try:
        return access_meeting(actor, stages.adopted).rights
    except NotFound:
        return frozenset()


def admitted(act: Act[Any], actor: Actor, payload: dict[str, Any]) -> bool:
    """Whether the act is done, or refused for another reason than who asks; nothing of it stays."""
    try:
        with transaction.atomic():
            act.perform(actor, payload=payload)
            transaction.set_rollback(True)
    except (Forbidden, NotFound):
        return False
    except Refused:
        return True
    return True


def actors(stages: Stages) -> Iterator[tuple[str, Actor]]:
    yield from stages.roles.items()
    yield "proxy clerk", stages.proxy_clerk
    yield "stranger", Actor.stranger()


@pytest.fixture
def things(stages: Stages) -> dict[str, Any]:
    return known_things(stages)


def payload_for(act: Act[Any], things: dict[str, Any], actor: Actor) -> dict[str, Any]:
    """One answers a notice, or asks, for oneself; else everybody sends the same."""
    payload = payload_of(act, things)
    if act.name in OF_ONESELF:
        payload["person"] = str(actor.person_id or new_id())
    return payload


def test_every_act_admits_those_who_hold_a_right_that_its_page_names_and_nobody_else(
    stages: Stages, things: dict[str, Any]
) -> None:
    wrong = []
    for act in acts_of_the_program():
        for role, actor in actors(stages):
            right = bool(documented(act.name) & held(stages, act, actor))
            does = admitted(act, actor, payload_for(act, things, actor))
            if does > right or (does < right and act.name not in NARROWER):
                wrong.append(f"{act.name}: {role} is {'admitted' if does else 'refused'}")
    assert wrong == [], "\n".join(wrong)


def test_the_payloads_of_the_table_reach_what_they_name(stages: Stages, things: dict[str, Any]) -> None:
    """Else a payload that names nothing real, or does not read, would refuse everybody alike."""
    for act in acts_of_the_program():
        act.understand(payload_of(act, things), act.version)
    refused = [
        act.name
        for act in acts_of_the_program()
        if act.name not in NARROWER and not admitted(act, OPERATOR, payload_of(act, things))
    ]
    assert refused == []
    assert OwnRule.rows.count() == 1
