"""What sections of the paper meeting sheet have in common: measures for handwriting, boxes to tick."""

from __future__ import annotations

from nennep.meetings.part import AnyPart, MeetingRecord
from nennep.typesetting.blocks import Cell
from nennep.typesetting.labels import roman

HAND = 21.0
"""Points from line to line for writing by hand: 7.4 mm."""
ROW = 8.0
"""Least height of a row to be written in, mm."""
SIZE = 11.0
"""Letter size of the tables, small to leave room for handwriting."""


def box(ticked: bool = False) -> Cell:
    """A box to be ticked, or one that is known already."""
    return Cell(box="ticked" if ticked else "empty", align="center")


def numerals(record: MeetingRecord) -> dict[str, str]:
    """The number of each part's section of the sheet, by the part's name; "end" is the last section's."""
    names = [part.name for part in sheet_parts(record)]
    return {name: roman(number) for number, name in enumerate([*names, "end"], start=1)}


def sheet_parts(record: MeetingRecord) -> list[AnyPart]:
    """The parts that have a section of the sheet, in its order."""
    found = [(part.sheet.place, part) for part in record.parts if part.sheet is not None]
    return [part for _place, part in sorted(found, key=lambda each: each[0])]
