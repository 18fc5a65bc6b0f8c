"""The room: the page of the script, the meeting package, and the exchange of texts."""

from __future__ import annotations

import base64
import json
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET, require_POST

from nennep.accounts.requests import ActorRequest, device_of, is_meant
from nennep.accounts.sessions import asks_by_itself
from nennep.collab.merging import NOTHING
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts.given import note_given
from nennep.core.dates.told import moment_told
from nennep.core.refusals import Invalid, Refused
from nennep.meetings.access import MeetingAccess, access_meeting
from nennep.minutes.text_exchange import TextDoor
from nennep.organisation.selectors import name_on
from nennep.room.package import meeting_package

MAX_TEXTS = 100
"""Sections in one exchange; a meeting has two an item."""

NOTHING_TYPED = (None, "", base64.b64encode(NOTHING).decode())
"""What an exchange sends of a section in which nobody wrote."""


class SignInFirst(Refused):
    """Nobody is signed in, or the session has ended meanwhile; the script keeps what it has and says so."""

    status = 401
    code = "not_signed_in"


@login_required
@ensure_csrf_cookie
@require_GET
def room(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The meeting room; everything in it is drawn by the script from the package."""
    meeting = access_meeting(cast(ActorRequest, request).actor, meeting_id).meeting
    if meeting.sits_with_id is not None:
        return redirect("room:room", meeting.sits_with_id)
    on = clock.legal_day(meeting.starts_at)
    return render(
        request,
        "room/room.html",
        {"meeting": meeting, "place": name_on(meeting.body.organisation_id, on), "day": on},
    )


@ensure_csrf_cookie  # the page comes from the device's cache, so its acts need the token from here
@require_GET
def package(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The meeting package as JSON; answers 304 to the ETag of the version that the phone has."""
    asks_by_itself(request)  # a room that is left open asks for it again and again
    try:
        access = _access(request, meeting_id)
        found = meeting_package(access)
    except Refused as refused:
        return _refusal(refused)
    note_given(access.actor, device_of(request), [("meeting", access.meeting.pk)])
    etag = f'"{found["version"]}"'
    response = JsonResponse(found, json_dumps_params={"ensure_ascii": False})
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["ETag"] = etag
    # a 304 has no server_time: a returning phone learns from this how far its clock is off
    response.headers["Date"] = http_date(clock.now().timestamp())
    answer = get_conditional_response(request, etag=etag, response=response)
    return cast(HttpResponse, answer if isinstance(answer, HttpResponseNotModified) else response)


@never_cache
@require_POST
def text(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Take in updates of the free sections and give back what the device lacks.

    Body: `{"texts": [{"key", "update": base64 | null, "state_vector": base64 | null, "written_at": iso | null}]}`.
    Answer: `{"texts": [{"key", "missing", "state_vector", "locked", "proposal"} or {"key", "code", "message"}]}`, with
    each key as it was sent: a section that is refused does not hold back the others.
    """
    try:
        actor = _actor(request)
        try:
            asked = _asked(request)
        except Invalid:
            access_meeting(actor, meeting_id)  # for whom the meeting does not exist, nothing more is told
            raise
        times = [_moment(each.get("written_at")) for each in asked]
        written = {each for each in times if each is not None}
        door = TextDoor(actor, meeting_id, device_of(request), written)
        if all(each.get("update") in NOTHING_TYPED for each in asked):
            asks_by_itself(request)
        answers = [_exchanged(each, door, at) for each, at in zip(asked, times, strict=True)]
    except Refused as refused:
        return _refusal(refused)
    return JsonResponse({"texts": answers})


def _exchanged(asked: dict[str, Any], door: TextDoor, written_at: datetime | None) -> dict[str, Any]:
    """The answer for one section."""
    key = str(asked.get("key"))
    try:
        answer = door.exchanged(
            key,
            update=_bytes(asked.get("update")),
            state_vector=_bytes(asked.get("state_vector")),
            written_at=written_at,
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


def _actor(request: HttpRequest) -> Actor:
    """Who is signed in. Raises SignInFirst, also when the device holds the work of somebody else (Nennep-User)."""
    if not request.user.is_authenticated or not is_meant(request):
        raise SignInFirst(_("Please sign in first."))
    return cast(ActorRequest, request).actor


def _access(request: HttpRequest, meeting_id: UUID) -> MeetingAccess:
    return access_meeting(_actor(request), meeting_id)


def _moment(text: object) -> datetime | None:
    """A moment as a device told it; None when it cannot be read."""
    try:
        return moment_told(str(text)) if text else None
    except ValueError:
        return None


def _asked(request: HttpRequest) -> list[dict[str, Any]]:
    try:
        found = json.loads(request.body)["texts"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
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


def _refusal(refused: Refused) -> JsonResponse:
    return JsonResponse({"code": refused.code, "message": str(refused)}, status=refused.status)
