"""What the tests without signal enter before, do elsewhere meanwhile, and ask afterwards; called in the served data."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.sessions.models import Session

from nennep.accounts.models import User
from nennep.collab.models import CollabProposal, CollabText
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.audit import chain
from nennep.core.models import ActRecord
from nennep.meetings.models import (
    AgendaItem,
    Attendance,
    Ballot,
    Entry,
    Guest,
    Meeting,
    PaperOnlyNote,
    ReservedOpinion,
)
from nennep.membership.actions import end_position
from nennep.membership.models import Position
from nennep.resolutions.models import Assignment, Progress, Resolution
from nennep.room.actions.adoption import adopt_minutes
from nennep.scores.models import Score
from nennep.stories.names import user_of
from tests import factories
from tests.servers.served import session_of
from tests.told import planned_now, told_in

SECRETARY, DEPUTY = factories.NAMES[:2]
TONIGHT = "buổi tối nay"


def enter_commune() -> dict[str, Any]:
    """Chiềng Muôn with its office; the cells of the tests come by `enter_cell`."""
    world = factories.make_world()
    return {"commune": str(world.commune), "clerk": session_of(world.clerk.user_id)}


def enter_cells(commune: str, first: int, how_many: int) -> list[dict[str, Any]]:
    """Several cells at once, for a process costs more than they do (`enter_cell`)."""
    return [enter_cell(commune, number) for number in range(first, first + how_many)]


def enter_cell(commune: str, number: int, planned: bool = True) -> dict[str, Any]:
    """A cell of eleven, with last month's meeting and its two open tasks; `planned`: and this evening's meeting."""
    name, code = f"Pá Kìm {number}", f"14.118.01.{number + 20}"
    names = told_in({"cell": name, "code": code}, "chi-bo-hai-viec.toml", {"chieng-muon": UUID(commune)})
    members = [names[f"{name}: {each}"] for each in factories.NAMES]
    secretary, deputy = (user_of(each) for each in members[:2])
    found = {
        "login": f"bi-thu-{code}",
        "name": name,
        "names": {each: str(one) for each, one in names.items()},
        "cell": str(names[name]),
        "members": [str(each) for each in members],
        "secretary": session_of(secretary),
        "deputy": session_of(deputy),
        "secretary_user": str(secretary),
    }
    return found | ({"meeting": draft(found)} if planned else {})


def draft(cell: dict[str, Any]) -> str:
    """This month's regular meeting, planned for now, with the agenda of its template, by the deputy."""
    name = cell["name"]
    names = planned_now(
        _names(cell), by=f"{name}: {DEPUTY}", body=f"{name}/chi-bo", meeting=f"{name}: {TONIGHT}"
    )
    return str(names[f"{name}: {TONIGHT}"])


def open_by_secretary(cell: dict[str, Any]) -> None:
    """The secretary opened the meeting an hour and a half ago, and the deputy takes the minutes."""
    name = cell["name"]
    scene = {
        "at": clock.now() - timedelta(minutes=95),
        "by": f"{name}: {SECRETARY}",
        "taker": f"{name}: {DEPUTY}",
        "meeting": TONIGHT,
    }
    told_in(scene, "khai-mac.toml", {**_names(cell), TONIGHT: UUID(cell["meeting"])})


def _names(cell: dict[str, Any]) -> dict[str, UUID]:
    """What the story calls the people and things of a cell."""
    return {name: UUID(each) for name, each in cell["names"].items()}


def adopt_by_secretary(cell: dict[str, Any]) -> None:
    """The secretary has the minutes adopted at a PC."""
    adopt_minutes(_actor(cell["secretary_user"]), meeting=UUID(cell["meeting"]), numbers=[])


def _actor(user: str) -> Actor:
    found = User.rows.get(pk=user)
    return Actor(user_id=found.pk, person_id=found.person_id)


def end_rights(cell: dict[str, Any]) -> None:
    """The secretary's office ended yesterday."""
    person = _actor(cell["secretary_user"]).person_id
    for position in Position.rows.filter(person_id=person, valid_to=None):
        end_position(Actor.operator(), position=position.pk, last_day=clock.today() - timedelta(days=1))


def end_session(session: str) -> None:
    """A session has run out."""
    Session.objects.get(pk=session).delete()


def figures(meeting: str) -> dict[str, Any]:
    """Everything that a test compares of one meeting: its facts, its texts, and the acts that made them, in order."""
    held = Meeting.rows.get(pk=meeting)
    return {
        "state": held.state,
        "chair": str(held.chair_id),
        "starts_at": _iso(held.starts_at),
        "opened_at": _iso(held.opened_at),
        "closed_at": _iso(held.closed_at),
        "adopted_at": _iso(held.adopted_at),
        "meetings_of_month": Meeting.rows.filter(
            body_id=held.body_id, month=held.month, kind=held.kind
        ).count(),
        "items": _column(AgendaItem.rows.filter(meeting=held, dropped=False), "title"),
        "marks": {
            str(p): m for p, m in Attendance.rows.filter(meeting=held).values_list("person_id", "mark")
        },
        "guests": _rows(Guest.rows.filter(meeting=held, withdrawn=False), "name", "present"),
        "entries": _column(
            Entry.rows.filter(meeting=held, withdrawn=False).order_by("entered_at", "pk"), "gist"
        ),
        "ballots": [
            list(each)
            for each in Ballot.rows.filter(meeting=held, withdrawn=False)
            .order_by("held_at")
            .values_list("votes_for", "votes_against", "votes_other", "denominator", "threshold", "passed")
        ],
        "ballots_withdrawn": Ballot.rows.filter(meeting=held, withdrawn=True).count(),
        "opinions": _column(ReservedOpinion.rows.filter(meeting=held, withdrawn=False), "text"),
        "paper": _rows(PaperOnlyNote.rows.filter(meeting=held, withdrawn=False), "book", "page"),
        "resolutions": _column(Resolution.rows.filter(meeting=held, withdrawn=False), "title"),
        "tasks": _column(Assignment.rows.filter(meeting=held, withdrawn=False).order_by("due_on"), "task"),
        "heard": sorted(_column(Progress.rows.filter(meeting=held), "state")),
        "scored": Score.rows.filter(meeting=held).count(),
        "texts": {
            key.split("/", 2)[2]: text
            for key, text in CollabText.rows.filter(key__startswith=f"meeting/{meeting}/").values_list(
                "key", "text"
            )
            if text
        },
        "proposals": CollabProposal.rows.filter(
            text__key__startswith=f"meeting/{meeting}/", settled_at=None
        ).count(),
        "acts": acts_about(meeting),
        "breaks": [str(each) for each in chain.verify(held.body.organisation_id)],
    }


def acts_about(meeting: str) -> list[dict[str, Any]]:
    """The records of the acts about a meeting, in the order of the chain."""
    rows = ActRecord.rows.filter(subjects__object_id=meeting).order_by("seq").distinct()
    return [
        {
            "act": each.act,
            "key": str(each.key),
            "device": str(each.device_id) if each.device_id else None,
            "device_seq": each.device_seq,
            "actor": str(each.actor_id),
            "clock_offset_ms": each.clock_offset_ms,
            "captured_at": _iso(each.captured_at),
            "received_at": _iso(each.received_at),
        }
        for each in rows
    ]


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _rows(rows: Any, *names: str) -> list[list[Any]]:
    return [list(each) for each in rows.values_list(*names)]


def _column(rows: Any, name: str) -> list[str]:
    return [str(each) for each in rows.values_list(name, flat=True)]
