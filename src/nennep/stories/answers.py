"""Compares an answer with what a story says of it: what is said must be there, what is not said may be anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from nennep.core.clock import VIETNAM
from nennep.core.text import clean_line

COUNT = "count"
"""`rows = { count = 3 }` says how many a list has, and nothing of what they are."""


def differences(expected: Any, answer: Any, names: Mapping[str, UUID], path: str = "") -> Iterator[str]:
    """What of `expected` the answer has not, each as a sentence with its place in the answer."""
    if isinstance(expected, Mapping):
        yield from _mapping(expected, answer, names, path)
    elif isinstance(expected, list):
        yield from _list(expected, answer, names, path)
    elif not _same(expected, answer, names):
        yield f"{path or 'câu trả lời'} là {_shown(answer)}, không phải {_shown(expected)}"


def _mapping(expected: Mapping[str, Any], answer: Any, names: Mapping[str, UUID], path: str) -> Iterator[str]:
    if isinstance(answer, list) and set(expected) == {COUNT}:
        if len(answer) != expected[COUNT]:
            yield f"{path or 'câu trả lời'} có {len(answer)} mục, không phải {expected[COUNT]!r}"
        return
    if not isinstance(answer, Mapping):
        yield f"{path or 'câu trả lời'} là {_shown(answer)}, không có các mục {', '.join(expected)}"
        return
    for key, value in expected.items():
        below = f"{path}.{key}" if path else key
        if key in answer:
            yield from differences(value, answer[key], names, below)
        else:
            yield f"không có {below}; có: {', '.join(answer)}"


def _list(expected: list[Any], answer: Any, names: Mapping[str, UUID], path: str) -> Iterator[str]:
    """Each entry that is said matches another one of the answer, in any order; an empty list means an empty one."""
    if not isinstance(answer, list):
        yield f"{path or 'câu trả lời'} là {_shown(answer)}, không phải một danh sách"
        return
    if not expected and answer:
        yield f"{path} phải trống, mà có {len(answer)} mục"
    left = list(answer)
    for each in expected:
        found = next((one for one in left if not list(differences(each, one, names))), None)
        if found is None:
            yield f"{path} không có {_shown(each)}{_nearest(each, left, names)}"
        else:
            left.remove(found)


def _nearest(expected: Any, left: list[Any], names: Mapping[str, UUID]) -> str:
    """What is wrong with the entry that comes nearest."""
    wrong = min((list(differences(expected, one, names)) for one in left), key=len, default=[])
    return f" (gần nhất: {'; '.join(wrong[:3])})" if wrong else ""


def _same(expected: Any, answer: Any, names: Mapping[str, UUID]) -> bool:
    if isinstance(expected, bool) or isinstance(answer, bool) or answer is None:
        return expected is answer
    if isinstance(expected, datetime):
        moment = expected if expected.tzinfo else expected.replace(tzinfo=VIETNAM)
        try:
            return datetime.fromisoformat(str(answer)) == moment
        except (ValueError, TypeError):
            return False
    if isinstance(expected, time):
        return str(answer)[:5] == expected.isoformat()[:5]
    if isinstance(expected, date):
        return str(answer) == expected.isoformat()
    if isinstance(expected, str):
        return bool(answer == expected or str(names.get(expected, "")) == answer)
    return bool(expected == answer)


def _shown(value: Any) -> str:
    if value is None:
        return "trống"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key} = {_shown(each)}" for key, each in value.items()) + "}"
    text = clean_line(str(value))
    return f"“{text[:80]}…”" if len(text) > 80 else f"“{text}”"
