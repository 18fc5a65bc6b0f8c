"""Agenda templates: which items a meeting of a kind has, in which order, by the rule set of its day.

Data: agendas/*.toml (one file a rule set), topics.toml (by type of cell) and fields.toml (lĩnh vực).
"""

from __future__ import annotations

from datetime import date
from functools import cache

from pydantic import Field

from nennep.organisation.enums import BodyKind, CellType
from nennep.rulebook.book import Citation, cite, must_be_in_force
from nennep.rulebook.data_files import HERE, Data, DataError, DatedData, files, parse, read
from nennep.rulebook.enums import Confidence, ItemKind, MeetingKind, Phase

PHASES = tuple(Phase)

FIRST_ITEMS = (ItemKind.OPENING, ItemKind.APPOINT_MINUTE_TAKER, ItemKind.ROLL, ItemKind.ADOPT_AGENDA)
"""The order in which every meeting opens (the report on dues may stand before the agenda is adopted)."""


class Topic(Data):
    """Something cells of a type talk about, to choose from."""

    field: str
    title: str
    hint: str = ""
    cell_types: tuple[CellType, ...]
    default: bool = False
    months: tuple[int, ...] = ()

    def in_season(self, on: date) -> bool:
        """Whether it belongs to the month; a topic without months always does."""
        return not self.months or on.month in self.months


class TemplateItem(Data):
    """One item of an agenda as the template proposes it."""

    code: str
    phase: Phase
    kind: ItemKind
    title: str
    hint: str = ""
    field: str = ""
    discuss_before_vote: bool = False
    optional: bool = False  # offered, and in the agenda only when chosen


class AgendaTemplate(Data):
    """The agenda proposed for a meeting: items in order, and topics to choose from, those in season first."""

    kind: MeetingKind
    cell_type: str
    citation: Citation
    items: tuple[TemplateItem, ...]
    topics: tuple[Topic, ...]

    def standard_items(self) -> tuple[TemplateItem, ...]:
        """The items that stand in the agenda without being chosen."""
        return tuple(each for each in self.items if not each.optional)


class _Period(DatedData):
    document: str
    article: str = ""
    confidence: Confidence
    source: str


class _Item(TemplateItem):
    kinds: tuple[MeetingKind, ...]


class _RuleSet(Data):
    period: list[_Period]
    item: list[_Item]


class _Field(Data):
    code: str
    label: str


class Catalogue(Data):
    """Everything agendas are made of, read once."""

    rule_sets: dict[str, _RuleSet]
    topics: list[Topic]
    fields: dict[str, str] = Field(default_factory=dict)


@cache
def load() -> Catalogue:
    """The catalogue, read and checked. DataError when a file cannot be true."""
    listed = [parse(_Field, table, "fields.toml") for table in read(HERE / "fields.toml")["field"]]
    fields = {each.code: each.label for each in listed}
    topics = [parse(Topic, table, "topics.toml") for table in read(HERE / "topics.toml")["topic"]]
    rule_sets = {path.stem: parse(_RuleSet, read(path), path.name) for path in files("agendas")}
    for topic in topics:
        _known_field(topic.field, fields, topic.title)
    for name, rule_set in rule_sets.items():
        for period in rule_set.period:
            must_be_in_force(period, period.document, name)
        for item in rule_set.item:
            _known_field(item.field, fields, f"{name}: {item.code}")
        for kind in {kind for item in rule_set.item for kind in item.kinds}:
            _check_order([item for item in rule_set.item if kind in item.kinds], f"{name}: {kind}")
    _refuse_rivals(rule_sets)
    return Catalogue(rule_sets=rule_sets, topics=topics, fields=fields)


def fields_of_work() -> dict[str, str]:
    """Lĩnh vực: code → Vietnamese label, in the order of fields.toml."""
    return load().fields


def topics_for(cell_type: str, on: date) -> list[Topic]:
    """The topics of a cell type, those in season on the day first. An empty type gets none."""
    found = [each for each in load().topics if cell_type in {str(known) for known in each.cell_types}]
    return sorted(found, key=lambda each: (not (each.months and each.in_season(on)), not each.in_season(on)))


