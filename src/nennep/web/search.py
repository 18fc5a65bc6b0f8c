"""Tìm: people, organisations, meetings and documents by words with or without accents, as far as the reader reads.

A number is looked for as a whole one: 9 is not found in 19, nor in a day. Days and months are looked for only by words
that are written like one (search_words). Names of people and organisations are kept folded in their tables. Of
meetings and documents of the last years titles and names are folded here, each text once; what that costs in a commune
of a hundred cells was not measured yet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from nennep.authority.permissions import HEAR, READ
from nennep.authority.selectors import organisations_with
from nennep.core.actor import Actor
from nennep.core.clock import legal_day
from nennep.core.text import fold
from nennep.meetings.models import Meeting
from nennep.meetings.naming import meeting_title
from nennep.membership.models import Membership
from nennep.organisation.models import Organisation, OrganisationName
from nennep.organisation.selectors import names_on
from nennep.records.models import Record
from nennep.records.selectors import SPOKEN
from nennep.ui.wording import day as shown_day
from nennep.web.search_words import Word, words_of

MOST = 20
"""Of each kind. Who wants another writes one word more."""
BACK = timedelta(days=3 * 366)
"""How far back meetings and documents are looked for."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: what it is called, what stands under it, and its page."""

    id: UUID
    name: str
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of each kind, at most twenty; `more` where a kind has further ones."""

    people: tuple[Hit, ...] = ()
    organisations: tuple[Hit, ...] = ()
    meetings: tuple[Hit, ...] = ()
    documents: tuple[Hit, ...] = ()
    more: bool = False

    @property
    def any(self) -> bool:
        """Whether there is anything."""
        return bool(self.people or self.organisations or self.meetings or self.documents)


def find(actor: Actor, asked: str, today: date) -> Found:
    """What the actor reads and all of the words stand in. Nothing for a single letter."""
    words = words_of(asked)
    if not words:
        return Found()
    readable = organisations_with(actor, READ, today)
    kinds = (
        _people(readable, words, today),
        _organisations(readable, words, today),
        _meetings(readable, words, today),
        _documents(readable, organisations_with(actor, HEAR, today), words, today),
    )
    people, organisations, meetings, documents = (tuple(each[:MOST]) for each in kinds)
    return Found(people, organisations, meetings, documents, any(len(each) > MOST for each in kinds))


def _all_in(field: str, words: Iterable[Word]) -> Q:
    found = Q()
    for each in words:
        found &= Q(**{f"{field}__{'contains' if each.plain else 'regex'}": each.plain or each.pattern})
    return found


def _people(readable: QuerySet[Organisation], words: list[Word], today: date) -> list[Hit]:
    rows = (
        Membership.rows.as_of(today)
        .filter(_all_in("person__folded", words), cell__in=readable.values("pk"))
        .select_related("person")
        .order_by("person__name_key", "pk")
    )
    found = list(rows[: MOST + 1])
    names = names_on({each.cell_id for each in found}, today)
    return [
        Hit(
            each.person_id,
            each.person.full_name,
            " · ".join(
                part
                for part in (
                    names[each.cell_id].name if each.cell_id in names else "",
                    each.get_status_display(),
                )
                if part
            ),
            reverse("membership:roll", args=[each.cell_id]),
        )
        for each in found
    ]


def _organisations(readable: QuerySet[Organisation], words: list[Word], today: date) -> list[Hit]:
    rows = OrganisationName.rows.as_of(today).filter(
        _all_in("folded", words), organisation__in=readable.values("pk")
    )
    return [
        Hit(
            each.organisation_id,
            each.name,
            each.place,
            reverse("meetings:organisation", args=[each.organisation_id]),
        )
        for each in rows.order_by("sort_key", "pk")[: MOST + 1]
    ]


def _meetings(readable: QuerySet[Organisation], words: list[Word], today: date) -> list[Hit]:
    rows = Meeting.rows.filter(body__organisation__in=readable.values("pk"), month__gte=today - BACK)
    search = _Search(words)
    for each in rows.select_related("body").order_by("-starts_at", "pk"):
        title, on = meeting_title(each), legal_day(each.starts_at)
        if search.takes(each.body.name, (title, each.theme), on, each.month):
            note = " · ".join(part for part in (each.body.name, shown_day(on), each.theme) if part)
            search.add(each.body.name, Hit(each.pk, title, note, reverse("room:meeting", args=[each.pk])))
    return search.hits()


def _documents(
    readable: QuerySet[Organisation], heard: QuerySet[Organisation], words: list[Word], today: date
) -> list[Hit]:
    rows = Record.rows.filter(
        body__organisation__in=readable.values("pk"), dated__gte=today - BACK, adopted_in__isnull=False
    ).exclude(Q(document_type__in=SPOKEN) & ~Q(body__organisation__in=heard.values("pk")))
    search = _Search(words)
    for each in rows.select_related("body").order_by("-dated", "pk"):
        kind = each.get_document_type_display()
        if search.takes(each.body.name, (kind, each.title, each.symbol), each.dated, each.dated):
            parts = (kind, each.symbol, each.body.name, shown_day(each.dated))
            url = reverse("room:meeting", args=[each.adopted_in])
            search.add(each.body.name, Hit(each.pk, each.title, " · ".join(filter(None, parts)), url))
    return search.hits()


class _Search:
    """Rows that come newest first: those of a body whose name has all of the words, then the others."""

    def __init__(self, words: list[Word]) -> None:
        self._words = words
        self._by_name: list[Hit] = []
        self._others: list[Hit] = []
        self._folded = cache(fold)
        self._named = cache(self._is_named)

    def takes(self, name: str, texts: Iterable[str], on: date, month: date) -> bool:
        """Whether all of the words stand in a row, which then is to be added; nothing more than is shown."""
        if len(self._by_name) > MOST:
            return False
        if self._named(name):
            return True
        if len(self._others) > MOST:
            return False
        text = " ".join(self._folded(each) for each in (name, *texts))
        dates = f"{on:%d/%m/%Y} ={month:%m/%Y}"
        return all(each.stands_in(text, dates) for each in self._words)

    def add(self, name: str, hit: Hit) -> None:
        """Keep a row that was taken."""
        (self._by_name if self._named(name) else self._others).append(hit)

    def hits(self) -> list[Hit]:
        """One more than is shown, where there are more."""
        return [*self._by_name, *self._others][: MOST + 1]

    def _is_named(self, name: str) -> bool:
        return all(each.stands_in(self._folded(name), "") for each in self._words)
