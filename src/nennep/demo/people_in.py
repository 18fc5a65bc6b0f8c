"""Founds the organisations and enters the people of the demo, through the acts, as the operator would."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from uuid import UUID

from django.contrib.auth.hashers import make_password

from nennep.authority.actions import give_login, put_in_charge
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import id_at
from nennep.demo import PASSWORD
from nennep.demo.doing import Doer
from nennep.demo.names import People
from nennep.demo.tree import PROVINCES, CellPlan, CommunePlan, DistrictPlan, ProvincePlan
from nennep.meetings.actions.calendar import set_fixed_day
from nennep.membership.actions import NewMember, appoint, change_status, enter_roll, open_term
from nennep.membership.enums import PositionKind, Sex, Status
from nennep.membership.models import Term
from nennep.organisation.actions import form_body, found_organisation, record_locality
from nennep.organisation.enums import BodyKind, CellType, Kind, Level, LocalityKind

FOUNDED = date(2015, 7, 1)
TERMS = (
    ("2015–2020", date(2015, 7, 1), date(2020, 7, 1)),
    ("2020–2025", date(2020, 7, 1), date(2025, 7, 1)),
    ("2025–2030", date(2025, 7, 1), date(2030, 7, 1)),
)
OF_THE_ARTICLES = frozenset({"dongpao", "banhon-7", "ngohen", "danvan", "pakim", "banhon"})
"""Cells and communes whose earlier terms are told too; of the others only the present one."""
OPERATOR = Actor.operator()
CHI_UY_FROM = 9
"""Official members from which a cell elects a committee (domain §3.9)."""


@dataclass(slots=True)
class CellMade:
    """A cell that stands: ids and who leads it."""

    plan: CellPlan
    id: UUID
    body: UUID
    committee: UUID
    commune: str
    members: list[UUID]
    names: dict[UUID, str]
    actors: dict[UUID, Actor] = field(default_factory=dict)

    @property
    def secretary(self) -> Actor:
        """Who chairs: the first of the roll as entered."""
        return self.actors[self.members[0]]

    def actor(self, number: int) -> Actor:
        """A member as an actor, by place in the roll as entered; without a login."""
        person = self.members[number]
        return self.actors.setdefault(person, Actor(user_id=self.seeded(f"user-{number}"), person_id=person))

    def seeded(self, what: str) -> UUID:
        """An id that is the same in every demo."""
        return id_at(clock.now(), f"{self.plan.key}/{what}")


@dataclass(slots=True)
class Made:
    """All that was founded, by key."""

    cells: dict[str, CellMade] = field(default_factory=dict)
    communes: dict[str, UUID] = field(default_factory=dict)
    bodies: dict[str, UUID] = field(default_factory=dict)
    in_charge: dict[str, Actor] = field(default_factory=dict)


class Founder:
    """Founds the whole demo; one object because everything is named by one seed."""

    def __init__(self, doer: Doer, today: date) -> None:
        self.do = doer.do
        self.today = today
        self.people = People("nền nếp")
        self.made = Made()

    def found_all(self) -> Made:
        """Everything of PROVINCES."""
        for province in PROVINCES:
            self._province(province)
        return self.made

    def _id(self, what: str) -> UUID:
        return id_at(clock.now(), what)

    def _found(self, key: str, name: str, code: str, level: Level, parent: UUID | None, place: str) -> UUID:
        new = self._id(key)
        kind = Kind.COMMITTEE
        self.do(
            found_organisation,
            OPERATOR,
            id=new,
            code=code,
            name=name,
            level=level,
            kind=kind,
            parent=parent,
            effective=FOUNDED,
            place=place,
        )
        return new

    def _province(self, plan: ProvincePlan) -> None:
        province = self._found(
            plan.key, f"Đảng bộ tỉnh {plan.name}", plan.code, Level.PROVINCE, None, plan.name
        )
        self._body(f"{plan.key}-btv", province, BodyKind.STANDING, f"Ban Thường vụ Tỉnh ủy {plan.name}")
        for number, cell in enumerate(plan.cells, start=900):
            self._cell(cell, province, f"{plan.code}.{number}", plan.key, plan.name)
        for number, district in enumerate(plan.districts, start=1):
            self._district(district, province, f"{plan.code}.{number:03d}")

    def _district(self, plan: DistrictPlan, province: UUID, code: str) -> None:
        district = self._found(
            plan.key, f"Đảng bộ huyện {plan.name}", code, Level.DISTRICT, province, plan.name
        )
        standing = self._body(
            f"{plan.key}-btv", district, BodyKind.STANDING, f"Ban Thường vụ Huyện ủy {plan.name}"
        )
        self._body(
            f"{plan.key}-bch", district, BodyKind.EXECUTIVE, f"Ban Chấp hành Đảng bộ huyện {plan.name}"
        )
        office = self._cell(plan.office, district, f"{code}.900", plan.key, plan.name)
        self._hold(office.members[0], standing, PositionKind.SECRETARY, "Bí thư Huyện ủy")
        self._hold(
            office.members[1], standing, PositionKind.STANDING_DEPUTY, "Phó Bí thư Thường trực Huyện ủy"
        )
        for member in office.members[2:5]:
            self._hold(member, standing, PositionKind.MEMBER, "Ủy viên Ban Thường vụ Huyện ủy")
        for number, commune in enumerate(plan.communes, start=1):
            self._commune(commune, district, f"{code}.{number:03d}", office)

    def _commune(self, plan: CommunePlan, district: UUID, code: str, office_above: CellMade) -> None:
        commune = self._found(plan.key, f"Đảng bộ xã {plan.name}", code, Level.COMMUNE, district, plan.name)
        self.made.communes[plan.key] = commune
        executive = self._body(
            f"{plan.key}-bch", commune, BodyKind.EXECUTIVE, f"Ban Chấp hành Đảng bộ xã {plan.name}"
        )
        standing = self._body(
            f"{plan.key}-btv", commune, BodyKind.STANDING, f"Ban Thường vụ Đảng ủy xã {plan.name}"
        )
        office = self._body(f"{plan.key}-vp", commune, BodyKind.OFFICE, f"Văn phòng Đảng ủy xã {plan.name}")
        self._body(f"{plan.key}-gb", commune, BodyKind.SECRETARIES, f"Giao ban bí thư chi bộ xã {plan.name}")
        self.do(
            set_fixed_day,
            OPERATOR,
            id=self._id(f"{plan.key}-day"),
            organisation=commune,
            day=plan.day,
            starts=time(19, 30),
            effective=FOUNDED,
        )
        cells = [
            self._cell(cell, commune, f"{code}.{number:03d}", plan.key, plan.name)
            for number, cell in enumerate(plan.cells, start=1)
        ]
        self._committee(cells, executive, standing, office)

    def _committee(self, cells: list[CellMade], executive: UUID, standing: UUID, office: UUID) -> None:
        """The commune's committee from the members of its largest cells; each is in charge of one or more cells."""
        seats = sorted(cells, key=lambda each: (each.plan.kind != CellType.OFFICE, -len(each.members)))
        leaders = [seats[number % len(seats)].members[3 + number // len(seats)] for number in range(5)]
        kinds = (
            (PositionKind.SECRETARY, "Bí thư Đảng ủy"),
            (PositionKind.STANDING_DEPUTY, "Phó Bí thư Thường trực Đảng ủy"),
            (PositionKind.DEPUTY, "Phó Bí thư Đảng ủy, Chủ tịch UBND xã"),
            (PositionKind.MEMBER, "Ủy viên Ban Thường vụ Đảng ủy"),
            (PositionKind.MEMBER, "Ủy viên Ban Chấp hành"),
        )
        for person, (kind, title) in zip(leaders, kinds, strict=True):
            self._hold(person, executive, kind, title)
            if title != "Ủy viên Ban Chấp hành":
                self._hold(person, standing, kind, title)
        clerk_cell = seats[0]
        clerk = clerk_cell.members[-1]
        self._hold(clerk, office, PositionKind.CLERK, "Văn phòng Đảng ủy")
        self.made.in_charge[f"clerk/{clerk_cell.commune}"] = self._actor(clerk_cell, clerk)
        self.made.in_charge[f"secretary/{clerk_cell.commune}"] = self._actor(seats[0], leaders[0])
        for number, cell in enumerate(cells):
            person = leaders[(number + 2) % len(leaders)]
            self.do(
                put_in_charge,
                OPERATOR,
                id=self._id(f"{cell.plan.key}-charge"),
                person=person,
                organisation=cell.id,
                begins=FOUNDED,
            )
            self.made.in_charge[cell.plan.key] = self._actor(cell, person)

    def _actor(self, cell: CellMade, person: UUID) -> Actor:
        return cell.actors.setdefault(person, Actor(user_id=self._id(f"user/{person}"), person_id=person))

    def _cell(self, plan: CellPlan, parent: UUID, code: str, above: str, place: str) -> CellMade:
        cell = self._id(plan.key)
        self.do(
            found_organisation,
            OPERATOR,
            id=cell,
            code=code,
            name=plan.name,
            level=Level.CELL,
            kind=Kind.CELL,
            parent=parent,
            effective=FOUNDED,
            cell_type=plan.kind,
            place=place,
        )
        body = self._body(f"{plan.key}-cb", cell, BodyKind.CELL, plan.name)
        made = CellMade(plan, cell, body, body, above, [], {})
        self._roll(made)
        if plan.members - plan.probationary >= CHI_UY_FROM:
            made.committee = self._body(
                f"{plan.key}-cu", cell, BodyKind.CELL_COMMITTEE, f"Chi ủy {plan.name}"
            )
            self._hold(made.members[2], made.committee, PositionKind.MEMBER, "Chi ủy viên")
        self._hold(made.members[0], made.committee, PositionKind.SECRETARY, "Bí thư")
        self._hold(made.members[1], made.committee, PositionKind.DEPUTY, "Phó Bí thư")
        if plan.day is not None:
            self.do(
                set_fixed_day,
                OPERATOR,
                id=self._id(f"{plan.key}-day"),
                organisation=cell,
                day=plan.day,
                starts=time(14, 0),
                effective=FOUNDED,
            )
        for number in range(3):
            made.actor(number)
        self.made.cells[plan.key] = made
        return made

    def _roll(self, cell: CellMade) -> None:
        plan = cell.plan
        new: list[NewMember] = []
        for number in range(plan.members):
            name, sex = self.people.name(plan.people)
            new.append(
                NewMember(
                    id=self._id(f"{plan.key}/{number}"),
                    full_name=name,
                    sex=Sex(sex),
                    born=self.people.year(1955, 1998),
                )
            )
        trial = new[plan.members - plan.probationary :]
        self.do(
            enter_roll, OPERATOR, cell=cell.id, members=new[: plan.members - plan.probationary], since=FOUNDED
        )
        if trial:
            on_trial = [each.model_copy(update={"status": Status.PROBATIONARY}) for each in trial]
            since = date(self.today.year - (self.today.month <= 5), (self.today.month - 6) % 12 + 1, 10)
            self.do(enter_roll, OPERATOR, cell=cell.id, members=on_trial, since=since)
        for each in new[plan.members - plan.probationary - plan.exempt : plan.members - plan.probationary]:
            self.do(
                change_status,
                OPERATOR,
                person=each.id,
                cell=cell.id,
                status=Status.EXEMPT,
                effective=date(2024, 6, 1),
                note="Tuổi cao, chi bộ đã đồng ý",
            )
        cell.members = [each.id for each in new]
        cell.names = {each.id: each.full_name for each in new}

    def _body(self, key: str, organisation: UUID, kind: BodyKind, name: str) -> UUID:
        new = self._id(key)
        self.do(form_body, OPERATOR, id=new, organisation=organisation, kind=kind, name=name)
        for term, begins, ends in self._terms(key):
            self.do(
                open_term,
                OPERATOR,
                id=self._id(f"{key}/{term}"),
                body=new,
                name=term,
                begins=begins,
                ends=ends,
            )
        return new

    def _hold(self, person: UUID, body: UUID, kind: PositionKind, title: str) -> None:
        for term in Term.rows.filter(body_id=body).order_by("valid_from"):
            self.do(
                appoint,
                OPERATOR,
                id=self._id(f"{person}/{body}/{kind}/{term.name}"),
                person=person,
                body=body,
                kind=kind,
                begins=term.valid_from,
                title=title,
            )

    def _terms(self, key: str) -> tuple[tuple[str, date, date], ...]:
        return TERMS if key.rpartition("-")[0] in OF_THE_ARTICLES else TERMS[-1:]


LOCALITIES = (
    ("chiengmuon", LocalityKind.HAMLET, "bản Pá Kìm", "pakim"),
    ("hatlot", LocalityKind.HAMLET, "bản Ngồ Hén", "ngohen"),
    ("hatlot", LocalityKind.HAMLET, "bản Yên Tiến", "yentien"),
    ("muongchanh", LocalityKind.HAMLET, "bản Cang Mường", "cangmuong"),
    ("conoi", LocalityKind.HAMLET, "bản Lếch", "lech"),
    ("nabo", LocalityKind.HAMLET, "bản Đông Sàn", "dongsan"),
    ("banhon", LocalityKind.HAMLET, "bản Đông Pao", "dongpao"),
    ("banhon", LocalityKind.HAMLET, "bản Chăn nuôi", "channuoi"),
    ("banhon", LocalityKind.HAMLET, "bản Thẳm", "banhon-7"),
)


def record_localities(doer: Doer, made: Made) -> None:
    """The hamlets that the articles name, and the cells that cover them."""
    for commune, kind, name, cell in LOCALITIES:
        doer.do(
            record_locality,
            OPERATOR,
            id=id_at(clock.now(), f"locality/{cell}"),
            commune=made.communes[commune],
            kind=kind,
            name=name,
            effective=FOUNDED,
            covered_by=made.cells[cell].id,
        )


def give_logins(doer: Doer, made: Made) -> None:
    """The demo logins of nennep.demo.logins, each on a person with that office."""
    hashed = make_password(PASSWORD)
    cells = made.cells
    holders = {
        "pakim": cells["pakim"].actor(0),
        "pakim-dv": cells["pakim"].actor(4),
        "pakim-pt": made.in_charge["pakim"],
        "ngohen": cells["ngohen"].actor(0),
        "danvan": cells["danvan"].actor(0),
        "cangmuong": cells["cangmuong"].actor(0),
        "banhon": made.in_charge["clerk/banhon"],
        "dongpao": cells["dongpao"].actor(0),
        "hatlot": made.in_charge["secretary/hatlot"],
        "maison": cells["maison-vp"].actor(0),
    }
    for username, actor in holders.items():
        assert actor.person_id is not None
        doer.do(
            give_login,
            OPERATOR,
            id=actor.user_id,
            person=actor.person_id,
            username=username,
            password_hash=hashed,
        )
