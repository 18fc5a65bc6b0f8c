"""The ways that the made-up app brings: one in the bar of every page, one in the menu."""

from __future__ import annotations

from collections.abc import Iterator

from nennep.ui.menu import MenuEntry, Reader


def entries(reader: Reader) -> Iterator[MenuEntry]:
    """Singing for everybody, the song book for those who belong to a cell."""
    yield MenuEntry(25, "Hát", "/hat/", "people")
    if reader.cell is not None:
        yield MenuEntry(125, "Sổ bài hát", f"/to-chuc/{reader.cell}/bai-hat/")
