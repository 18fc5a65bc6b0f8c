"""What an act names by an id lies within its actor's reach: every id field of every act, tried with another province's.

Everything is told twice, in two provinces. Before each act of the second telling, the same act is tried with each id in
its payload, also one that it leaves out, replaced by ids of the first: things of the same table, in several states. So
a later act cannot forget it: a field is refused with `not_found`, or stands here with what refuses it, or why nothing
does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import Model

from nennep.accounts.models import User
from nennep.core.actor import Actor
from nennep.core.acts import Act, Envelope
from nennep.core.ids import id_at, new_id
from nennep.core.models import Entity
from nennep.core.refusals import Refused
from nennep.meetings.models import AgendaItem, Guest, Meeting
from nennep.membership.enums import PositionKind
from nennep.membership.models import Membership, Person, Position
from nennep.organisation.models import Organisation
from nennep.resolutions.models import Resolution
from nennep.scores.models import Score
from nennep.stories.names import user_of
from tests.act_examples import acts_of_the_program
from tests.hostile import values as hostile
from tests.hostile.values import Path, Payload
from tests.told.everything import tell_everything

Field = tuple[str, ...]
"""An act, and the names from its payload to a field."""

NOT_FOUND = {"not_found"}
NOT_ON_ROLL = {"not_on_roll"}
"""Of the meeting, or of its body near the day."""
INVALID = {"invalid"}
"""In words, with what it must be of."""
SETTLED = {"settled"}
"""Not among what waits for this organisation's word."""
REFUSED: dict[Field, set[str]] = {
    ("authority.confirm_duties", "positions"): SETTLED,
    ("authority.confirm_duties", "charges"): SETTLED,
    ("authority.confirm_duties", "logins"): SETTLED,
    ("authority.confirm_duties", "memberships"): SETTLED,
    ("meetings.agree_agenda", "agreed_by"): INVALID,
    ("meetings.answer_notice", "person"): {"forbidden"},  # for another: by who prepares the meeting
    ("meetings.appoint_minute_taker", "person"): NOT_ON_ROLL,
    ("meetings.ask_to_speak", "person"): {"forbidden"},
    ("meetings.invite_guests", "guests", "person"): INVALID,
    ("meetings.open_meeting", "chair"): NOT_ON_ROLL,
    ("meetings.open_now", "chair"): NOT_ON_ROLL,
    ("meetings.order_items", "items"): {"conflict"},
    ("meetings.plan_meetings", "meetings", "sits_with"): INVALID,
    ("meetings.propose_topic", "person"): {"forbidden", *INVALID},
    ("meetings.record_attendance", "marks", "person"): NOT_ON_ROLL,
    ("meetings.record_entry", "speaker"): NOT_ON_ROLL,
    ("meetings.record_guest_presence", "marks", "guest"): INVALID,
    ("meetings.record_telling", "persons"): INVALID,
    ("meetings.reserve_opinion", "person"): NOT_ON_ROLL,
    ("meetings.reserve_opinion", "ballot"): INVALID,
    ("minutes.issue_documents", "numbers", "about"): INVALID,
    ("organisation.record_locality", "covered_by"): INVALID,
    ("resolutions.assign_tasks", "tasks", "owner"): INVALID,
    ("resolutions.hear_progress", "results", "task"): INVALID,
    ("resolutions.propose_resolution", "ballot"): INVALID,
    ("room.adopt_minutes", "numbers", "about"): INVALID,
    ("room.correct_minutes", "corrections", "chair"): NOT_ON_ROLL,
    ("room.correct_minutes", "corrections", "minute_taker"): NOT_ON_ROLL,
    ("room.correct_minutes", "corrections", "owner"): INVALID,
    ("room.correct_minutes", "corrections", "person"): NOT_ON_ROLL,
}
"""What refuses a field where that is not `not_found`."""

WHY_NOT: dict[Field, str] = {
    ("meetings.move_meeting", "same_as"): "compared with the meeting that stands on the new day",
    ("meetings.open_meeting", "instead_of"): "compared with the chair of the opening that stands",
    ("meetings.open_now", "instead_of"): "compared with the chair of the opening that stands",
    (
        "meetings.open_now",
        "roll",
    ): "compared with the roll that is taken; the answer gives back the ids that are not on it",
    ("room.agree_score", "replaces"): "compared with the score that stands",
}
"""Fields that take any id: nothing is looked up by it, nothing kept of it, nothing told."""

LEFT_OUT: dict[str, type[Model]] = {
    "person": Person,
    "owner": Person,
    "instead_of": Person,
    "item": AgendaItem,
    "after": AgendaItem,
    "same_as": Meeting,
    "sits_with": Meeting,
    "regular": Meeting,
    "guest": Guest,
    "about": Resolution,
    "replaces": Score,
    "logins": User,
    "memberships": Membership,
    "positions": Position,
    "organisation": Organisation,
    "covered_by": Organisation,
}
"""What a field names that the stories leave out."""
BESIDE: dict[Field, Payload] = {
    ("meetings.record_guest_presence", "marks", "guest"): {"present": True},
    ("room.acknowledge_finding", "organisation"): {"meeting": None},
}
"""What else must be said where such a field is, beside it."""


def id_fields(act: Act[Any]) -> Iterator[tuple[str, ...]]:
    """Every field of a payload that names something that is there already."""
    for path, leaf in hostile.leaves_of(act.payload_type):
        if leaf is UUID:
            yield path


