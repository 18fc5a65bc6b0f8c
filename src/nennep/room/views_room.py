"""The room: the page of the script, the meeting package, and the exchange of texts."""

from __future__ import annotations

import base64
import json
from typing import Any, cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET, require_POST

from nennep.accounts.requests import ActorRequest
from nennep.core import clock
from nennep.core.refusals import Invalid, NotFound, Refused
from nennep.organisation.selectors import name_on
from nennep.room.package import meeting_package
from nennep.room.reading import Reading, read_meeting
from nennep.room.text_exchange import exchange_section
from nennep.room.texts import kinds_of

MAX_TEXTS = 100
"""Sections in one exchange; a meeting has two an item."""


class SignInFirst(Refused):
    """Nobody is signed in, or the session has ended meanwhile; the script keeps what it has and says so."""

    status = 401
    code = "not_signed_in"


@login_required
@ensure_csrf_cookie
@require_GET
def room(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The meeting room; everything in it is drawn by the script from the package."""
    meeting = read_meeting(cast(ActorRequest, request).actor, meeting_id).meeting
    if meeting.sits_with_id is not None:
        return redirect("room:room", meeting.sits_with_id)
    on = clock.legal_day(meeting.starts_at)
    return render(
        request,
        "room/room.html",
        {"meeting": meeting, "place": name_on(meeting.body.organisation_id, on), "day": on},
    )


@require_GET
def package(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The meeting package as JSON; answers 304 to the ETag of the version that the phone has."""
    try:
        found = meeting_package(_reading(request, meeting_id), cast(ActorRequest, request).actor)
    except Refused as refused:
        return _refusal(refused)
    etag = f'"{found["version"]}"'
    response = JsonResponse(found, json_dumps_params={"ensure_ascii": False})
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["ETag"] = etag
    answer = get_conditional_response(request, etag=etag, response=response)
    return cast(HttpResponse, answer if isinstance(answer, HttpResponseNotModified) else response)


@never_cache
@require_POST
def text(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Take in updates of the free sections and give back what the device lacks.

    Body: `{"texts": [{"key", "update": base64 | null, "state_vector": base64 | null}]}`. Answer: `{"texts": [{"key",
    "missing", "state_vector", "locked", "proposal"} or {"key", "code", "message"}]}`: a section that is refused
    does not hold back the others.
    """
    try:
        reading = _reading(request, meeting_id)
        if not reading.hears:
            raise NotFound
        asked = _asked(request)
        items = kinds_of(reading.meeting)
        actor = cast(ActorRequest, request).actor
        author = actor.person_id or actor.user_id
        answers = [_exchanged(each, reading, items, author, _device(request)) for each in asked]
    except Refused as refused:
        return _refusal(refused)
    return JsonResponse({"texts": answers})


def _exchanged(
    asked: dict[str, Any], reading: Reading, items: dict[UUID, str], author: UUID, device: UUID | None
) -> dict[str, Any]:
    """The answer for one section."""
    key = str(asked.get("key"))
    try:
        answer = exchange_section(
            key,
            reading,
            items,
            update=_bytes(asked.get("update")),
            state_vector=_bytes(asked.get("state_vector")),
            author=author,
            device=device,
        )
    except Refused as refused:
        return {"key": key, "code": refused.code, "message": str(refused)}
    return {
        "key": key,
        "missing": base64.b64encode(answer.missing).decode(),
        "state_vector": base64.b64encode(answer.state_vector).decode(),
        "locked": answer.locked,
        "proposal": answer.proposal,
    }


def _reading(request: HttpRequest, meeting_id: UUID) -> Reading:
    if not request.user.is_authenticated:
        raise SignInFirst(_("Please sign in first."))
    return read_meeting(cast(ActorRequest, request).actor, meeting_id)


def _asked(request: HttpRequest) -> list[dict[str, Any]]:
    try:
        found = json.loads(request.body)["texts"]
    except (ValueError, KeyError, TypeError) as error:
        raise _unreadable() from error
    if (
        not isinstance(found, list)
        or len(found) > MAX_TEXTS
        or not all(isinstance(each, dict) for each in found)
    ):
        raise _unreadable()
    return found


def _unreadable() -> Invalid:
    return Invalid(_("The program did not understand what was sent. Reload the page."), code="unreadable")


def _bytes(encoded: object) -> bytes | None:
    if encoded is None:
        return None
    try:
        return base64.b64decode(str(encoded), validate=True)
    except ValueError as error:
        raise _unreadable() from error


def _device(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.headers["Nennep-Device"]) if "Nennep-Device" in request.headers else None
    except ValueError:
        return None


def _refusal(refused: Refused) -> JsonResponse:
    return JsonResponse({"code": refused.code, "message": str(refused)}, status=refused.status)
