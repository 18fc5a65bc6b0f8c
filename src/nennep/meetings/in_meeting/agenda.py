"""The agenda's items in order, and the papers attached to them or to the whole meeting."""

from __future__ import annotations

from django.urls import reverse

from nennep.meetings.access import MeetingAccess
from nennep.meetings.models import AgendaItem, Paper
from nennep.meetings.part import Json, MeetingPart, MeetingRecord
from nennep.meetings.selectors.preparation import papers_of
from nennep.rulebook.agendas import fields_of_work


def _load_items(record: MeetingRecord) -> list[AgendaItem]:
    agenda = AgendaItem.rows.filter(meeting=record.meeting, dropped=False).select_related("proposed_by")
    return list(agenda.order_by("position", "id"))


def _package_items(items: list[AgendaItem], record: MeetingRecord, access: MeetingAccess) -> Json:
    """The items with the hint of their template and their field of work in words."""
    if not access.agenda:
        return []
    fields = fields_of_work()
    return [
        {
            "id": str(each.pk),
            "phase": each.phase,
            "kind": each.kind,
            "title": each.title,
            "hint": each.hint,
            "field": fields.get(each.field, ""),
            "source": each.source,
            "proposed_by": each.proposed_by.full_name if each.proposed_by else "",
        }
        for each in items
    ]


def _load_papers(record: MeetingRecord) -> list[Paper]:
    return papers_of(record.meeting)


def _package_papers(papers: list[Paper], record: MeetingRecord, access: MeetingAccess) -> Json:
    if not access.hears_members:
        return []
    return [
        {
            "item": None if each.item_id is None else str(each.item_id),
            "title": each.title,
            "url": reverse("meetings:paper", args=[each.pk]),
        }
        for each in papers
    ]


ITEMS = MeetingPart(name="items", load=_load_items, package=_package_items)
PAPERS = MeetingPart(name="papers", load=_load_papers, package=_package_papers)
