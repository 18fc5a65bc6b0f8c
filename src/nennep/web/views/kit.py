"""The door of the kit."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET

from nennep.accounts.requests import ActorRequest, device_of, is_meant
from nennep.core.acts.given import note_given
from nennep.web.kit import kit_of


@require_GET
@ensure_csrf_cookie  # the phone posts acts with it later, without another page between
def kit(request: HttpRequest) -> HttpResponse:
    """The kit as JSON; answers 304 to the ETag of the version that the phone has.

    401 when nobody is signed in, or another one than the device is for (`Nennep-User`).
    """
    if not request.user.is_authenticated or not is_meant(request):
        answer = {"code": "not_signed_in", "message": _("Please sign in first.")}
        return JsonResponse(answer, status=401)
    asked = cast(ActorRequest, request)
    found = kit_of(asked.actor, asked.user)
    note_given(
        asked.actor, device_of(request), [("body", UUID(cell["body"]["id"])) for cell in found["cells"]]
    )
    etag = f'"{found["version"]}"'
    response = JsonResponse(found, json_dumps_params={"ensure_ascii": False})
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["ETag"] = etag
    known = get_conditional_response(request, etag=etag, response=response)
    return cast(HttpResponse, known if isinstance(known, HttpResponseNotModified) else response)
