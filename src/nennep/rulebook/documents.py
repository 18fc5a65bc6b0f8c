"""The documents that set rules. Data: the [[document]] tables of rules/*.toml."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from nennep.rulebook.data_files import Data, DataError
from nennep.rulebook.enums import Confidence

Day = date
"""So that a model may have a field named `date`."""


class Document(Data):
    """A document that sets rules, or that one must know to read old minutes."""

    key: str
    name: str  # as written in a sentence: "Hướng dẫn 42-HD/BTCTW"
    title: str
    issuer: str
    date: Day | None = None  # the charter, and habits that no document set down, are cited without a date
    in_force_from: Day
    in_force_to: Day | None = None
    replaced_by: str = ""
    confidence: Confidence
    source: str

    def in_force_on(self, on: Day) -> bool:
        """Whether it is in force on the day."""
        return self.in_force_from <= on and (self.in_force_to is None or on < self.in_force_to)


def by_key(listed: Iterable[tuple[str, Document]]) -> dict[str, Document]:
    """The documents of several files, as (file, document), by their keys. DataError when they contradict."""
    documents: dict[str, Document] = {}
    for name, each in listed:
        if each.key in documents:
            raise DataError(f"{name}: the document {each.key} stands in two files")
        documents[each.key] = each
    for each in documents.values():
        if each.replaced_by and each.replaced_by not in documents:
            raise DataError(f"{each.key} is replaced by an unknown document {each.replaced_by}")
    return documents
