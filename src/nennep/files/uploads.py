"""Taking in what a person attaches: checked whole before anything is kept."""

from __future__ import annotations

import json
import threading
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from nennep.core.child import Child, Overrun
from nennep.core.refusals import Invalid
from nennep.core.request_lock import released_lock
from nennep.core.text import clean_line
from nennep.files.bringing import note_brought
from nennep.files.classified import refuse_declared, refuse_stamped
from nennep.files.enums import Classification
from nennep.files.kinds import KINDS, fitting_name, refusal
from nennep.files.models import StoredFile
from nennep.files.storing import keep

MEGABYTE = 1024 * 1024
SECONDS, MEGABYTES = 10.0, 256
"""What looking at one file may take. Files of 20 MB took at most 60 MB, and 0.7 seconds, sheets of 100 MB some five."""
_turn = threading.BoundedSemaphore(2)


def take_in(uploaded: File[bytes], *, name: str, declared: Classification, by: UUID) -> StoredFile:
    """Check an attached file by its content, keep it and give its row; its `media_type` is what it truly is.

    `declared` is the classification that the person chose, `by` the login that brings it. Raises Invalid with a
    sentence that names the file and what would be right, for: classified papers, an empty or too large file, a kind
    that is not taken in, another kind than its name says, one locked with a password, damaged, or carrying macros.
    Rights are the caller's matter.
    """
    shown = clean_line(name)[-150:]
    refuse_declared(declared)
    content = _read(uploaded, shown)
    found = _inspect(content, shown)
    kind = KINDS[found["kind"]]
    kept_name = fitting_name(name, kind)
    refuse_stamped(found["pages"], shown)
    stored = keep(content, name=kept_name, media_type=kind.media_type)
    note_brought(stored, by)
    return stored


def _inspect(content: bytes, name: str) -> dict[str, Any]:
    """What the file is and the lines of its first pages. Raises Invalid.

    A process of its own looks at it, for this file only: what people send may take any time and memory to read.
    """
    child = Child("nennep.files.inspecting", seconds=SECONDS, megabytes=MEGABYTES)
    with released_lock(), _turn:
        try:
            found: dict[str, Any] = json.loads(child.ask(content))
        except Overrun as error:
            raise refusal("too_long", name) from error
        finally:
            child.end()
    if "refused" in found:
        raise refusal(found["refused"], name)
    return found


def _read(uploaded: File[bytes], name: str) -> bytes:
    """The whole content, read no further than the limit."""
    limit: int = settings.UPLOAD_BYTES
    uploaded.seek(0)
    content: bytes = uploaded.read(limit + 1)
    if not content:
        raise Invalid(
            _("The file “%(name)s” is empty. Please choose it again.") % {"name": name}, code="file_empty"
        )
    if len(content) > limit:
        raise Invalid(
            _(
                "The file “%(name)s” is too large: at most %(limit)s MB. "
                "Please scan it in black and white, or divide it."
            )
            % {"name": name, "limit": limit // MEGABYTE},
            code="file_too_large",
        )
    return content
