"""What is wrong with the fields of a step when an act or a read cannot take them, said for the writer of a story.

A screen tells a person to choose what is offered; a story's writer is told what may stand there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pydantic import ValidationError

from nennep.core.refusals import Refused
from nennep.stories.steps import Fault, Step

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_QUOTED = re.compile(r"'([^']*)'")


def mistake_in(step: Step, refused: Refused) -> Fault | None:
    """The mistake of the file for which a step was refused; None where the refusal is not about its form."""
    error = refused.__cause__
    if not isinstance(error, ValidationError):
        return None
    found = error.errors(include_url=False)[0]
    return Fault(step.place.of(str(found["loc"][0])), f"{step.what}: {_sentence(found, refused)}")


def _sentence(found: ErrorDetails, refused: Refused) -> str:
    kind, context = found["type"], found.get("ctx", {})
    where = ", ".join(f"mục {each + 1}" if isinstance(each, int) else f"“{each}”" for each in found["loc"])
    if kind == "missing":
        return f"thiếu {where}"
    if kind == "union_tag_not_found":
        return f"{where} thiếu “what”"
    if kind == "union_tag_invalid":
        return f"{where} không có what = “{context['tag']}”; có: {_offered(context['expected_tags'])}"
    if kind in ("enum", "literal_error"):
        return f"{where} không thể là “{found['input']}”; chọn một trong: {_offered(context['expected'])}"
    return f"{where}: {refused}"


def _offered(told: str) -> str:
    """ "'a', 'b' or 'c'" as a writer reads it."""
    return ", ".join(_QUOTED.findall(told))
