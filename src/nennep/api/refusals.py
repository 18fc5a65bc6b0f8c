"""A refusal as programs read it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from nennep.accounts.requests import is_meant
from nennep.core.refusals import Refused


def refusal(refused: Refused, status: int | None = None) -> JsonResponse:
    """The JSON of a refusal, under its own status or another."""
    body = {
        "code": refused.code,
        "message": str(refused),
        "field": refused.field,
        "fields": [{"field": field, "message": message} for field, message in refused.fields],
        "facts": refused.facts,
        "way": None if refused.way is None else {"label": str(refused.way.label), "url": refused.way.url},
    }
    return JsonResponse(body, status=status or refused.status)


def not_signed_in(request: HttpRequest) -> JsonResponse | None:
    """The refusal of one who is not signed in, or not as the person whose work is handed in; else None."""
    if request.user.is_authenticated and is_meant(request):
        return None
    return refusal(Refused(_("Please sign in first."), code="not_signed_in"), status=401)


class WrongMethod(Refused):
    """The address is right, the way of asking is not."""

    status = 405
    code = "wrong_method"


View = Callable[[HttpRequest, str], HttpResponse]


def only(*methods: str) -> Callable[[View], View]:
    """Answer these methods; any other is refused in words."""

    def limit(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, name: str) -> HttpResponse:
            if request.method in methods:
                return view(request, name)
            allowed = ", ".join(methods)
            refused = refusal(WrongMethod(_("This address answers %(methods)s only.") % {"methods": allowed}))
            refused["Allow"] = allowed
            return refused

        return answer

    return limit
