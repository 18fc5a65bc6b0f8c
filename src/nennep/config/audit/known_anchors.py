"""The anchors that chains are checked against: those in the data folder, and those that were kept elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nennep.core.audit.anchors import Anchor

SHORTEST_CODE = 16
"""Digits of a code that are typed from paper at least."""


@dataclass
class KnownAnchors:
    """Anchors that may be believed, and in sentences what is wrong with the others."""

    anchors: list[Anchor] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def known_anchors(
    kept: Sequence[Anchor], elsewhere: Sequence[Anchor], *, codes: Iterable[str] = (), key: str = ""
) -> KnownAnchors:
    """Put the anchors together. `codes` were read from paper; `key` is the key that must have signed, where known."""
    found = KnownAnchors()
    known = {each.code for each in kept}
    for each in elsewhere:
        if each.code not in known:
            found.wrong.append(
                f"neo số {each.number} cất ở nơi khác không có trong thư mục dữ liệu: ở đó đã bị xóa hoặc thay."
            )
    for each in {each.code: each for each in (*kept, *elsewhere)}.values():
        if key and each.key != key:
            found.wrong.append(f"neo số {each.number} ký bằng khóa khác ({each.key[:16]}…).")
        else:
            found.anchors.append(each)
    if len({each.key for each in found.anchors}) > 1:
        found.wrong.append("các neo ký bằng nhiều khóa. Ghi rõ khóa đã in: --key KHÓA")
    found.wrong += [*_gaps(kept), *_not_on_file(codes, found.anchors)]
    return found


def _gaps(kept: Sequence[Anchor]) -> Iterable[str]:
    """Where an anchor of the folder does not follow the one before it."""
    number, before = 1, kept[0].before if kept else ""
    for each in kept:
        if each.number != number:
            yield f"thiếu neo số {number} trong thư mục dữ liệu."
        elif each.before != before:
            yield f"neo số {each.number} không nối tiếp neo trước nó: neo trước đã bị thay."
        number, before = each.number + 1, each.code


def _not_on_file(codes: Iterable[str], anchors: Sequence[Anchor]) -> Iterable[str]:
    for code in codes:
        typed = "".join(code.split()).lower()
        if len(typed) < SHORTEST_CODE:
            yield f"mã “{code}” quá ngắn: cần ít nhất {SHORTEST_CODE} ký tự."
        elif not any(each.code.startswith(typed) for each in anchors):
            yield f"không có neo nào mang mã “{code}” đã in: neo ấy đã bị xóa hoặc thay."
