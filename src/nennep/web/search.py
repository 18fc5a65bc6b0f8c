"""Tìm: people, organisations, meetings and documents by words with or without accents, as far as the reader reads.

Names are kept folded in their tables. Titles of meetings and documents are folded here, over what was dated in the
last years. A commune of a hundred cells has some thousand of them; what that costs was not measured yet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
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

MOST = 20
"""Of each kind. Who wants another writes one word more."""
BACK = timedelta(days=3 * 366)
"""How far back meetings and documents are looked for."""
WORDS = 8


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
    """What the actor reads and all of the words stand in. Nothing for fewer than two letters."""
    words = fold(asked).split()[:WORDS]
    if sum(map(len, words)) < 2:
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


def _all_in(field: str, words: Iterable[str]) -> Q:
    found = Q()
    for each in words:
        found &= Q(**{f"{field}__contains": each})
    return found


def _people(readable: QuerySet[Organisation], words: list[str], today: date) -> list[Hit]:
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


def _organisations(readable: QuerySet[Organisation], words: list[str], today: date) -> list[Hit]:
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


def _meetings(readable: QuerySet[Organisation], words: list[str], today: date) -> list[Hit]:
    rows = Meeting.rows.filter(body__organisation__in=readable.values("pk"), month__gte=today - BACK)
    found: list[Hit] = []
    for each in rows.select_related("body").order_by("-starts_at", "pk"):
        title = meeting_title(each)
        on = shown_day(legal_day(each.starts_at))
        if _has(words, title, each.theme, each.body.name, on):
            note = " · ".join(part for part in (each.body.name, on, each.theme) if part)
            found.append(Hit(each.pk, title, note, reverse("room:meeting", args=[each.pk])))
            if len(found) > MOST:
                break
    return found


def _documents(
    readable: QuerySet[Organisation], heard: QuerySet[Organisation], words: list[str], today: date
) -> list[Hit]:
    rows = Record.rows.filter(
        body__organisation__in=readable.values("pk"), dated__gte=today - BACK, adopted_in__isnull=False
    ).exclude(Q(document_type__in=SPOKEN) & ~Q(body__organisation__in=heard.values("pk")))
    found: list[Hit] = []
    for each in rows.select_related("body").order_by("-dated", "pk"):
        on = shown_day(each.dated)
        if _has(words, each.get_document_type_display(), each.title, each.symbol, each.body.name, on):
            kind = each.get_document_type_display()
            note = " · ".join(part for part in (kind, each.symbol, each.body.name, on) if part)
            found.append(Hit(each.pk, each.title, note, reverse("room:meeting", args=[each.adopted_in])))
            if len(found) > MOST:
                break
    return found


def _has(words: Iterable[str], *texts: str) -> bool:
    folded = fold(" ".join(texts))
    return all(each in folded for each in words)
