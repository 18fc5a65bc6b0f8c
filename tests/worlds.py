"""A larger world for tests of who sees what: Pá Kìm's meetings in every stage, a joint session, a login for each role.

It is told in tests/told/cac-buoi.toml. Words that only some may read are planted as canaries: made-up words that stand
nowhere else, to be looked for in every answer of the program. See docs/reading-matrix.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.meetings.models import AgendaItem
from nennep.rulebook.enums import ItemKind
from tests import factories
from tests.factories import NAMES, Cell, World, person_actor
from tests.told import told, told_in

MORNING = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)  # 08:00 in Vietnam, two hours before factories.NOW
HOUR = timedelta(hours=1)

CANARY = {
    "notice": "zqnoihop",
    "paper_list": "zqtailieu",
    "paper": "zqnoidungtep",
    "draft_agenda": "zqduthao",
    "agenda": "zqmucban",
    "roll": "LèoThịThương",
    "remark": "zqgopy",
    "absence_reason": "zqlydo",
    "proposed_topic": "zqdexuat",
    "speaking_request": "zqphatbieu",
    "discussion": "zqthaoluan",
    "self_criticism": "zqtuphebinh",
    "ideology": "zqtutuong",
    "free_text": "zqtomtat",
    "conclusion": "zqketluan",
    "ballot": "zqbieuquyet",
    "reserved_opinion": "zqbaoluu",
    "paper_only": "zqsogiay",
    "resolution": "zqnghiquyet",
    "task": "zqnhiemvu",
    "correction": "zqdinhchinh",
    "finding": "zqgiaitrinh",
    "gift": "zqquatang",
    "joint": "zqnoidungchung",
}
"""What is planted: subject of the reading matrix -> the word to look for."""


@dataclass
class Stages:
    """The world, Pá Kìm's meetings by stage, and the actors by role."""

    world: World
    cell: Cell
    partner_cell: Cell
    adopted: UUID
    running: UUID
    notified: UUID
    draft: UUID
    joint: UUID
    partner_joint: UUID
    joint_session: UUID
    paper: UUID
    entered: UUID
    proxy_clerk: Actor
    roles: dict[str, Actor]
    names: dict[str, UUID]
    """What the story calls its things."""


def make_stages() -> Stages:
    """What the story tells, with logins."""
    world = factories.make_world()
    names = told("cac-buoi.toml", world.names)
    cell, staff = world.cells["pa_kim"], world.cells["staff"]
    neighbour = _members(names, "Hua Chiến", NAMES[:6])
    partner = _members(names, "Dân vận", NAMES[:5])
    partner_cell = Cell(
        names["dan-van"],
        names["dan-van/chi-bo"],
        names["dan-van/chi-uy"],
        partner,
        *(person_actor(each) for each in partner[:3]),
    )
    roles = {
        "other": person_actor(neighbour[0]),
        "partner": partner_cell.secretary,
        "member": cell.member,
        "taker": person_actor(cell.members[4]),
        "secretary": cell.secretary,
        "charge": staff.member,
        "committee": world.commune_secretary,
        "office": world.clerk,
        "above": person_actor(neighbour[5]),
    }
    return Stages(
        world=world,
        cell=cell,
        partner_cell=partner_cell,
        adopted=names["tháng 10"],
        running=names["đang họp"],
        notified=names["tháng 11"],
        draft=names["tháng 12"],
        joint=names["buổi chung"],
        partner_joint=names["buổi chung của Dân vận"],
        joint_session=names["sinh hoạt chung"],
        paper=names["tài liệu"],
        entered=names["tháng 9"],
        proxy_clerk=person_actor(neighbour[4]),
        roles=roles,
        names=names,
    )


def _members(names: Mapping[str, UUID], cell: str, people: tuple[str, ...]) -> list[UUID]:
    return [names[f"{cell}: {each}"] for each in people]


def hold_and_adopt(names: Mapping[str, UUID], began: datetime) -> UUID:
    """One extraordinary meeting of Pá Kìm more, with every canary, adopted an hour later (tests/told)."""
    meeting = f"bất thường {began:%d/%m %H:%M}"
    local = clock.local(began)
    scene = {
        "on": local.date(),
        "at": local.time(),
        "by": "Lò Văn Sáng",
        "meeting": meeting,
        "month": local.date().replace(day=1),
        "starts_at": local.replace(tzinfo=None),
        "ends_at": (local + HOUR).replace(tzinfo=None),
    }
    return told_in(scene, "tu-mat-da-thong-qua.toml", names)[meeting]


def first_item(meeting: UUID, kind: ItemKind) -> UUID:
    """The first item of a kind on a meeting's agenda."""
    found: UUID = (
        AgendaItem.rows.filter(meeting_id=meeting, kind=kind, dropped=False).order_by("position")[0].pk
    )
    return found
