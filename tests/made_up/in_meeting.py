"""What the made-up app brings to a meeting: the songs that were sung."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from nennep.core.acts import ActContext
from nennep.core.refusals import Conflict, Refused
from nennep.meetings.access import MeetingAccess
from nennep.meetings.correcting import Change, Correctable, Correction, RightValue
from nennep.meetings.forms.corrections import CorrectionForm
from nennep.meetings.part import Json, MeetingPart, MeetingRecord, PartDocument, Section, SheetSection
from nennep.records.enums import DocumentType
from nennep.typesetting.blocks import Block, DottedLines, items
from nennep.typesetting.model import PartyDocument
from nennep.ui.parts import Pair

SONG = UUID("01980000-0000-7000-8000-00000000a1a1")
SUNG = ["Tiến về Sài Gòn", "Hò kéo pháo"]
"""The table of the made-up app."""
SUNG_FOR_GOOD: list[str] = []
"""What an adoption froze."""


class SongRight(RightValue):
    """The right title of the song that was sung as the n-th."""

    what: Literal["song"]
    place: int
    title: str


def _load(record: MeetingRecord) -> list[str]:
    return list(SUNG)


def _unnamed(songs: list[str], record: MeetingRecord) -> Refused | None:
    return None if all(songs) else Conflict("A song has no title.", code="song_unnamed")


def _freezes(ctx: ActContext, songs: list[str], record: MeetingRecord) -> None:
    SUNG_FOR_GOOD.extend(songs)


def _things(songs: list[str], record: MeetingRecord) -> list[Correctable]:
    return [Correctable(f"song:{place}", f"Song {place}", title) for place, title in enumerate(songs, 1)]


def _put_right(ctx: ActContext, songs: list[str], record: MeetingRecord, right: SongRight) -> Change:
    SUNG[right.place - 1] = right.title
    return Change(f"Song {right.place}", songs[right.place - 1], right.title)


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
    hinders_adoption=_unnamed,
    freezes=_freezes,
    corrections=(Correction("song", "Songs", SongRight, CorrectionForm, _things, _put_right),),
    without={"matrix": "made up"},
)
