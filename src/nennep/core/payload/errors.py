"""What a person reads when a payload is not in order: one sentence for each of pydantic's error types.

Pydantic speaks English of Python types; a secretary reads Vietnamese of what to enter instead. A test goes
over every type that pydantic_core can raise, so that a new release brings no English to a screen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as translate
from pydantic import ValidationError

from nennep.core.payload.sentences import SENTENCES, WRONG

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Sentence

_ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")


@dataclass(frozen=True, slots=True)
class FieldRefusal:
    """A field of a payload ("marks.2.status") and the sentence that says what would be right there."""

    field: str
    sentence: str


def sentences(
    error: ValidationError, labels: Mapping[str, str | Sentence] | None = None
) -> list[FieldRefusal]:
    """What is wrong, a sentence for each fault, in the language of the moment, in the payload's order.

    `labels` names fields for people, by path without positions ("marks.status") or by its last word.
    A sentence begins with the label where there is one, and with the line for an entry of a list.
    """
    faults = error.errors(include_url=False, include_input=False)
    return [_refusal(fault["type"], fault["loc"], fault.get("ctx", {}), labels or {}) for fault in faults]


def _refusal(
    kind: str, loc: tuple[int | str, ...], context: Mapping[str, Any], labels: Mapping[str, str | Sentence]
) -> FieldRefusal:
    sentence = str(SENTENCES.get(_told_apart(kind, context), WRONG))
    if "%(" in sentence:
        sentence = sentence % {name: _shown(value) for name, value in context.items()}
    where = _where(loc, labels)
    return FieldRefusal(".".join(str(step) for step in loc), f"{where}: {sentence}" if where else sentence)


def _told_apart(kind: str, context: Mapping[str, Any]) -> str:
    """The type that people mean: pydantic measures a text that was cleaned first as it measures a list."""
    if kind in ("too_short", "too_long") and context.get("field_type") == "Value":
        kind = f"string_{kind}"
    return "missing" if kind == "string_too_short" and context.get("min_length") == 1 else kind


def _where(loc: tuple[int | str, ...], labels: Mapping[str, str | Sentence]) -> str:
    """The field's label and the line in its list, as far as they are known; lines count from 1."""
    names = [step for step in loc if isinstance(step, str)]
    lines = [step + 1 for step in loc if isinstance(step, int)]
    label = labels.get(".".join(names)) or (labels.get(names[-1]) if names else None)
    parts = [str(label)] if label else []
    if lines:
        parts.append(translate("line %(line)s") % {"line": lines[-1]})
    where = ", ".join(parts)
    return where[:1].upper() + where[1:]


def _shown(value: object) -> str:
    """A bound as a person reads it: days as dd/mm/yyyy (pydantic gives them as text), a comma in numbers."""
    if isinstance(value, float):
        return str(value).replace(".", ",")
    return _ISO_DAY.sub(r"\3/\2/\1", str(value))
