"""Kinds of agenda items as data (item_kinds.toml): what is written of an item in the minutes and on the paper form."""

from __future__ import annotations

from functools import cache
from typing import Literal

from nennep.rulebook.data_files import HERE, Data, DataError, parse, read
from nennep.rulebook.enums import ItemKind


class KindOfItem(Data):
    """What is said of the items of one kind; the file says what each field means."""

    code: ItemKind
    screen: str = ""
    text: bool = True
    facts: str = ""
    carried: bool = False
    common: bool = False
    asked: bool = False
    on_paper: Literal["nothing", "line", "summary", "long", "conclusion", "paper_book"]
    beside: str = ""


@cache
def load() -> dict[str, KindOfItem]:
    """The kinds, read and checked. DataError when one is missing or stands there twice."""
    file = read(HERE / "item_kinds.toml")
    found = [parse(KindOfItem, table, "item_kinds.toml") for table in file["kind"]]
    if sorted(each.code for each in found) != sorted(ItemKind):
        raise DataError("item_kinds.toml: every kind of item stands here, once")
    if {each.screen for each in found if each.screen} != set(file["screens"]):
        raise DataError("item_kinds.toml: every screen has a title and a kind of item")
    return {str(each.code): each for each in found}


@cache
def screens() -> dict[str, str]:
    """Kind of item → title of the room's screen on which it stands; without the kinds that stand alone."""
    titles: dict[str, str] = read(HERE / "item_kinds.toml")["screens"]
    return {code: titles[each.screen] for code, each in item_kinds().items() if each.screen}


def item_kinds() -> dict[str, KindOfItem]:
    """Every kind of item by its code."""
    return load()


def has_text(kind: str) -> bool:
    """Whether items of this kind have free sections."""
    return item_kinds()[kind].text


def is_carried(kind: str) -> bool:
    """Whether what is open of earlier meetings comes under items of this kind by itself."""
    return item_kinds()[kind].carried


def asked_kinds() -> list[str]:
    """Kinds of items that are asked about before the minutes are adopted, when nothing is recorded under them."""
    return [code for code, each in item_kinds().items() if each.asked]


def common_kinds() -> list[str]:
    """Kinds of items that cells sitting together go through together."""
    return [code for code, each in item_kinds().items() if each.common]
