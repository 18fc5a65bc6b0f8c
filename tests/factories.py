"""Small worlds for tests, built through the acts like everything else."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from uuid import UUID

from nennep.accounts.models import User
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.membership.actions import NewMember, appoint, enter_roll, open_term
from nennep.membership.enums import PositionKind, Status
from nennep.organisation.actions import form_body, found_organisation
from nennep.organisation.enums import BodyKind, CellType, Kind, Level
from nennep.stories.names import user_of
from tests.told import CHIENG_MUON, told

OPERATOR = Actor.operator()
FOUNDED = date(2020, 1, 1)
NOW = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)  # 10:00 on Friday 20/11/2026 in Vietnam

NAMES = (
    "Lò Văn Sáng",
    "Lò Thị Ân",
    "Cà Văn Bình Minh",
    "Mùa A Tủa",
    "Lò Văn Dương",
    "Giàng Thị Mỷ",
    "Quàng Văn Thoan",
    "Tòng Thị Hặc",
    "Vì Văn Ngoan",
    "Lèo Thị Thương",
    "Hà Văn Đức",
)

CELLS = (
    ("pa_kim", "pa-kim", NAMES),
    ("staff", "co-quan", ("Cầm Thị Thu", "Bạc Văn Quyết", "Điêu Thị Lan")),
)
"""Cells of the story: how tests call them, how the story does, and their members in the order entered."""


@dataclass
class Cell:
    """A cell with its bodies, members in the order entered, and the actors that tests speak through."""

    id: UUID
    body: UUID
    committee: UUID
    members: list[UUID]
    secretary: Actor
    deputy: Actor
    member: Actor


@dataclass
class World:
    """A province, a district, a commune with its committee and office, and its cells."""

    province: UUID
    district: UUID
    commune: UUID
    executive: UUID
    office: UUID
    clerk: Actor
    commune_secretary: Actor
    cells: dict[str, Cell] = field(default_factory=dict)
    names: dict[str, UUID] = field(default_factory=dict)
    """What the story of this world calls its things: for stories that go on from here."""


def person_actor(person: UUID, username: str = "") -> Actor:
    """A login of a person, and the actor that it speaks as."""
    user = User.rows.create_user(id=user_of(person), username=username or f"u-{person}", person_id=person)
    return Actor(user_id=user.pk, person_id=person)


def found(name: str, code: str, level: Level, kind: Kind, parent: UUID | None, **more: object) -> UUID:
    """Found an organisation as the operator."""
    new = new_id()
    found_organisation(
        OPERATOR,
        id=new,
        code=code,
        name=name,
        level=level,
        kind=kind,
        parent=parent,
        effective=FOUNDED,
        **more,
    )
    return new


def body(organisation: UUID, kind: BodyKind, name: str) -> UUID:
    """Form a body and open its term."""
    new = new_id()
    form_body(OPERATOR, id=new, organisation=organisation, kind=kind, name=name)
    open_term(OPERATOR, id=new_id(), body=new, name="2020–2030", begins=FOUNDED, ends=None)
    return new


def hold(person: UUID, body_id: UUID, kind: PositionKind, title: str = "") -> None:
    """Give a person a position."""
    appoint(OPERATOR, id=new_id(), person=person, body=body_id, kind=kind, begins=FOUNDED, title=title)


def roll(cell: UUID, names: tuple[str, ...], **statuses: Status) -> list[UUID]:
    """Enter members; `statuses` gives another status by position ("m3")."""
    members = [
        NewMember(id=new_id(), full_name=name, status=statuses.get(f"m{number}", Status.OFFICIAL))
        for number, name in enumerate(names)
    ]
    enter_roll(OPERATOR, cell=cell, members=members, since=FOUNDED)
    return [each.id for each in members]


def make_cell(
    commune: UUID,
    name: str,
    code: str,
    names: tuple[str, ...] = NAMES,
    kind: CellType = CellType.HAMLET,
    **statuses: Status,
) -> Cell:
    """A cell with a roll, a committee, a secretary, a deputy and an ordinary member with logins."""
    cell = found(name, code, Level.CELL, Kind.CELL, commune, cell_type=kind, place="Chiềng Muôn")
    whole = body(cell, BodyKind.CELL, name)
    committee = body(cell, BodyKind.CELL_COMMITTEE, f"Chi ủy {name}")
    members = roll(cell, names, **statuses)
    hold(members[0], committee, PositionKind.SECRETARY, "Bí thư")
    hold(members[1], committee, PositionKind.DEPUTY, "Phó Bí thư")
    return Cell(
        id=cell,
        body=whole,
        committee=committee,
        members=members,
        secretary=person_actor(members[0]),
        deputy=person_actor(members[1]),
        member=person_actor(members[2]),
    )


def make_world() -> World:
    """Sơn La, Mường La, Chiềng Muôn with the cell of Pá Kìm (11 members) and the cell of the commune's office."""
    names = told(CHIENG_MUON)
    cells = {key: _cell_told(names, name, people) for key, name, people in CELLS}
    staff = cells["staff"]
    return World(
        province=names["son-la"],
        district=names["muong-la"],
        commune=names["chieng-muon"],
        executive=names["chieng-muon/bch"],
        office=names["chieng-muon/van-phong"],
        clerk=staff.secretary,
        commune_secretary=staff.deputy,
        cells=cells,
        names=names,
    )


def _cell_told(names: dict[str, UUID], name: str, people: tuple[str, ...]) -> Cell:
    """A cell of the story, with logins for its secretary, its deputy and an ordinary member."""
    members = [names[each] for each in people]
    secretary, deputy, member = (person_actor(each) for each in members[:3])
    return Cell(
        names[name], names[f"{name}/chi-bo"], names[f"{name}/chi-uy"], members, secretary, deputy, member
    )
