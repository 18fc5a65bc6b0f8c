"""Tìm: people, organisations, meetings and documents by words with or without accents, as far as the reader reads.

A number is looked for as a whole one: 9 is not found in 19, nor in a day. Days and months are looked for only by words
that are written like one (search_words). Names, themes and titles are kept folded in their tables, so that the
database looks through them; what a search costs: `nennep bench search`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar
from uuid import UUID

from django.db.models import Case, Q, QuerySet, Value, When
from django.urls import reverse

from nennep.authority.permissions import HEAR, READ
from nennep.authority.selectors import organisations_with
from nennep.core.actor import Actor
from nennep.core.clock import VIETNAM, legal_day
from nennep.core.text import fold
from nennep.meetings.models import Meeting
from nennep.meetings.naming import meeting_title, titled
from nennep.membership.models import Membership
from nennep.organisation.models import Organisation, OrganisationName
from nennep.organisation.selectors import names_on
from nennep.records.enums import DocumentType
from nennep.records.models import Record
from nennep.records.selectors import SPOKEN
from nennep.ui.wording import day as shown_day
from nennep.web.search_words import Word, all_within, words_of

MOST = 20
"""Of each kind. Who wants another writes one word more."""
BACK = timedelta(days=3 * 366)
"""How far back meetings and documents are looked for."""
AHEAD = timedelta(days=2 * 366)
"""How far ahead a day without its year is looked for."""

Row = TypeVar("Row", Meeting, Record)


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


def _people(readable: QuerySet[Organisation], words: list[Word], today: date) -> list[Hit]:
    rows = (
        Membership.rows.as_of(today)
        .filter(all_within(words, "person__folded"), cell__in=readable.values("pk"))
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
        all_within(words, "folded"), organisation__in=readable.values("pk")
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
    return [
        Hit(
            each.pk,
            meeting_title(each),
            " · ".join(filter(None, (each.body.name, shown_day(legal_day(each.starts_at)), each.theme))),
            reverse("room:meeting", args=[each.pk]),
        )
        for each in _newest(rows, words, "-starts_at", lambda word: _of_meeting(word, today))
    ]


def _of_meeting(word: Word, today: date) -> Q:
    """Where a word stands in what a meeting is called, in its theme, its day or its month."""
    found = word.within("folded")
    if word.plain:
        found |= titled(lambda title: word.plain in fold(title))
    for since, until in word.spans(today - BACK, today + AHEAD):
        found |= Q(starts_at__gte=_midnight(since), starts_at__lt=_midnight(until))
        if word.day is None:
            found |= Q(month__gte=since, month__lt=until)
    return found


def _documents(
    readable: QuerySet[Organisation], heard: QuerySet[Organisation], words: list[Word], today: date
) -> list[Hit]:
    rows = Record.rows.filter(
        body__organisation__in=readable.values("pk"), dated__gte=today - BACK, adopted_in__isnull=False
    ).exclude(Q(document_type__in=SPOKEN) & ~Q(body__organisation__in=heard.values("pk")))
    return [
        Hit(
            each.pk,
            each.title,
            " · ".join(
                filter(
                    None,
                    (each.get_document_type_display(), each.symbol, each.body.name, shown_day(each.dated)),
                )
            ),
            reverse("room:meeting", args=[each.adopted_in]),
        )
        for each in _newest(rows, words, "-dated", lambda word: _of_document(word, today))
    ]


def _of_document(word: Word, today: date) -> Q:
    """Where a word stands in a document's kind, title, symbol or day."""
    found = word.within("folded")
    if word.plain:
        found |= Q(document_type__in=[kind for kind in DocumentType if word.plain in fold(str(kind.label))])
    for since, until in word.spans(today - BACK, today + AHEAD):
        found |= Q(dated__gte=since, dated__lt=until)
    return found


def _newest(
    rows: QuerySet[Row], words: list[Word], newest_first: str, stands: Callable[[Word], Q]
) -> list[Row]:
    """Rows of a body whose name has all of the words, then the others that have them; one more than is shown."""
    of_body, found = all_within(words, "body__folded"), Q()
    for each in words:
        found &= each.within("body__folded") | stands(each)
    place = Case(When(of_body, then=Value(0)), default=Value(1))
    return list(rows.filter(found).select_related("body").order_by(place, newest_first, "pk")[: MOST + 1])


def _midnight(on: date) -> datetime:
    return datetime.combine(on, time(), tzinfo=VIETNAM)
