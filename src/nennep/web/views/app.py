"""The installed program: its service worker, its manifest, and the shells that the worker keeps."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import condition, require_GET

from nennep.web import app_files


def _version(request: HttpRequest, *args: object, **parts: object) -> str:
    return f'"{app_files.worker().version}"'


@require_GET
@condition(etag_func=_version)
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker of the whole site; browsers ask at every page whether there is a new one."""
    response = HttpResponse(app_files.worker().script, content_type="text/javascript; charset=utf-8")
    response.headers["Service-Worker-Allowed"] = "/"
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_GET
def manifest(request: HttpRequest) -> HttpResponse:
    """The web app manifest."""
    response = JsonResponse(app_files.manifest(), json_dumps_params={"ensure_ascii": False})
    response.headers["Content-Type"] = "application/manifest+json; charset=utf-8"
    response.headers["Cache-Control"] = "max-age=86400"
    return response


@require_GET
def shell(request: HttpRequest, kind: str) -> HttpResponse:
    """A shell, the same for everybody. `Nennep-Version` tells the worker that it belongs to the version it installs."""
    response = HttpResponse(app_files.shell(kind))
    response.headers["Nennep-Version"] = app_files.worker().version
    response.headers["Cache-Control"] = "no-cache"
    return response
