"""Forms of device files: choosing one, and saying what of it is left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from nennep.sync.actions import write_off_device
from nennep.sync.carrying_out import Chairs
from nennep.ui.acting import ActForm
from nennep.ui.widgets import CheckList

MEGABYTE = 1024 * 1024
CHAIR = "chair-"
"""Before the id of a row: the field that asks who had the chair."""


class DeviceFileForm(forms.Form):
    """The file that a phone gave out."""

    file = forms.FileField(
        label=_("The file from the phone"),
        help_text=_("Its name ends with .json or .txt. It came by a cable, a memory card or a message."),
        widget=forms.ClearableFileInput(attrs={"accept": ".json,.txt,application/json,text/plain"}),
    )

    def clean_file(self) -> bytes:
        """The whole content."""
        uploaded: UploadedFile[bytes] = self.cleaned_data["file"]
        if (uploaded.size or 0) > settings.UPLOAD_BYTES:
            raise forms.ValidationError(
                _("This file is too large: at most %(limit)s MB."),
                params={"limit": settings.UPLOAD_BYTES // MEGABYTE},
            )
        content: bytes = uploaded.read()
        return content


class WriteOffForm(ActForm):
    """Why a phone can send no more."""

    act = write_off_device

    reason = forms.CharField(
        label=_("Why it can send no more"),
        max_length=200,
        help_text=_("For example: fell into the stream and does not start; it saved no file."),
    )


class LeaveOutForm(forms.Form):
    """Which of the rows that cannot be taken in are left out. `unless` is said when none is marked.

    `chairs`: of each opening with somebody in the chair who is not on the roll, who may be chosen instead.
    """

    left_out = forms.MultipleChoiceField(label=_("Leave out"), widget=CheckList())

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        choices: list[tuple[str, str]],
        notes: dict[str, str],
        marked: list[str],
        chairs: Mapping[str, Chairs],
        unless: str,
    ) -> None:
        super().__init__(data, initial={"left_out": marked})
        for row, people in chairs.items():
            self.fields[CHAIR + row] = forms.ChoiceField(
                label=_("Who had the chair"),
                help_text=_(
                    "The comrade whom the phone names is not on the roll. What follows goes with this choice."
                ),
                choices=[("", _("Choose …")), *people],
                required=False,
            )
        self.order_fields([*(CHAIR + row for row in chairs), "left_out"])
        field = self.fields["left_out"]
        field.required = bool(choices)
        field.error_messages["required"] = unless
        field.choices = choices  # type: ignore[attr-defined]
        field.widget.notes = notes
