"""Documents as files: one as it is rendered now, or those of a month in one."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from nennep.core.refusals import Conflict
from nennep.records.revisions import DOCX, PDF
from nennep.typesetting.docx import render_docx
from nennep.typesetting.model import Bundle, PartyDocument
from nennep.typesetting.pdf import render_pdf

RENDER = {"pdf": (render_pdf, PDF), "docx": (render_docx, DOCX)}


def bundled(documents: list[PartyDocument], left_out: int, name: str) -> HttpResponse:
    """One .pdf of all; its name and a header tell how many were left out. Raises Conflict when there are none."""
    if not documents:
        raise Conflict(
            _("Nothing here is for you to read: %(left_out)d documents stay within their cells.")
            % {"left_out": left_out}
            if left_out
            else _("No document of this month yet."),
            code="nothing_to_read",
        )
    bundle = Bundle(tuple(documents), name=name)
    said = f"{name} ({len(documents)} văn bản" + (f", không gồm {left_out})" if left_out else ")")
    response = download(render_pdf(bundle), PDF, f"{said}.pdf")
    response["Nennep-Documents"], response["Nennep-Left-Out"] = str(len(documents)), str(left_out)
    return response


def drawn(document: PartyDocument, kind: str, name: str) -> HttpResponse:
    """A document rendered now, as "pdf" or "docx"."""
    render, media_type = RENDER[kind]
    return download(render(document), media_type, f"{name}.{kind}")


def download(content: bytes, media_type: str, name: str) -> HttpResponse:
    """A file that no cache may store; a .pdf opens in the browser."""
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = str(content_disposition_header(media_type != PDF, name))
    response.headers["Cache-Control"] = "private, no-store"
    return response
