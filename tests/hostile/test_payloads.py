"""No payload breaks an act: what cannot be is refused in words, whatever was sent and in whatever state the thing is.

The stories of the worlds are told anew. Before each act that they do, the same act is tried with what somebody could
send instead (values.py), and taken back. Texts longer than their column fail on SQLite too (running/database_setup.py).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any, get_args

import pytest
from annotated_types import MaxLen
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, seed, settings

from nennep.core.actor import Actor
from nennep.core.acts import Act, Envelope
from nennep.core.ids import new_id
from nennep.core.refusals import Refused
from tests.act_examples import acts_of_the_program
from tests.hostile import values as hostile
from tests.hostile.values import Payload
from tests.told.everything import tell_everything

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
    tell_everything()
    texts = {
        (act.name, *path)
        for act in acts_of_the_program()
        for path, leaf in hostile.leaves_of(act.payload_type)
        if hostile.bare(leaf) is str
    }
    stored = {(act, *path) for act, paths in trial.stored.items() for path in paths}
    untried = {each.name for each in acts_of_the_program()} - trial.tried.keys()
    assert (trial.wrong, untried, texts - stored - CHOSEN) == ([], set(), set())


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
