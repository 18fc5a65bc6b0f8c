"""The HTTP door of acts: `POST /api/acts/<name>`."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, NoReturn, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from nennep.accounts.requests import ActorRequest
from nennep.api.refusals import not_signed_in, only, refusal
from nennep.core.acts import Done, Envelope, act_named
from nennep.core.dates.told import moment_told
from nennep.core.refusals import Invalid, Refused


class Unreadable(Refused):
    """The request itself could not be read."""

    status = 400
    code = "unreadable"


@never_cache
@only("POST")
def perform(request: HttpRequest, name: str) -> HttpResponse:
    """Do the act `name` with the JSON body as its payload, under the key of the header."""
    stopped = not_signed_in(request)
    if stopped is not None:
        return stopped
    try:
        version = request.headers.get("Nennep-Version")
        done = act_named(name).perform(
            cast(ActorRequest, request).actor,
            payload=_payload(request),
            envelope=_envelope(request),
            version=None if version is None else _whole(version, "Nennep-Version"),
        )
    except Refused as refused:
        return refusal(refused)
    return JsonResponse(_answer(done))


def _payload(request: HttpRequest) -> dict[str, Any]:
    try:
        payload = json.loads(request.body.decode(), parse_constant=_no_number)
        if b"\\u" in request.body:  # half a surrogate pair can be escaped, but is no text
            json.dumps(payload, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise Unreadable(_("The body of the request is not JSON.")) from error
    if not isinstance(payload, dict):
        raise Unreadable(_("The body of the request must be a JSON object."))
    return payload


def _no_number(constant: str) -> NoReturn:
    """Python's JSON knows NaN and Infinity; JSON does not, and no database keeps them."""
    raise ValueError(constant)


def _envelope(request: HttpRequest) -> Envelope:
    headers = request.headers
    try:
        return Envelope(
            key=UUID(headers.get("Idempotency-Key", "")),
            device_id=UUID(headers["Nennep-Device"]) if "Nennep-Device" in headers else None,
            device_seq=_whole(headers["Nennep-Device-Seq"], "Nennep-Device-Seq")
            if "Nennep-Device-Seq" in headers
            else None,
            captured_at=_captured(headers.get("Nennep-Captured-At")),
            clock_offset_ms=_offset(headers.get("Nennep-Clock-Offset")),
        )
    except ValueError as error:
        raise Unreadable(_("A header is missing or wrong: Idempotency-Key must be a UUIDv7.")) from error


def _captured(told: str | None) -> datetime | None:
    try:
        return None if told is None else moment_told(told)
    except ValueError as error:
        raise Unreadable(
            _("Nennep-Captured-At must be a moment with its time zone, as 2026-11-24T19:30:00+07:00.")
        ) from error


def _whole(text: str, header: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 15:
        raise Invalid(_("%(header)s must be a whole number.") % {"header": header}, field=header)
    return int(text)


def _offset(text: str | None) -> int | None:
    if text is None:
        return None
    sign = -1 if text.startswith("-") else 1
    return sign * _whole(text.removeprefix("-"), "Nennep-Clock-Offset")


def _answer(done: Done) -> dict[str, Any]:
    return {
        "key": str(done.key),
        "result": done.result,
        "organisation": str(done.organisation_id),
        "seq": done.seq,
        "received_at": done.received_at.isoformat(),
        "replayed": done.replayed,
    }
