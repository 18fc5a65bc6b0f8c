"""All addresses. Each app writes its whole paths in its own urls.py, so that an address is found by one search."""

from django.db import connection
from django.db.utils import OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.cache import never_cache

from nennep.config import staircase


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """200 "ok" when the server and its database answer, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except OperationalError:
        return HttpResponse("database unreachable", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("i18n/", include("django.conf.urls.i18n")),
    *(path("", include(f"nennep.{app}.urls")) for app in staircase.apps() if staircase.has(app, "urls")),
]
