"""What every read is asked in tests: parameters that have an answer in the world of the stages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from nennep.authority.actions import put_in_charge
from nennep.authority.models import Charge
from nennep.collab import merging
from nennep.collab.models import CollabProposal, CollabText
from nennep.collab.texts import exchange
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts.given import note_given
from nennep.core.ids import new_id
from nennep.core.reads import read_named
from nennep.membership.actions import introduce_member
from nennep.membership.enums import Purpose
from nennep.membership.models import Introduction
from nennep.minutes.late_texts import place_of
from nennep.minutes.texts import CONCLUSION, TextKey, parse_key
from nennep.records.models import Record
from nennep.resolutions.models import Resolution
from nennep.sync.models import Device, DeviceFile
from tests.access.addresses import MEETINGS
from tests.sync.evenings import file_with_a_refused_row
from tests.worlds import CANARY, Stages

Parameters = dict[str, Any]


def questions(stages: Stages) -> dict[str, list[Parameters]]:
    """Name of a read -> one or more sets of parameters to which `asker` has an answer."""
    cell = str(stages.cell.id)
    resolution = Resolution.rows.filter(meeting_id=stages.adopted).values_list("pk", flat=True)[0]
    documents = Record.rows.filter(about_id__in=[stages.adopted, resolution]).order_by("document_type")
    late_text_of(stages)
    return {
        "accounts.own_login": [{}],
        "authority.logins": [{"organisation": cell}],
        "authority.me": [{}],
        "authority.organisations": [{}, {"as_of": "2021-05-01"}],
        "authority.history": [
            {"kind": "meeting", "id": str(stages.adopted)},
            {"kind": "person", "id": str(stages.cell.members[8])},
        ],
        "authority.waiting_duties": [{"organisation": str(_charged_in(stages))}],
        "meetings.calendar": [
            {"organisation": cell, "year": "2026"},
            {"organisation": cell, "body": str(stages.cell.body)},
        ],
        "meetings.month": [{"organisation": str(stages.world.commune), "month": "2026-10"}],
        "meetings.proposed_month": [{"organisation": str(stages.world.commune), "month": "2027-01"}],
        "meetings.organisation": [{"organisation": cell}, {"organisation": cell, "as_of": "2026-10-01"}],
        "meetings.notice": [{"meeting": str(stages.notified)}, {"meeting": str(stages.draft)}],
        "meetings.preparation": [{"meeting": str(stages.notified)}, {"meeting": str(stages.draft)}],
        "meetings.today": [{}],
        "meetings.proposed_year": [{"organisation": cell}, {"organisation": cell, "year": "2027"}],
        "membership.introductions": [{"organisation": str(_introduced_from(stages))}],
        "membership.telephone": [{"organisation": cell, "person": str(stages.cell.members[2])}],
        "membership.roll": [{"organisation": cell}, {"organisation": cell, "as_of": "2021-05-01"}],
        "minutes.documents": [{"meeting": str(stages.adopted)}],
        "minutes.document": [{"document": str(each.pk)} for each in documents],
        "minutes.late_texts": [{"meeting": str(stages.adopted)}],
        "minutes.sections": [{"meeting": str(stages.adopted)}],
        "minutes.text_history": [_section(stages.adopted), _section(stages.running)],
        "records.documents": [{"organisation": cell}, {"organisation": cell, "type": "NQ"}],
        "records.numbers": [{"organisation": cell}],
        "resolutions.own_tasks": [{"which": "late"}],
        "resolutions.resolution": [{"resolution": str(resolution)}],
        "resolutions.resolutions": [
            {"organisation": cell},
            {"organisation": cell, "year": 2026, "kind": "NQ"},
        ],
        "resolutions.tasks": [{"organisation": cell}],
        "room.left_open": [{"meeting": str(stages.running)}],
        "room.findings": [{"meeting": str(stages.adopted)}, {"organisation": cell}],
        "room.meeting": [{"meeting": str(stages.adopted)}, {"meeting": str(stages.running)}],
        "room.minutes": [{"meeting": str(stages.adopted)}, {"meeting": str(stages.running)}],
        "room.partner": [{"meeting": str(stages.partner_joint)}],
        "room.score": [{"meeting": str(stages.adopted)}],
        "rulebook.rules": [{}, {"organisation": cell, "as_of": "2026-10-01"}],
        "sync.devices": [{}],
        "sync.file": [{"file": str(file_of(stages))}],
        "sync.files": [{}],
        "sync.silent": [{}] if device_that_fell_silent(stages) else [],
        "sync.waiting": [{}] if device_that_waits(stages) else [],
        "web.own_cell": [{}],
        "web.search": [{"words": "pa kim"}],
        "web.todo": [{}],
    }


def late_text_of(stages: Stages) -> UUID:
    """Words that came for October's minutes after their lock, from the second member's phone; once for each world."""
    key = TextKey(stages.adopted, None, CONCLUSION)
    rows = CollabProposal.rows.filter(text__key=str(key)).values_list("pk", flat=True)
    if not rows.exists():
        update = merging.rewritten(b"", f"Kiểm tra lại đường nước {CANARY['conclusion']}")
        author = stages.cell.members[1]
        exchange(str(key), update=update, state_vector=None, author=author, allowed=False)
    return rows[0]


def _charged_in(stages: Stages) -> UUID:
    """The commune, whose office put a member of Pá Kìm in charge of another cell; once for each world."""
    if not Charge.rows.filter(confirmed_at=None).exists():
        put_in_charge(
            stages.world.clerk,
            id=new_id(),
            person=stages.cell.members[8],
            organisation=stages.world.cells["staff"].id,
            begins=clock.today(),
        )
    return stages.world.commune


def _introduced_from(stages: Stages) -> UUID:
    """Pá Kìm, from which a member is introduced to the cell of the joint session; once for each world."""
    if not Introduction.rows.exists():
        introduce_member(
            stages.world.clerk,
            id=new_id(),
            person=stages.cell.members[8],
            to="14.01",
            purpose=Purpose.TRANSFER,
            begins=clock.today(),
        )
    return stages.cell.id


def file_of(stages: Stages) -> UUID:
    """A file of the secretary's phone that the secretary brought, not taken in yet; once for each world."""
    secretary = stages.cell.secretary
    rows = DeviceFile.rows.filter(uploaded_by=secretary.user_id).values_list("pk", flat=True)
    if rows.exists():
        return rows[0]
    item = _written(stages.running).item_id
    assert item is not None
    return file_with_a_refused_row(stages.cell, stages.running, item, secretary)


