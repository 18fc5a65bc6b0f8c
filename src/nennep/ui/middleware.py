"""A question or an act that was refused, as a page: 404 outside one's part of the tree, else the sentence itself."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nennep.core.refusals import Refused


class Middleware:
    """Turns a `Refused` that a view let through into a page with its status and its sentence."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page of a refusal; anything else goes on to Django."""
        if not isinstance(exception, Refused):
            return None
        template = "404.html" if exception.status == 404 else "ui/refused.html"
        return render(request, template, {"refusal": exception}, status=exception.status)
