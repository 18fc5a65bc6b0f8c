"""What the made-up app brings to a meeting: the songs that were sung."""

from __future__ import annotations

from uuid import UUID

from nennep.meetings.access import MeetingAccess
from nennep.meetings.part import Json, MeetingPart, MeetingRecord, PartDocument, Section, SheetSection
from nennep.records.enums import DocumentType
from nennep.typesetting.blocks import Block, DottedLines, items
from nennep.typesetting.model import PartyDocument
from nennep.ui.parts import Pair

SONG = UUID("01980000-0000-7000-8000-00000000a1a1")


def _load(record: MeetingRecord) -> list[str]:
    return ["Tiến về Sài Gòn", "Hò kéo pháo"]


def _package(songs: list[str], record: MeetingRecord, access: MeetingAccess) -> Json:
    return songs if access.hears else []


def _section(songs: list[str], record: MeetingRecord) -> list[Block]:
    return [items(*songs)]


def _sheet(songs: list[str], record: MeetingRecord) -> list[Block]:
    return [DottedLines(2)]


def _on_page(songs: list[str], record: MeetingRecord) -> list[Pair]:
    return [Pair("Songs", str(len(songs)))]


def _documents(songs: list[str], record: MeetingRecord) -> list[PartDocument]:
    """A plan of singing, which nothing is tied to."""
    return [
        PartDocument(
            kind=DocumentType.PLAN,
            about=("song", SONG),
            title="Kế hoạch văn nghệ",
            record=None,
            compose=lambda notes: PartyDocument(title="Kế hoạch", issuer="Chi bộ", body=(items(*songs),)),
            keep=lambda record: None,
        )
    ]


SONGS = MeetingPart(
    name="songs",
    load=_load,
    package=_package,
    section=Section("VĂN NGHỆ", _section),
    in_resolution=Section("VĂN NGHỆ THÁNG NÀY", _section),
    on_page=_on_page,
    documents=_documents,
    sheet=SheetSection(9, "BÀI HÁT", _sheet),
    without={"corrections": "no correction today", "matrix": "made up"},
)
