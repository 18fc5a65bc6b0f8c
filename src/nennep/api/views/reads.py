"""The HTTP door of reads: `GET /api/reads/<name>`."""

from __future__ import annotations

import hashlib
import json
from typing import cast

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from nennep.accounts.requests import ActorRequest
from nennep.api.refusals import not_signed_in, only, refusal
from nennep.core.reads import read_named
from nennep.core.refusals import Invalid, Refused


@csrf_exempt  # nothing is changed here; a POST is told so
@only("GET", "HEAD")
def answer(request: HttpRequest, name: str) -> HttpResponse:
    """The answer of the read `name` to the parameters in the address; 304 where the asker has it already."""
    stopped = not_signed_in(request)
    if stopped is not None:
        return stopped
    try:
        found = read_named(name).ask(cast(ActorRequest, request).actor, _parameters(request))
    except Refused as refused:
        return refusal(refused)
    body = json.dumps(found, ensure_ascii=False).encode()
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response = HttpResponse(body, content_type="application/json")
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["ETag"] = etag
    patch_vary_headers(response, ["Cookie"])
    return cast(HttpResponse, get_conditional_response(request, etag=etag, response=response))


def _parameters(request: HttpRequest) -> dict[str, str]:
    """The parameters in the address; one that is left empty is not asked."""
    found = {}
    try:
        asked = list(request.GET.lists())
    except TooManyFieldsSent as error:
        raise Invalid(_("Too much is asked at once."), code="invalid_parameters") from error
    for name, values in asked:
        if len(values) > 1:
            raise Invalid(_("This is asked twice; say it once."), code="invalid_parameters", field=name)
        if values[0] != "":
            found[name] = str(values[0])
    return found
