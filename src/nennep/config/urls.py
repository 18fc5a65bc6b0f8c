"""All addresses. Each app writes its whole paths in its own urls.py, so that an address is found by one search."""

import sys

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path
from django.views.defaults import server_error

from nennep.config import staircase
from nennep.config.health import healthz
from nennep.core.full_disk import is_full
from nennep.core.refusals import NoRoom


def failed(request: HttpRequest) -> HttpResponse:
    """An error that nobody expected: a full disk says so, with what to do; anything else is a fault of ours."""
    error = sys.exc_info()[1]
    if error is not None and is_full(error):
        return render(request, "ui/refused.html", {"refusal": NoRoom()}, status=NoRoom.status)
    return server_error(request)


handler500 = failed
urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("i18n/", include("django.conf.urls.i18n")),
    *(path("", include(f"nennep.{app}.urls")) for app in staircase.apps() if staircase.has(app, "urls")),
]
