"""How a body's papers are set and spelt: what the rules of the day say of the layout (domain §4)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from nennep.rulebook.book import Rule
from nennep.rulebook.selectors import rules_for
from nennep.typesetting.model import Layout, PartyDocument
from nennep.typesetting.stored import from_data, to_data

MARGINS, SPELLING = "documents.margins_mm", "documents.uy_spelling"
_MEASURES = {
    "size": "documents.body_size",
    "pitch": "documents.line_spacing",
    "first_line": "documents.first_line_mm",
}
_UY = re.compile(r"(?<!\w)(?:ủy|uỷ|Ủy|Uỷ|ỦY|UỶ)(?!\w)")
"""The word alone: as a part of a name (Thủy) it is spelt as its bearer spells it."""


@dataclass(frozen=True, slots=True)
class Style:
    """The measures of a body's papers, and how they spell "ủy"; empty leaves it as it was written."""

    layout: Layout = field(default_factory=Layout)
    spelling: str = ""

    def set(self, document: PartyDocument) -> PartyDocument:
        """The document in these measures and this spelling."""
        return self.spelt(replace(document, layout=self.layout))

    def spelt(self, document: PartyDocument) -> PartyDocument:
        """The document in this spelling, in its own measures."""
        if not self.spelling:
            return document
        data = to_data(document)
        spelt = from_data(data | {"document": self._everywhere(data["document"])})
        assert isinstance(spelt, PartyDocument)
        return spelt

    def _everywhere(self, value: Any) -> Any:
        if isinstance(value, str):
            return _UY.sub(self._like, value)
        if isinstance(value, list):
            return [self._everywhere(each) for each in value]
        if isinstance(value, dict):
            return {name: self._everywhere(each) for name, each in value.items()}
        return value

    def _like(self, found: re.Match[str]) -> str:
        """The chosen spelling with the capitals of the word found."""
        word = found[0]
        if word.isupper():
            return self.spelling.upper()
        return self.spelling.capitalize() if word[0].isupper() else self.spelling


def style_of(organisation_id: UUID, on: date) -> Style:
    """The style of an organisation's papers on a day: measures that no rule of the day sets are the model's own.

    The national rule only says what is usual: what somebody wrote is respelt only where an organisation chose so.
    """
    rules = rules_for([MARGINS, SPELLING, *_MEASURES.values()], organisation_id, on)
    spelling = rules.get(SPELLING)
    own = spelling is not None and spelling.own
    return Style(_layout(rules), str(spelling.value) if spelling is not None and own else "")


def _layout(rules: Mapping[str, Rule]) -> Layout:
    usual = Layout()
    measures = {name: rules[code].number for name, code in _MEASURES.items() if code in rules}
    if MARGINS in rules:
        sides = (float(each) for each in str(rules[MARGINS].value).split(","))
        measures |= dict(zip(("top", "bottom", "left", "right"), sides, strict=True))
    return Layout(
        size=measures.get("size", usual.size),
        pitch=measures.get("pitch", usual.pitch),
        first_line=measures.get("first_line", usual.first_line),
        top=measures.get("top", usual.top),
        bottom=measures.get("bottom", usual.bottom),
        left=measures.get("left", usual.left),
        right=measures.get("right", usual.right),
    )
