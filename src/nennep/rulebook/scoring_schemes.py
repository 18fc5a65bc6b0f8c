"""Scoring schemes of a meeting's quality: data, one file a scheme, read and checked.

Data: scores/*.toml, and facts.toml (how a fact is said).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache

from pydantic import Field, model_validator

from nennep.rulebook.book import Citation, cite, must_be_in_force
from nennep.rulebook.data_files import HERE, Data, DataError, DatedData, files, parse, read, refuse_overlaps
from nennep.rulebook.enums import Confidence

Facts = Mapping[str, float | bool | None]
"""What is known of a meeting, by the codes of facts.toml; None or absent is unknown."""


class _Show(StrEnum):
    PERCENT = "percent"
    MINUTES = "minutes"
    DAYS = "days"
    COUNT = "count"
    FLAG = "flag"


class Fact(Data):
    """A thing that may be known of a meeting, and how a sentence says it."""

    code: str
    label: str
    show: _Show

    def said(self, value: float | bool) -> str:
        """The fact as people read it: "Tỷ lệ đảng viên dự sinh hoạt: 93,5%"."""
        if self.show is _Show.FLAG:
            return f"{self.label}: {'có' if value else 'không'}"
        if self.show is _Show.PERCENT:
            return f"{self.label}: {value * 100:.1f}".replace(".0", "").replace(".", ",") + "%"
        unit = {_Show.MINUTES: " phút", _Show.DAYS: " ngày", _Show.COUNT: ""}[self.show]
        return f"{self.label}: {value:g}".replace(".", ",") + unit


class Condition(Data):
    """One comparison with a fact."""

    fact: str
    at_least: float | None = None
    above: float | None = None
    at_most: float | None = None
    below: float | None = None
    wanted: bool | None = Field(default=None, alias="is")

    @model_validator(mode="after")
    def _compares(self) -> Condition:
        given = (self.at_least, self.above, self.at_most, self.below, self.wanted)
        if all(each is None for each in given):
            raise ValueError(f"a condition on {self.fact} compares with nothing")
        return self

    def holds(self, facts: Facts) -> bool | None:
        """True, False, or None when the fact is unknown."""
        value = facts.get(self.fact)
        if value is None:
            return None
        if self.wanted is not None:
            return bool(value) is self.wanted
        return (
            (self.at_least is None or value >= self.at_least)
            and (self.above is None or value > self.above)
            and (self.at_most is None or value <= self.at_most)
            and (self.below is None or value < self.below)
        )


class Option(Data):
    """A step of a criterion. Without conditions no fact proposes it; the meeting chooses it itself."""

    label: str
    points: float
    when: tuple[Condition, ...] = ()


class Criterion(Data):
    """One line of the scheme."""

    group: str
    code: str
    text: str
    maximum: float
    note: str = ""
    applies_when: Condition | None = None  # does not count at all in a month in which this is false
    full_when: Condition | None = None  # full marks without asking when this is true
    option: tuple[Option, ...] = ()

    @model_validator(mode="after")
    def _within_its_maximum(self) -> Criterion:
        if any(not 0 <= each.points <= self.maximum for each in self.option):
            raise ValueError(f"{self.code}: an option lies outside 0 to {self.maximum}")
        return self

    def conditions(self) -> tuple[Condition, ...]:
        """All comparisons that the criterion makes."""
        own = tuple(each for each in (self.applies_when, self.full_when) if each is not None)
        return own + tuple(condition for each in self.option for condition in each.when)


class Grade(Data):
    """A class (xếp loại): reached from `at_least` points of a hundred."""

    label: str
    at_least: float


class ScoringScheme(DatedData):
    """One version of a scheme. `place` names the province or commune whose document it is; "" is central."""

    code: str
    name: str
    document: str
    article: str = ""
    confidence: Confidence
    source: str
    place: str = ""
    rescale_without_thematic: bool
    grade: tuple[Grade, ...]
    criterion: tuple[Criterion, ...]

    @property
    def citation(self) -> Citation:
        """The document that the scheme comes from."""
        return cite(self.document, self.article, self.confidence, self.source)

    @property
    def maximum(self) -> float:
        """The sum of all criteria, those of thematic months included."""
        return sum(each.maximum for each in self.criterion)


@cache
def load() -> dict[str, ScoringScheme]:
    """All schemes by code, read and checked. DataError when one cannot be true."""
    known = facts()
    schemes = [parse(ScoringScheme, read(path), path.name) for path in files("scores")]
    by_place: dict[str, list[ScoringScheme]] = {}
    for scheme in schemes:
        _check(scheme, known)
        by_place.setdefault(scheme.place or "central", []).append(scheme)
    refuse_overlaps(by_place, "scores")
    return {each.code: each for each in schemes}


@cache
def facts() -> dict[str, Fact]:
    """The facts that schemes may use, by code."""
    listed = [parse(Fact, table, "facts.toml") for table in read(HERE / "facts.toml")["fact"]]
    return {each.code: each for each in listed}


def scheme_named(code: str) -> ScoringScheme:
    """A scheme by its code, for meetings already scored. KeyError for an unknown one."""
    return load()[code]


def scoring_scheme_for(on: date, place: str = "") -> ScoringScheme | None:
    """The scheme of the day: the place's own, else the central one; None before there was any."""
    in_force = [each for each in load().values() if each.holds_on(on) and each.place in (place, "")]
    return max(in_force, key=lambda each: each.place == place, default=None)


def _check(scheme: ScoringScheme, known: Mapping[str, Fact]) -> None:
    """DataError unless the scheme adds up to 100, reaches from 0 upward and uses known facts only."""
    must_be_in_force(scheme, scheme.document, scheme.code)
    if scheme.maximum != 100:
        raise DataError(f"{scheme.code}: the criteria add up to {scheme.maximum}, not 100")
    if min((each.at_least for each in scheme.grade), default=1) != 0:
        raise DataError(f"{scheme.code}: no class for the lowest totals")
    if len({each.code for each in scheme.criterion}) != len(scheme.criterion):
        raise DataError(f"{scheme.code}: a criterion stands there twice")
    for criterion in scheme.criterion:
        for condition in criterion.conditions():
            if condition.fact not in known:
                raise DataError(f"{scheme.code}: {criterion.code} asks for an unknown fact {condition.fact}")