@dataclass
class Trial:
    """What was tried with things of another province, what refused it, and what took it."""

    perform: Any
    elsewhere: dict[type[Model], list[UUID]]
    clerks: set[UUID]
    """Posts of clerks there: the operator's acts are tried as a clerk of the province that is told now."""
    refused: defaultdict[Field, set[str]] = field(default_factory=lambda: defaultdict(set))
    taken: defaultdict[Field, set[str]] = field(default_factory=lambda: defaultdict(set))

    def before(self, act: Act[Any], actor: Actor, payload: Payload, envelope: Envelope | None) -> None:
        """Try an act that is about to be done with things of the other province."""
        who = self._clerk() if actor.is_operator else actor
        whole = act.understand(payload, act.version).model_dump(mode="json")
        if who is None or self._does(act, who, whole, envelope) is not None:
            return  # refused anyhow
        for path in id_fields(act):
            for model, other in self._others(act, whole, path):
                code = self._does(act, who, other, envelope)
                if code is None:
                    self.taken[act.name, *path].add(model.__name__)
                elif code != "invalid_payload":
                    self.refused[act.name, *path].add(code)

    def _others(
        self, act: Act[Any], payload: Payload, path: tuple[str, ...]
    ) -> Iterator[tuple[type[Model], Payload]]:
        named = [each for each in hostile.places_of(payload) if _names(each) == path]
        told = [each for each in named if isinstance(hostile.value_at(payload, each), str)]
        for place in told:
            model = _model_of(UUID(hostile.value_at(payload, place)))
            for foreign in self.elsewhere[model]:
                yield model, hostile.with_value(payload, place, str(foreign))
        left_out = LEFT_OUT.get(path[-1])
        if told or left_out is None:
            return
        beside = BESIDE.get((act.name, *path), {})
        for foreign in self.elsewhere[left_out]:
            yield from ((left_out, each) for each in _said(act, payload, path, str(foreign), beside))

    def _does(self, act: Act[Any], actor: Actor, payload: Payload, envelope: Envelope | None) -> str | None:
        """What refuses it; None where it is done. It is taken back."""
        fresh = replace(envelope or Envelope.fresh(), key=new_id())
        try:
            with transaction.atomic():
                self.perform(act, actor, payload=payload, envelope=fresh)
                transaction.set_rollback(True)
        except Refused as refused:
            return refused.code
        return None

    def _clerk(self) -> Actor | None:
        found = Position.rows.filter(kind=PositionKind.CLERK).exclude(pk__in=self.clerks).first()
        return None if found is None else Actor(user_of(found.person_id), found.person_id)


def _said(
    act: Act[Any], payload: Payload, path: tuple[str, ...], value: str, beside: Payload
) -> Iterator[Payload]:
    """The payload with a field that it leaves out, in each line that may have it, or in a line of its own."""
    lists = {each for each, leaf in hostile.leaves_of(act.payload_type) if hostile.bare(leaf) is list}
    if path in lists:
        yield {**payload, **beside, path[0]: [value]}
    elif len(path) == 1:
        yield {**payload, **beside, path[0]: value}
    elif not payload.get(path[0]):
        yield {**payload, path[0]: [{**beside, path[1]: value}]}
    for place in hostile.places_of(payload):
        if len(path) > 1 and _names(place) == path:
            yield hostile.with_value(payload, place, value)


def _names(place: Path) -> tuple[str, ...]:
    return tuple(step for step in place if isinstance(step, str))


def _model_of(key: UUID) -> type[Model]:
    return next(model for model in _tables() if model._default_manager.filter(pk=key).exists())


def _tables() -> list[type[Model]]:
    return [User, *(each for each in apps.get_models() if issubclass(each, Entity))]


def _everything_there() -> dict[type[Model], list[UUID]]:
    """Of each table the first, the middle and the last row."""
    found = {}
    for model in _tables():
        keys = list(model._default_manager.order_by("pk").values_list("pk", flat=True))
        found[model] = list(dict.fromkeys([*keys[:1], *keys[len(keys) // 2 :][:1], *keys[-1:]]))
    return found


def _tell_of_another_province(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is told once, with ids, codes and logins of its own."""
    with monkeypatch.context() as there:
        for module in ("names", "payloads", "player"):
            there.setattr(
                f"nennep.stories.{module}.id_at", lambda moment, seed: id_at(moment, f"elsewhere/{seed}")
            )
        tell_everything()
    for each in Organisation.rows.all():
        Organisation.rows.filter(pk=each.pk).update(code=f"E{each.code}")
    for user in User.rows.all():
        User.rows.filter(pk=user.pk).update(username=f"e-{user.username}"[:150])


@pytest.fixture
def trial(db: None, monkeypatch: pytest.MonkeyPatch) -> Trial:
    """Another province stands; from now on each act that is done is tried before with things of it."""
    _tell_of_another_province(monkeypatch)
    perform = Act.perform
    clerks = set(Position.rows.filter(kind=PositionKind.CLERK).values_list("pk", flat=True))
    trial = Trial(perform, _everything_there(), clerks)

    def tried_first(
        act: Act[Any],
        actor: Actor,
        *,
        payload: Mapping[str, Any],
        envelope: Envelope | None = None,
        version: int | None = None,
    ) -> Any:
        trial.before(act, actor, dict(payload), envelope)
        return perform(act, actor, payload=payload, envelope=envelope, version=version)

    monkeypatch.setattr(Act, "perform", tried_first)
    return trial


@pytest.mark.in_ci("sqlite")
@pytest.mark.slow
def test_every_id_of_every_payload_is_refused_for_a_thing_of_another_province(trial: Trial) -> None:
    tell_everything()
    fields = {(act.name, *path) for act in acts_of_the_program() for path in id_fields(act)}
    assert trial.taken.keys() == WHY_NOT.keys()
    assert fields - trial.refused.keys() - trial.taken.keys() == set()  # tried nowhere: tests/told, LEFT_OUT
    found = {each: codes for each, codes in trial.refused.items() if codes != NOT_FOUND}
    assert found == REFUSED
