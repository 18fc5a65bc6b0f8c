"""Who is signed in: name, office, and the organisations that are theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from nennep.authority.permissions import READ
from nennep.authority.selectors import rights_below
from nennep.authority.standing import MEMBER, POSITION, Reason, standing_of
from nennep.core.actor import Actor
from nennep.membership.enums import PositionKind, Status
from nennep.membership.models import Position
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Body


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation that belongs to somebody's work, by the name of the day."""

    organisation_id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Who:
    """The signed-in person on a day. `office` is what they are there; `own_cell` where they are a member."""

    name: str  # nothing for a login without a person
    office: str
    own_cell: Place | None
    offices_at: tuple[Place, ...]  # organisations in which they hold a position
    above: tuple[Place, ...]  # of those, the ones that have organisations below to read

    @property
    def home(self) -> Place | None:
        """The place named at the head of every page: where they hold an office, else their cell."""
        return self.offices_at[0] if self.offices_at else self.own_cell

    @property
    def leads_own_cell(self) -> bool:
        """Whether they hold an office in the very cell of which they are a member."""
        return self.own_cell is not None and self.own_cell in self.offices_at


def who_is(actor: Actor, on: date) -> Who:
    """Who the actor is on a day; reads nothing besides the standing."""
    standing = standing_of(actor, on)
    posts = sorted(standing.by(POSITION), key=lambda each: (each.since, each.id))
    members = (each for each in standing.by(MEMBER) if each.status != Status.VISITING)
    first = {each.organisation_id: _place(each) for each in posts}
    below = {each.organisation_id for each in posts if _reads_below(each)}
    return Who(
        name=standing.name,
        office=_office(posts[0]) if posts else "",
        own_cell=next((_place(each) for each in members), None),
        offices_at=tuple(first.values()),
        above=tuple(place for key, place in first.items() if key in below),
    )


def _place(reason: Reason) -> Place:
    return Place(reason.organisation_id, reason.organisation_name)


def _reads_below(post: Reason) -> bool:
    """Whether a post gives reading of what stands below its organisation."""
    body = Body(kind=post.body_kind, organisation_id=post.organisation_id)
    return READ in rights_below(Position(kind=post.kind, body=body))


def _office(post: Reason) -> str:
    """The office as one would say it: "Bí thư · Chi ủy Chi bộ bản Pá Kìm"."""
    title = post.title or str(PositionKind(post.kind).label)
    return title if post.body_kind == BodyKind.OFFICE else f"{title} · {post.body_name}"
