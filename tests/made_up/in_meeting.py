"""What the made-up app brings to a meeting: the songs that were sung."""

from __future__ import annotations

from nennep.meetings.access import MeetingAccess
from nennep.meetings.part import Json, MeetingPart, MeetingRecord, Section, SheetSection
from nennep.typesetting.model import Block, DottedLines, items


def _load(record: MeetingRecord) -> list[str]:
    return ["Tiến về Sài Gòn", "Hò kéo pháo"]


def _package(songs: list[str], record: MeetingRecord, access: MeetingAccess) -> Json:
    return songs if access.hears else []


def _section(songs: list[str], record: MeetingRecord) -> list[Block]:
    return [items(*songs)]


def _sheet(songs: list[str], record: MeetingRecord) -> list[Block]:
    return [DottedLines(2)]


SONGS = MeetingPart(
    name="songs",
    load=_load,
    package=_package,
    section=Section("VĂN NGHỆ", _section),
    sheet=SheetSection(9, "BÀI HÁT", _sheet),
    without={"corrections": "no correction today", "matrix": "made up"},
)
