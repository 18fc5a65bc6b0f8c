"""Where a text of a story (`[[write]]`) belongs: a free section of the minutes of a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from nennep.minutes.texts import SECTIONS, TextKey
from nennep.stories.names import Names
from nennep.stories.shorthand import item_called
from nennep.stories.steps import Fault, Step

WRITTEN = ("meeting", "item", "section", "text")
"""What `[[write]]` says."""


def section_of(step: Step, names: Names) -> tuple[TextKey, str]:
    """The section and the text. Raises Fault."""
    told = {**{key: each for key, each in step.defaults.items() if key in WRITTEN}, **step.fields}
    for name, value in told.items():
        if name not in WRITTEN:
            raise Fault(step.place.of(name), f"[[write]] không có mục “{name}”; có: {', '.join(WRITTEN)}")
        if not isinstance(value, str):
            raise Fault(step.place.of(name), f'{name} để trong ngoặc kép: {name} = "…"')
    if told.get("section") not in SECTIONS or "text" not in told:
        raise Fault(step.place, f'[[write]] cần text = "…" và section là một trong: {", ".join(SECTIONS)}')
    meeting = names.find(told.get("meeting", ""), step.place.of("meeting"))
    return TextKey(meeting, _item(step, told, meeting, names), told["section"]), told["text"]


def _item(step: Step, told: Mapping[str, str], meeting: UUID, names: Names) -> UUID | None:
    name = told.get("item")
    if name is None:
        return None
    return names.known.get(name) or item_called(name, meeting) or names.find(name, step.place.of("item"))