def device_that_waits(stages: Stages) -> Device:
    """The secretary's phone, which told of work not sent; once for each world."""
    now = clock.now()
    seen = {"registered_at": now, "last_seen_at": now, "told_at": now, "waiting_since": now}
    user = stages.cell.secretary.user_id
    return Device.rows.get_or_create(
        user_id=user, waiting=3, defaults={"id": new_id(), "key_digest": "", **seen}
    )[0]


def device_that_fell_silent(stages: Stages) -> Device:
    """The deputy's phone, which took a meeting along on the day before it; once for each world."""
    deputy, then = stages.cell.deputy, clock.now() - timedelta(days=2)
    device, is_new = Device.rows.get_or_create(
        user_id=deputy.user_id,
        defaults={"id": new_id(), "key_digest": "", "registered_at": then, "last_seen_at": then},
    )
    if is_new:
        with clock.at(then):
            note_given(deputy, device.pk, [("meeting", stages.joint)])
    return device


def _section(meeting: UUID) -> Parameters:
    """A meeting and a section of it that was written."""
    return {"meeting": str(meeting), "section": place_of(_written(meeting))}


def _written(meeting: UUID) -> TextKey:
    rows = CollabText.rows.filter(key__startswith=f"meeting/{meeting}/", seq__gt=0).order_by("key")
    return parse_key(rows.values_list("key", flat=True)[0])


def asker(stages: Stages, name: str) -> Actor:
    """Who has an answer to the questions about a read: the cell's secretary, or the commune's, or its office."""
    others = {
        "authority.waiting_duties": stages.world.commune_secretary,
        "meetings.month": stages.world.commune_secretary,
        "meetings.proposed_month": stages.world.clerk,
        "authority.logins": stages.world.clerk,
        "sync.silent": stages.world.clerk,
        "sync.waiting": stages.world.clerk,
    }
    return others.get(name, stages.cell.secretary)


def every_question(stages: Stages) -> Iterator[tuple[str, str, Parameters]]:
    """(read, of what, parameters): every read about every meeting and organisation that there is."""
    meetings = [(each, str(getattr(stages, each))) for each in MEETINGS]
    organisations = [("cell", stages.cell.id), ("partner", stages.partner_cell.id)]
    organisations.append(("commune", stages.world.commune))
    for name, asked in questions(stages).items():
        fields = read_named(name).parameters_type.model_fields
        if "meeting" in fields:
            yield from ((name, stage, {"meeting": each}) for stage, each in meetings)
        if "organisation" in fields:
            yield from ((name, which, {"organisation": str(each)}) for which, each in organisations)
        if not {"meeting", "organisation"} & set(fields) or "section" in fields:
            yield from ((name, "-", each) for each in asked)
    for stage, each in meetings:
        yield "authority.history", stage, {"kind": "meeting", "id": each, "size": 500}
