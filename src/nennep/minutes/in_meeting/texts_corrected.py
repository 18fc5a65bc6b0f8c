"""Putting a free section right: its adopted text stays sealed, and the corrected one is shown in its place."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nennep.core.acts import ActContext
from nennep.core.payload.types import Prose
from nennep.core.refusals import NotFound
from nennep.meetings.correcting import Change, Correctable, Correction, RightValue
from nennep.meetings.forms.corrections import CorrectionForm
from nennep.meetings.in_meeting.agenda import ITEMS
from nennep.meetings.part import MeetingRecord
from nennep.minutes.texts import CONCLUSION, GIST, WHOLE, MeetingTexts, TextKey, keys_of
from nennep.rulebook.item_kinds import has_text
from nennep.ui.fields import LongTextField


class TextRight(RightValue):
    """A free section: of an item, or of the whole meeting."""

    what: Literal["text"]
    item: UUID | None = None
    section: Literal["gist", "conclusion"]
    text: Prose


class TextForm(CorrectionForm):
    """A free section."""

    text = LongTextField(label=gettext_lazy("Text"), rows=6, required=False)

    def present(self) -> dict[str, Any]:
        """The present text."""
        item, section = self._place()
        texts: MeetingTexts = self.facts
        return {"text": texts.section(section, item)}

    def right(self) -> dict[str, Any]:
        """Item, section, text."""
        item, section = self._place()
        return {"item": item, "section": section, "text": self.cleaned_data["text"]}

    def _place(self) -> tuple[UUID | None, str]:
        item, _slash, section = self.thing.partition("/")
        try:
            return None if item == WHOLE else UUID(item), section
        except ValueError as error:
            raise NotFound from error


def _things(texts: MeetingTexts, record: MeetingRecord) -> list[Correctable]:
    labels = {GIST: _("Course"), CONCLUSION: _("Conclusion")}
    found = [
        Correctable(
            f"text:{WHOLE}/{section}",
            _("%(section)s, whole meeting") % {"section": label},
            texts.section(section),
        )
        for section, label in labels.items()
    ]
    for item in record[ITEMS]:
        for section, label in labels.items() if has_text(item.kind) else ():
            text = texts.section(section, item.pk)
            if text:
                found.append(Correctable(f"text:{item.pk}/{section}", f"{label}: {item.title}", text))
    return found


def _put_right(ctx: ActContext, texts: MeetingTexts, record: MeetingRecord, right: TextRight) -> Change:
    key = str(TextKey(record.meeting.pk, right.item, right.section))
    if key not in keys_of(record.meeting, record[ITEMS]):
        raise NotFound
    item = next((each for each in record[ITEMS] if each.pk == right.item), None)
    section = {GIST: "diễn biến", CONCLUSION: "kết luận"}[right.section]
    what = f"{section} chung" if item is None else f"{section} mục “{item.title}”"
    return Change(what, texts.section(right.section, right.item), right.text.strip(), key)


TEXT_CORRECTION = Correction(
    "text", gettext_lazy("Course and conclusions"), TextRight, TextForm, _things, _put_right
)
