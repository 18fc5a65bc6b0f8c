"""Handing a kept file to a browser. Whether the person may have it, the caller has asked before."""

from __future__ import annotations

from django.http import FileResponse

from nennep.files.kinds import JPEG, PDF, PNG
from nennep.files.models import StoredFile
from nennep.files.storing import open_file

SHOWN_IN_PLACE = frozenset(kind.media_type for kind in (PDF, PNG, JPEG))


def file_response(stored: StoredFile, as_name: str | None = None, *, inline: bool = False) -> FileResponse:
    """The file as a download under `as_name`, or shown in the browser when `inline` and its kind is harmless.

    The headers keep a browser from guessing another kind, from running anything in it, and from leaving a copy on a
    shared machine. Raises NotFound when the content is gone from the server.
    """
    in_place = inline and stored.media_type in SHOWN_IN_PLACE
    response = FileResponse(
        open_file(stored.sha256),
        as_attachment=not in_place,
        filename=as_name or stored.name,
        content_type=stored.media_type,
    )
    response["Content-Length"] = str(stored.size)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
