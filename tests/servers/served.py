"""What tests call inside the data of a served folder (serving.py): enter a world, make sessions, ask for figures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.test import Client

from nennep.accounts.models import User
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.audit import chain
from nennep.core.ids import new_id
from nennep.core.models import ActRecord
from nennep.meetings.actions.session import appoint_minute_taker, open_meeting
from nennep.meetings.models import Attendance, Entry, Meeting
from nennep.meetings.states import BEFORE_SESSION, LOCKED
from nennep.membership.enums import PositionKind
from nennep.membership.models import Membership, Position
from nennep.membership.selectors import members_on
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Body
from nennep.organisation.selectors import parent_of
from nennep.records.models import Number, Record
from tests import factories
from tests.told import planned_now, told_in


def session_of(user: UUID) -> str:
    """The key of a new session of a login."""
    client = Client()
    client.force_login(User.rows.get(pk=user))
    return client.cookies["nennep_session"].value


def enter_world() -> dict[str, Any]:
    """Chiềng Muôn with Pá Kìm's meeting in session now; gives ids, and sessions of the secretary and the deputy."""
    world = factories.make_world()
    cell = world.cells["pa_kim"]
    now = clock.now()
    began = now - timedelta(hours=1)
    scene = {"at": began, "by": "Lò Văn Sáng", "began": began, "now": now}
    names = told_in(scene, "pa-kim-dang-hop.toml", world.names)
    return {
        "cell": str(cell.id),
        "meeting": str(names["đang họp"]),
        "item": str(names["mùa vụ"]),
        "members": [str(each) for each in cell.members],
        "to_adopt": [str(names[f"chờ thông qua {number}"]) for number in range(1, 9)],
        "secretary": session_of(cell.secretary.user_id),
        "deputy": session_of(cell.deputy.user_id),
    }


def figures_of(cell: str, meeting: str) -> dict[str, Any]:
    """What a test compares: marks, records of acts, numbers of minutes, breaks of the chain."""
    return {
        "marks": dict(_texts(Attendance.rows.filter(meeting_id=meeting).values_list("person_id", "mark"))),
        "attendance_acts": ActRecord.rows.filter(
            organisation_id=cell, act="meetings.record_attendance", subjects__object_id=meeting
        ).count(),
        "entries": Entry.rows.filter(meeting_id=meeting).count(),
        "numbers": sorted(Number.rows.values_list("number", flat=True)),
        "symbols": sorted(Record.rows.values_list("symbol", flat=True)),
        "breaks": [str(each) for each in chain.verify(UUID(cell))],
    }


def _texts(rows: Iterable[tuple[object, ...]]) -> list[list[str]]:
    return [[str(each) for each in row] for row in rows]


def enter_demo(evening: bool = True) -> dict[str, Any]:
    """In the demo's data: sessions of Pá Kìm's secretary and of a clerk, and Pá Kìm's meetings to look at.

    `evening`: besides, an extraordinary meeting is opened now, with the agenda of its template, to take the roll of.
    """
    users = {each.username: each for each in User.rows.filter(username__in=["pakim", "banhon"])}
    chief = Actor(user_id=users["pakim"].pk, person_id=users["pakim"].person_id)
    membership = Membership.rows.as_of(clock.today()).get(person_id=chief.person_id)
    cell_id = membership.cell_id
    body = Body.rows.get(organisation_id=cell_id, kind=BodyKind.CELL)
    members = [each.person_id for each in members_on(cell_id, clock.today())]
    known = {"bí thư": membership.person_id, "chi bộ": body.pk}
    names = planned_now(known, by="bí thư", body="chi bộ", kind="extraordinary")
    meeting = names["buổi hôm nay"]
    if evening:
        open_meeting(chief, meeting=meeting, chair=members[0])
        appoint_minute_taker(chief, meeting=meeting, person=members[1])
    held = Meeting.rows.filter(body=body, state__in=LOCKED).order_by("-starts_at").first()
    ahead = Meeting.rows.filter(body=body, state__in=BEFORE_SESSION, starts_at__gt=clock.now()).order_by(
        "starts_at"
    )
    return {
        "cell": str(cell_id),
        "commune": str(parent_of(cell_id, clock.today())),
        "meeting": str(meeting),
        "ahead": str(ahead[0].pk),
        "held": str(held.pk) if held else "",
        "members": [str(each) for each in members],
        "secretary": session_of(chief.user_id),
        "clerk": session_of(users["banhon"].pk),
    }


def open_rooms(how_many: int) -> list[dict[str, Any]]:
    """In the demo's data: so many cells with an extraordinary meeting in session, and a session of each secretary."""
    today, found = clock.today(), []
    held = Position.rows.as_of(today).filter(kind=PositionKind.SECRETARY, body__kind=BodyKind.CELL_COMMITTEE)
    alone = Position.rows.as_of(today).filter(kind=PositionKind.SECRETARY, body__kind=BodyKind.CELL)
    for position in [*held.select_related("body"), *alone.select_related("body")]:
        cell = position.body.organisation_id
        members = [each.person_id for each in members_on(cell, today)]
        user = User.rows.filter(person_id=position.person_id).first() or _login_of(position.person_id)
        actor = Actor(user_id=user.pk, person_id=position.person_id)
        body = Body.rows.get(organisation_id=cell, kind=BodyKind.CELL)
        known = {"bí thư": position.person_id, "chi bộ": body.pk}
        names = planned_now(known, by="bí thư", body="chi bộ", kind="extraordinary")
        open_meeting(actor, meeting=names["buổi hôm nay"], chair=position.person_id)
        found.append(
            {
                "meeting": str(names["buổi hôm nay"]),
                "members": [str(each) for each in members],
                "session": session_of(user.pk),
            }
        )
        if len(found) == how_many:
            return found
    raise AssertionError(f"the demo has only {len(found)} cells with a secretary")


def _login_of(person: UUID) -> User:
    created = new_id()
    return User.rows.create(
        id=created,
        username=f"bench-{created}",
        password=make_password(None),
        person_id=person,
        confirmed_at=clock.now(),
    )
