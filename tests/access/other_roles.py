"""People of Pá Kìm's stages whose rights ended, wait or were cut: whom each reads like, in the reading matrix."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from nennep.authority.permissions import GUARDED
from nennep.authority.selectors import access_of
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.membership.actions import appoint, change_status, end_position, receive_member
from nennep.membership.enums import PositionKind, Status
from nennep.membership.models import Position
from tests.factories import OPERATOR, person_actor
from tests.worlds import Stages


def visitor(stages: Stages) -> Actor:
    """A member of Hua Chiến who is temporarily active in Pá Kìm."""
    person = stages.names["Hua Chiến: Cà Văn Bình Minh"]
    receive_member(
        OPERATOR, person=person, cell=stages.cell.id, status=Status.VISITING, effective=clock.today()
    )
    return person_actor(person)


def former(stages: Stages) -> Actor:
    """The secretary of Pá Kìm until three days ago, who prepared and chaired it all; now a member of Hua Chiến."""
    person, today = stages.cell.members[0], clock.today()
    post = Position.rows.get(person_id=person, body_id=stages.cell.committee)
    end_position(OPERATOR, position=post.pk, last_day=today - timedelta(days=4))
    receive_member(
        OPERATOR,
        person=person,
        cell=stages.names["hua-chien"],
        status=Status.OFFICIAL,
        effective=today - timedelta(days=3),
    )
    return stages.cell.secretary


def suspended(stages: Stages) -> Actor:
    """A member of Pá Kìm who is suspended since today."""
    person = stages.cell.members[6]
    change_status(
        OPERATOR, person=person, cell=stages.cell.id, status=Status.SUSPENDED, effective=clock.today()
    )
    return person_actor(person)


def waiting(stages: Stages) -> Actor:
    """A member of Hua Chiến whom the office received into Pá Kìm, and whom no leader there has confirmed."""
    person = stages.names["Hua Chiến: Cà Văn Bình Minh"]
    receive_member(
        stages.world.clerk,
        person=person,
        cell=stages.cell.id,
        status=Status.OFFICIAL,
        effective=clock.today(),
    )
    return person_actor(person)


def unconfirmed(stages: Stages) -> Actor:
    """A secretary of Pá Kìm whom the office entered, and whom no leader has confirmed."""
    person = stages.names["Hua Chiến: Lò Thị Ân"]
    appoint(
        stages.world.clerk,
        id=new_id(),
        person=person,
        body=stages.cell.committee,
        kind=PositionKind.SECRETARY,
        begins=clock.today(),
    )
    actor = person_actor(person)
    assert not access_of(actor, stages.cell.id, clock.today()).rights & GUARDED
    return actor


READS_LIKE: dict[str, tuple[Callable[[Stages], Actor], str]] = {
    "visitor": (visitor, "member"),
    "former": (former, "other"),
    "suspended": (suspended, "above"),
    "waiting": (waiting, "above"),
    "unconfirmed": (unconfirmed, "unconfirmed"),
}
"""Who -> how to make them, and the role of the matrix that they read like."""
