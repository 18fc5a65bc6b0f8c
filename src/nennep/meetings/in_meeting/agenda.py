"""The agenda's items in order, and the papers attached to them or to the whole meeting."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from nennep.core import clock
from nennep.core.models import ActRecord
from nennep.meetings.access import MeetingAccess
from nennep.meetings.agenda.template import template_of
from nennep.meetings.in_meeting.notices import NOTICES
from nennep.meetings.models import AgendaItem, Paper
from nennep.meetings.part import Json, MeetingPart, MeetingRecord, ScoreFacts, SheetSection
from nennep.meetings.printed.sheet import HAND, numerals
from nennep.meetings.selectors.preparation import papers_of
from nennep.rulebook.agendas import fields_of_work
from nennep.rulebook.finding_list import FindingList
from nennep.rulebook.item_kinds import item_kinds
from nennep.typesetting.blocks import Block, DottedLines, Entry, Lines, Run, Together, paragraph

PAPERS_LEAD = "meeting.papers_lead_days"


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


def place_of(record: MeetingRecord, kind: str) -> str:
    """Where in the meeting room the first item of a kind stands; the agenda where there is none."""
    return next((f"item/{each.pk}" for each in record[ITEMS] if each.kind == kind), "agenda")


def _load_papers(record: MeetingRecord) -> list[Paper]:
    return papers_of(record.meeting)


def _package_papers(papers: list[Paper], record: MeetingRecord, access: MeetingAccess) -> Json:
    if not (access.hears_members and access.agenda):
        return []
    return [
        {
            "item": None if each.item_id is None else str(each.item_id),
            "title": each.title,
            "url": reverse("meetings:paper", args=[each.pk]),
        }
        for each in papers
    ]


def _sheet(items: list[AgendaItem], record: MeetingRecord) -> list[Block]:
    """The agenda, or the template's where nobody drew one yet: it is what will be drawn when the sheet is typed in."""
    titles = [(each.kind, each.title) for each in items]
    if not titles:
        template = template_of(record.meeting, record.on)
        titles = [] if template is None else [(each.kind, each.title) for each in template.standard_items()]
    if not titles:
        return [
            paragraph("Chưa có chương trình: ghi từng nội dung, tóm tắt và kết luận.", indent=False),
            DottedLines(16, HAND),
        ]
    numbers = numerals(record)
    return [_room_for(place, *each, numbers) for place, each in enumerate(titles, start=1)]


def _room_for(place: int, kind: str, name: str, numbers: dict[str, str]) -> Block:
    said = item_kinds()[kind]
    beside = said.beside.format(**numbers)
    title = paragraph(
        Run(f"{place}. {name}", bold=True), Run(f" – {beside}" if beside else "", italic=True), indent=False
    )
    if said.on_paper == "nothing":
        return title
    if said.on_paper == "paper_book":
        return Together((title, paragraph(_PAPER_BOOK, indent=False)))
    if said.on_paper == "line":
        return Together((title, DottedLines(1, HAND)))
    if said.on_paper == "conclusion":
        return Together((title, Lines((Entry("Kết luận"),)), DottedLines(2, HAND)))
    lines = 4 if said.on_paper == "long" else 1
    return Together(
        (title, Lines((Entry("Tóm tắt"),)), DottedLines(lines, HAND), Lines((Entry("Kết luận"),)))
    )


_PAPER_BOOK = (
    "Chỉ ghi vào sổ giấy: quyển ………, trang ………. Tán thành ………, không tán thành ………, ý kiến khác ………."
)

ITEMS = MeetingPart(
    name="items",
    matrix=("agenda", "draft_agenda"),
    without={
        "minutes": "the course is composed along them",
        "corrections": "an agenda that was gone through is not rewritten",
    },
    load=_load_items,
    package=_package_items,
    sheet=SheetSection(4, "CHƯƠNG TRÌNH", _sheet),
)


def _papers_lead(papers: list[Paper], record: MeetingRecord) -> int | None:
    """Days between the last paper's attaching and the meeting; None without papers or without a record of it."""
    if not papers:
        return None
    records = ActRecord.rows.filter(
        act="meetings.attach_paper", subjects__kind="meeting", subjects__object_id=record.meeting.pk
    )
    last = records.order_by("-captured_at").values_list("captured_at", flat=True).first()
    if last is None:
        return None
    return max(0, (clock.legal_day(record.meeting.starts_at) - clock.legal_day(last)).days)


def _papers_facts(papers: list[Paper], record: MeetingRecord) -> ScoreFacts:
    return {"papers_lead": _papers_lead(papers, record)}


def _papers_findings(papers: list[Paper], record: MeetingRecord, found: FindingList, today: date) -> None:
    wanted = found.number(PAPERS_LEAD)
    lead = None if wanted is None else _papers_lead(papers, record)
    if wanted is not None and lead is not None and lead < wanted and record[NOTICES]:
        found.add("papers_late", lead=int(lead), required=int(wanted))


PAPERS = MeetingPart(
    name="papers",
    matrix=("paper_list", "paper"),
    without={
        "minutes": "attached, not minuted",
        "sheet": "attached, not written down",
        "corrections": "what was attached was attached",
    },
    load=_load_papers,
    package=_package_papers,
    score_facts=_papers_facts,
    findings=_papers_findings,
)