_OF_BODY = {
    BodyKind.CELL_COMMITTEE: MeetingKind.COMMITTEE,
    BodyKind.EXECUTIVE: MeetingKind.EXECUTIVE,
    BodyKind.STANDING: MeetingKind.STANDING,
    BodyKind.OFFICE: MeetingKind.STANDING,
    BodyKind.SECRETARIES: MeetingKind.BRIEFING,
}


def template_kind(
    meeting_kind: str, body_kind: str, *, model: bool = False, with_theme: bool = False
) -> MeetingKind:
    """Which template a meeting of a body takes: committees have their own, whatever the meeting's kind.

    `model`: sinh hoạt mẫu; `with_theme`: regular and thematic in one sitting. ValueError for unknown kinds.
    """
    own = _OF_BODY.get(BodyKind(body_kind))
    if own is not None:
        return own
    kind = MeetingKind(meeting_kind)
    if kind is not MeetingKind.REGULAR:
        return kind
    if with_theme:
        return MeetingKind.REGULAR_WITH_THEME
    return MeetingKind.MODEL if model else kind


def agenda_for(kind: str, cell_type: str, on: date) -> AgendaTemplate:
    """The template for a meeting of `kind` of a cell of `cell_type` ("" for committees) on the day.

    ValueError for an unknown kind, LookupError when no rule set of that day is known.
    """
    wanted = MeetingKind(kind)
    for rule_set in load().rule_sets.values():
        items = [each for each in rule_set.item if wanted in each.kinds]
        period = next((each for each in rule_set.period if each.holds_on(on)), None)
        if not items or period is None:
            continue
        topics = topics_for(cell_type, on)
        return AgendaTemplate(
            kind=wanted,
            cell_type=cell_type,
            citation=cite(period.document, period.article, period.confidence, period.source),
            items=tuple(_expanded(items, [each for each in topics if each.default and each.in_season(on)])),
            topics=tuple(topics),
        )
    raise LookupError(f"no agenda of a meeting of kind {kind} is known for {on}")


def _expanded(items: list[_Item], defaults: list[Topic]) -> list[TemplateItem]:
    """The items, with the place of fields taken by the type's usual topics where it has any."""
    found: list[TemplateItem] = []
    for item in items:
        plain = TemplateItem(**item.model_dump(exclude={"kinds"}))
        if item.kind is not ItemKind.FIELD or not defaults:
            found.append(plain)
            continue
        for number, topic in enumerate(defaults, start=1):
            change = {
                "code": f"{item.code}.{number}.{topic.field}",
                "title": topic.title,
                "hint": topic.hint,
                "field": topic.field,
            }
            found.append(plain.model_copy(update=change))
    return found


def _known_field(code: str, fields: dict[str, str], where: str) -> None:
    if code and code not in fields:
        raise DataError(f"{where}: unknown field of work {code}")


def _check_order(items: list[_Item], where: str) -> None:
    """Phases come one after the other, codes once, and the meeting opens as every meeting does."""
    phases = [PHASES.index(each.phase) for each in items]
    if phases != sorted(phases):
        raise DataError(f"{where}: the phases are mixed")
    if len({each.code for each in items}) != len(items):
        raise DataError(f"{where}: an item stands there twice")
    first = tuple(each.kind for each in items if each.kind in FIRST_ITEMS)
    if first != FIRST_ITEMS:
        raise DataError(f"{where}: the opening must go {', '.join(FIRST_ITEMS)}")


def _refuse_rivals(rule_sets: dict[str, _RuleSet]) -> None:
    """DataError when two rule sets have a template of one kind for the same day."""
    spans: dict[MeetingKind, list[_Period]] = {}
    for rule_set in rule_sets.values():
        for kind in {kind for item in rule_set.item for kind in item.kinds}:
            for period in rule_set.period:
                if any(period.meets(other) for other in spans.get(kind, [])):
                    raise DataError(f"two agendas of {kind} are in force from {period.effective_from}")
                spans.setdefault(kind, []).append(period)
