"""The rules in force on a day, each with its citation. Data: rules/*.toml; what a code means: codes.toml.

`rule_on("meeting.min_minutes", on)` is the value of that day, or None where no document of the day is known
to set one: then there is nothing to find, and nothing is invented. An unknown code is a KeyError: a
programming error.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache

from pydantic import Field

from nennep.rulebook.codes import Code, Value, fits, load_codes, shown
from nennep.rulebook.data_files import Data, DataError, DatedData, files, parse, read, refuse_overlaps
from nennep.rulebook.documents import Day, Document, by_key
from nennep.rulebook.enums import Confidence, Scope, ValueKind
from nennep.rulebook.shares import Share
from nennep.typesetting.labels import short_date


class Citation(Data):
    """Where a value stands: the document, the place in it, and how well that is known."""

    document: str
    issuer: str
    date: Day | None
    article: str
    confidence: Confidence
    source: str

    @property
    def is_confirmed(self) -> bool:
        """Whether it may be shown without a warning. Only a confirmed rule may ever block."""
        return self.confidence.is_confirmed

    def sentence(self) -> str:
        """As "Hướng dẫn 42-HD/BTCTW ngày 28/10/2025, mục II, chưa kiểm chứng"; the last words where unconfirmed."""
        parts = [self.document]
        if self.date is not None:
            parts[0] += f" ngày {short_date(self.date)}"
        if self.article:
            parts.append(self.article)
        if not self.is_confirmed:
            parts.append("chưa kiểm chứng")
        return ", ".join(parts)


class Rule(Data):
    """One value in force during a period. `organisation_id` is set where an organisation set it itself."""

    code: str
    label: str
    value: Value
    kind: ValueKind
    unit: str
    citation: Citation
    effective_from: date
    effective_to: date | None
    scope: Scope = Scope.CENTRAL
    place: str = ""
    note: str = ""
    own: bool = False

    @property
    def number(self) -> float:
        """The value for arithmetic. TypeError when the code has no number."""
        if isinstance(self.value, bool | str):
            raise TypeError(f"{self.code} is not a number: {self.value!r}")
        return self.value

    @property
    def share(self) -> Share:
        """The value as a share ("> 1/2"). ValueError when the code is no share."""
        return Share.parse(str(self.value))

    def shown(self) -> str:
        """The value as people read it: "90 phút", "trên một nửa", "có"."""
        return shown(self.kind, self.unit, self.value)


class _Entry(DatedData):
    """A [[rule]] table of a file."""

    code: str
    value: Value
    document: str
    article: str = ""
    confidence: Confidence
    source: str
    note: str = ""
    scope: Scope = Scope.CENTRAL
    place: str = ""


class _File(Data):
    """One file of rules/."""

    document: list[Document]
    rule: list[_Entry] = Field(default_factory=list)


class Book(Data):
    """All rule sets, read once."""

    codes: dict[str, Code]
    documents: dict[str, Document]
    rules: dict[str, list[Rule]]

    def rule_on(self, code: str, on: date, scope: Scope = Scope.CENTRAL, place: str = "") -> Rule | None:
        """The rule in force on the day, or None. KeyError for an unknown code."""
        self.codes[code]
        for rule in self.rules.get(code, []):
            in_force = rule.effective_from <= on and (rule.effective_to is None or on < rule.effective_to)
            if in_force and rule.scope is scope and rule.place == place:
                return rule
        return None


@cache
def load() -> Book:
    """The book, read and checked. DataError when a file cannot be true."""
    codes = load_codes()
    read_files = [(path.name, parse(_File, read(path), path.name)) for path in files("rules")]
    documents = by_key((name, each) for name, content in read_files for each in content.document)
    rules: dict[str, list[Rule]] = defaultdict(list)
    by_place: dict[str, list[_Entry]] = defaultdict(list)
    for name, content in read_files:
        for entry in content.rule:
            rules[entry.code].append(_rule(entry, codes, documents, name))
            by_place[f"{entry.code} {entry.scope} {entry.place}".strip()].append(entry)
    refuse_overlaps(by_place, "rules")
    for each in rules.values():
        each.sort(key=lambda rule: (rule.scope != Scope.CENTRAL, rule.effective_from))
    return Book(codes=codes, documents=documents, rules=dict(rules))


def rule_on(code: str, on: date) -> Rule | None:
    """The central rule in force on the day `on`, or None. KeyError for an unknown code."""
    return load().rule_on(code, on)


def rules_on(on: date, *, local: bool = False) -> list[Rule]:
    """The central rules in force on the day, in the order of codes.toml; `local`: those of places too."""
    book = load()
    found = []
    for code in book.codes:
        for rule in book.rules.get(code, []):
            in_force = rule.effective_from <= on and (rule.effective_to is None or on < rule.effective_to)
            if in_force and (local or rule.scope is Scope.CENTRAL):
                found.append(rule)
    return found


def documents_on(on: date) -> list[Document]:
    """The documents in force on the day, oldest first."""
    inside = [each for each in load().documents.values() if each.in_force_on(on)]
    return sorted(inside, key=lambda each: each.date or each.in_force_from)


def code_named(code: str) -> Code:
    """What a code stands for. KeyError for an unknown one."""
    return load().codes[code]


def cite(document: str, article: str, confidence: Confidence, source: str) -> Citation:
    """The citation of a place in a document of rules/. KeyError for an unknown document."""
    return _citation(load().documents[document], article, confidence, source)


def must_be_in_force(dated: DatedData, document: str, where: str) -> None:
    """DataError when a value outlives, or is older than, the document that it cites."""
    found = load().documents.get(document)
    if found is None:
        raise DataError(f"{where}: unknown document {document}")
    _within(dated, found, where)


def _within(dated: DatedData, document: Document, where: str) -> None:
    ends = dated.effective_to or date.max
    if dated.effective_from < document.in_force_from or ends > (document.in_force_to or date.max):
        raise DataError(f"{where}: a value cites {document.name} on days when it was not in force")


def _citation(found: Document, article: str, confidence: Confidence, source: str) -> Citation:
    return Citation(
        document=found.name,
        issuer=found.issuer,
        date=found.date,
        article=article,
        confidence=confidence,
        source=source,
    )


def _rule(entry: _Entry, codes: dict[str, Code], documents: dict[str, Document], name: str) -> Rule:
    if entry.code not in codes:
        raise DataError(f"{name}: unknown code {entry.code}")
    if entry.document not in documents:
        raise DataError(f"{name}: unknown document {entry.document}")
    if (entry.scope is Scope.CENTRAL) != (entry.place == ""):
        raise DataError(f"{name}: {entry.code} needs a place for its scope {entry.scope}, and only then")
    code, document = codes[entry.code], documents[entry.document]
    _within(entry, document, f"{name}: {entry.code}")
    if not fits(code.kind, entry.value):
        raise DataError(f"{name}: {entry.code} cannot be {entry.value!r}, it is a {code.kind}")
    if code.refuses(entry.value):
        raise DataError(f"{name}: {entry.code} cannot be {entry.value!r}")
    return Rule(
        code=entry.code,
        label=code.label,
        value=entry.value,
        kind=code.kind,
        unit=code.unit,
        citation=_citation(document, entry.article, entry.confidence, entry.source),
        effective_from=entry.effective_from,
        effective_to=entry.effective_to,
        scope=entry.scope,
        place=entry.place,
        note=entry.note,
    )
