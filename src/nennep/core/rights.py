"""The names of rights. An app registers the ones it grants; a name that nobody registered stops the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Sentence

_LABELS: dict[str, str | Sentence] = {}


def register_right(name: str, label: str | Sentence) -> str:
    """Make a right known under `name`, with the sentence that people read. Returns the name."""
    if name in _LABELS:
        raise ValueError(f"the right {name!r} is registered twice")
    _LABELS[name] = label
    return name


def right_label(name: str) -> str | Sentence:
    """The sentence of a right; an unknown name is a programming error."""
    return _LABELS[name]


def known_rights() -> frozenset[str]:
    """All names registered so far."""
    return frozenset(_LABELS)
