"""No payload breaks an act: what cannot be is refused in words, whatever was sent and in whatever state the thing is.

The stories of the worlds are told anew. Before each act that they do, the same act is tried with what somebody could
send instead (values.py), and taken back. Texts longer than their column fail on SQLite too (running/database_setup.py).
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any, get_args
from uuid import UUID

import pytest
from annotated_types import MaxLen
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, seed, settings

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts import Act, Envelope
from nennep.core.ids import new_id
from nennep.core.refusals import Refused
from nennep.meetings.actions.agenda import order_items
from nennep.meetings.actions.guests import NewGuest, record_guest_presence
from nennep.meetings.actions.proxy_entries import confirm_proxy_entry
from nennep.meetings.models import AgendaItem, Entry, ProxyEntry
from nennep.minutes.actions.late_texts import settle_late_text
from nennep.minutes.enums import LateTextOutcome
from nennep.records.actions import void_number
from nennep.records.enums import DocumentType
from nennep.records.models import NumberSeries
from nennep.resolutions.actions import TaskResult, hear_progress
from nennep.resolutions.enums import AssignmentState
from nennep.resolutions.models import Assignment
from nennep.room.actions.adoption import adopt_minutes
from nennep.room.actions.corrections import correct_minutes
from nennep.sync.actions import write_off_device
from tests import worlds
from tests.access.asked import device_that_waits, late_text_of
from tests.act_examples import acts_of_the_program
from tests.factories import NOW
from tests.hostile import values as hostile
from tests.hostile.values import Payload
from tests.told import told

TIMES = {"room.correct_minutes": 4}
"""How often an act of the stories is tried, else twice: its first payload is not always its fullest."""
EXAMPLES = 12

CHOSEN = {
    ("meetings.add_item", "field"),
    ("meetings.propose_item", "field"),
    ("meetings.edit_item", "field"),
    ("room.acknowledge_finding", "finding"),
    ("room.acknowledge_finding", "about"),
    ("room.agree_score", "lines", "criterion"),
    ("room.correct_minutes", "corrections", "criterion"),
    ("membership.set_telephone", "telephone"),
    ("membership.enter_roll", "members", "born"),
    ("membership.enter_roll", "members", "admitted"),
    ("membership.enter_roll", "members", "became_official"),
    ("rulebook.set_own_rule", "code"),
    ("rulebook.set_own_rule", "value"),
    ("meetings.tie_meetings", "invite"),
    ("membership.introduce_member", "to"),
}
"""Texts that must be one of a list, or a date, and so are never stored at their full length."""


class _TakeBackError(Exception):
    pass


@dataclass
class Trial:
    """What was tried, what broke, and which texts were stored at their full length."""

    perform: Any
    tried: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[str, str]] = field(default_factory=list)
    stored: dict[str, set[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(set))
    longest: dict[tuple[str, ...], list[str]] = field(default_factory=dict)

    def before(self, act: Act[Any], actor: Actor, payload: Payload, envelope: Envelope | None) -> None:
        """Try an act that is about to be done with other payloads."""
        self.tried[act.name] += 1
        if self.tried[act.name] > TIMES.get(act.name, 2) or act.name.startswith("tests."):
            return
        whole = act.understand(payload, act.version).model_dump(mode="json")

        @seed(self.tried[act.name])
        @settings(
            max_examples=EXAMPLES,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(hostile.changed(whole, set(act.payload_type.model_fields)))
        def others(other: Payload) -> None:
            self.attempt(act, actor, other, envelope)

        others()
        self.fill(act, actor, whole, envelope)

    def fill(self, act: Act[Any], actor: Actor, payload: Payload, envelope: Envelope | None) -> None:
        """Each text of the payload at its greatest length."""
        bounds = {
            path: leaf for path, leaf in hostile.leaves_of(act.payload_type) if hostile.bare(leaf) is str
        }
        for place in hostile.places_of(payload):
            names = tuple(step for step in place if isinstance(step, str))
            if names in self.stored[act.name] or not isinstance(hostile.value_at(payload, place), str):
                continue  # of the lines of a list, one is enough
            for text in self._longest(act.name, names, bounds.get(names)):
                if self.attempt(act, actor, hostile.with_value(payload, place, text), envelope):
                    self.stored[act.name].add(names)

    def _longest(self, act: str, names: tuple[str, ...], leaf: Any) -> list[str]:
        if leaf is None:
            return []
        if (act, *names) not in self.longest:
            self.longest[act, *names] = [hostile.longest(leaf, letter) for letter in hostile.ALPHABETS]
        return [each for each in self.longest[act, *names] if each]

    def attempt(self, act: Act[Any], actor: Actor, payload: Payload, envelope: Envelope | None) -> bool:
        """Whether the act was done with it; it is taken back. A refusal must say something; nothing else may come."""
        fresh = replace(envelope or Envelope.fresh(), key=new_id())
        try:
            with transaction.atomic():
                self.perform(act, actor, payload=payload, envelope=fresh)
                raise _TakeBackError
        except _TakeBackError:
            return True
        except Refused as refused:
            if not str(refused) or refused.status not in {403, 404, 409, 422}:
                self.wrong.append((act.name, f"refused without words: {refused.code}"))
        except Exception as error:  # noqa: BLE001 - whatever it is, it would have been a 500
            self.wrong.append(
                (act.name, f"{type(error).__name__}: {str(error)[:300]} | {str(payload)[:300]}")
            )
        return False


@pytest.fixture
def trial(db: None, monkeypatch: pytest.MonkeyPatch) -> Trial:
    """From now on, each act that is done is tried before."""
    perform = Act.perform
    trial = Trial(perform)

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
def test_nothing_that_is_sent_breaks_an_act_and_every_text_fits_its_column(trial: Trial) -> None:
    with clock.at(NOW):
        stages = worlds.make_stages()
        told("viec-con-lai.toml", stages.names)
    with clock.at(NOW + timedelta(days=2)):
        _the_rest(stages)
    texts = {
        (act.name, *path)
        for act in acts_of_the_program()
        for path, leaf in hostile.leaves_of(act.payload_type)
        if hostile.bare(leaf) is str
    }
    stored = {(act, *path) for act, paths in trial.stored.items() for path in paths}
    untried = {each.name for each in acts_of_the_program()} - trial.tried.keys()
    assert (trial.wrong, untried, texts - stored - CHOSEN) == ([], set(), set())


def _the_rest(stages: worlds.Stages) -> None:
    """Acts on things that a story has no names for."""
    secretary = stages.cell.secretary
    items = AgendaItem.rows.filter(meeting=stages.draft, dropped=False).order_by("position")
    order_items(secretary, meeting=stages.draft, items=[each.pk for each in items])
    task = Assignment.rows.get(meeting=stages.adopted)
    heard = TaskResult(task=task.pk, state=AssignmentState.OPEN, result="đang làm")
    hear_progress(secretary, meeting=stages.running, results=[heard])
    _correct_the_rest(stages, task.pk)
    series = NumberSeries.rows.get(body=stages.cell.body, document_type=DocumentType.RESOLUTION)
    void_number(secretary, series=series.pk, number=69, reason="viết nhầm vào sổ")
    confirm_proxy_entry(secretary, proxy_entry=ProxyEntry.rows.get(meeting=stages.entered).pk)
    settle_late_text(
        secretary,
        meeting=stages.adopted,
        proposal=late_text_of(stages),
        outcome=LateTextOutcome.NOTED,
        reason="đã có trong biên bản",
    )
    write_off_device(stages.world.clerk, phone=device_that_waits(stages).pk, reason="rơi xuống suối")


def _correct_the_rest(stages: worlds.Stages, heard: UUID) -> None:
    """Adopt the meeting that is running, and correct of it what a story has no names for."""
    secretary, meeting = stages.cell.secretary, stages.running
    guest = NewGuest(id=new_id(), name="Hoàng Văn Lực")
    record_guest_presence(secretary, meeting=meeting, new=[guest])
    adopt_minutes(secretary, meeting=meeting)
    task = Assignment.rows.filter(meeting=meeting, withdrawn=False).values_list("pk", flat=True)[0]
    entry = Entry.rows.filter(meeting=meeting, withdrawn=False).values_list("pk", flat=True)[0]
    right = [
        {
            "what": "guest",
            "guest": guest.id,
            "name": "Hoàng Văn Lực",
            "title": "Trưởng bản",
            "present": False,
        },
        {"what": "result", "task": heard, "state": "done", "result": "đã xong"},
        {"what": "task", "task": task, "line": "Rà soát hộ nghèo", "owner_name": "Trưởng bản"},
        {"what": "entry", "entry": entry, "gist": "Nhất trí."},
        {"what": "interpreting", "language": "Mông", "interpreter": "Sùng A Nủ"},
        {"what": "attendance", "person": stages.cell.members[3], "mark": "excused", "reason": "ốm"},
    ]
    payload = {"meeting": meeting, "why": "ghi nhầm", "corrections": right}
    correct_minutes.perform(secretary, payload=json.loads(json.dumps(payload, default=str)))


@pytest.mark.parametrize("act", acts_of_the_program(), ids=lambda each: each.name)
def test_every_text_list_number_day_and_moment_of_a_payload_has_bounds(act: Act[Any]) -> None:
    beyond: dict[Any, tuple[Any, ...]] = {
        str: ("ă" * 100_001,),
        int: (10**6, -1),
        float: (10**6, float("inf"), float("nan")),
        date: ("0001-01-01", "9999-12-31", "0", 0, "20261124"),
        datetime: (
            "2026-11-24T19:30:00",
            "0001-01-01T00:00:00+07:00",
            "9999-12-31T23:59:59Z",
            0,
            "1764206000",
        ),
        time: ("14:00+07:00", 0, "50400"),
    }
    unbounded = []
    for path, leaf in hostile.leaves_of(act.payload_type):
        kind = hostile.bare(leaf)
        if kind is list:
            if not _has_most(leaf):
                unbounded.append((path, "as many as one likes"))
            continue
        unbounded += [(path, str(each)[:40]) for each in beyond.get(kind, ()) if hostile.takes(leaf, each)]
    assert unbounded == []


def _has_most(leaf: Any) -> bool:
    told = [part for each in get_args(leaf)[1:] for part in (each, *getattr(each, "metadata", ()))]
    return any(isinstance(each, MaxLen) for each in told)
