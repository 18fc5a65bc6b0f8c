"""What a row of a device file says, in words: what, when, about what; no more than its reader may know."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nennep.collab import merging
from nennep.core.acts import act_named
from nennep.core.refusals import NotFound
from nennep.core.text import clean
from nennep.meetings.models import AgendaItem, OtherId
from nennep.membership.models import Person
from nennep.minutes.texts import CONCLUSION, WHOLE
from nennep.sync.device_file.rows import KeptAct, KeptText, Row, Wrong
from nennep.ui import wording

ABOUT_ITEM = ("item",)
ABOUT_PERSON = ("person", "speaker", "chair")
SAID = ("gist", "question", "text", "title", "line", "place")
COUNTED = ("marks", "tasks", "lines", "items", "new")
LONGEST = 280


@dataclass(frozen=True, slots=True)
class Sentence:
    """A row in words: what was done, when, and what is known about it ("" where nothing may be said)."""

    what: str
    when: str
    about: str


class RowSentences:
    """The sentences of many rows, with their items and people read in three queries.

    `seen`: the organisations that the reader reads today. A file says ids at will: what the server knows of others it
    does not tell.
    """

    def __init__(self, rows: Iterable[Row], seen: Collection[UUID]) -> None:
        kept = list(rows)
        self._titles = _titles({each for row in kept for each in _items_of(row)}, seen)
        acts = [row for row in kept if isinstance(row, KeptAct)]
        self._people = _people({each for row in acts for each in _ids(row.payload, ABOUT_PERSON)}, seen)

    def of(self, row: Row, *, hears: bool) -> Sentence:
        """The sentence of a row. What was said, and by whom, only where the reader `hears` the meeting."""
        if isinstance(row, KeptAct):
            return Sentence(_label(row.name), wording.moment(row.at), self._about(row, hears))
        if isinstance(row, KeptText):
            return self._text(row, hears)
        words = _("A row that is missing") if row.wrong == Wrong.MISSING else _("A row that cannot be read")
        return Sentence(words, "", "")

    def _about(self, row: KeptAct, hears: bool) -> str:
        parts = [self._titles[each] for each in _ids(row.payload, ABOUT_ITEM) if each in self._titles]
        parts += [
            _count(name, row.payload[name]) for name in COUNTED if isinstance(row.payload.get(name), list)
        ]
        if hears:
            parts += [self._people[each] for each in _ids(row.payload, ABOUT_PERSON) if each in self._people]
            parts += [_short(row.payload[name]) for name in SAID if isinstance(row.payload.get(name), str)]
        return " · ".join(part for part in parts if part)

    def _text(self, row: KeptText, hears: bool) -> Sentence:
        place, _slash, section = row.section.partition("/")
        what = _("The conclusion") if section == CONCLUSION else _("The gist")
        titles = [self._titles[each] for each in _items_of(row) if each in self._titles]
        name = titles[0] if titles else _("the whole meeting") if place == WHOLE else ""
        return Sentence(
            ": ".join(part for part in (what, name) if part), "", _read(row.state) if hears else ""
        )


def _count(name: str, found: list[Any]) -> str:
    if not found:
        return ""
    if name == "marks":
        words = ngettext("%(count)s person", "%(count)s people", len(found))
    else:
        words = ngettext("%(count)s line", "%(count)s lines", len(found))
    return words % {"count": len(found)}


def _label(name: str) -> str:
    try:
        return str(act_named(name).label)
    except NotFound:
        return name


def _items_of(row: Row) -> list[UUID]:
    if isinstance(row, KeptAct):
        return _ids(row.payload, ABOUT_ITEM)
    return _ids({"item": row.section.partition("/")[0]}, ABOUT_ITEM) if isinstance(row, KeptText) else []


def _ids(payload: dict[str, Any], names: tuple[str, ...]) -> list[UUID]:
    found = []
    for name in names:
        try:
            found.append(UUID(payload[name]))
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
    return found


def _titles(ids: set[UUID], seen: Collection[UUID]) -> dict[UUID, str]:
    """The title of each item, by the server's id and by those that phones made."""
    others = dict(OtherId.rows.filter(pk__in=ids, item__isnull=False).values_list("pk", "item_id"))
    items = AgendaItem.rows.filter(pk__in=ids | set(others.values()), meeting__body__organisation__in=seen)
    titles = dict(items.values_list("pk", "title"))
    return titles | {other: titles[item] for other, item in others.items() if item in titles}


def _people(ids: set[UUID], seen: Collection[UUID]) -> dict[UUID, str]:
    there = Q(memberships__cell__in=seen) | Q(positions__body__organisation__in=seen)
    return dict(Person.rows.filter(there, pk__in=ids).values_list("pk", "full_name"))


def _read(state: bytes) -> str:
    try:
        return _short(merging.opened(state).text)
    except (ValueError, TypeError):
        return ""


def _short(said: str) -> str:
    text = clean(said)
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} …"
