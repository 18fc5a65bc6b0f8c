"""One form of the preparation page: the sentence said afterwards, and the place of the page to go back to."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.functional import Promise

from nennep.meetings.models import Meeting
from nennep.ui.acting import ActForm


class Step(ActForm):
    """One form of the page, about one meeting."""

    name: ClassVar[str]
    said: ClassVar[str | Promise]
    anchor: ClassVar[str] = "chuong-trinh"

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"{self.name}_%s")
        super().__init__(*args, fixed={"meeting": meeting.pk}, **kwargs)
        self.meeting = meeting

    def back_to(self) -> str:
        """The place of the page that the act was about."""
        return self.anchor
