"""The floor of `bench pages`: a bare Django on the same server, with a session, a user, and one INSERT or one page.

`python bench/_floor.py` makes its tables, a user and a session, and prints the session's key. Its folder, database and
pages come in FLOOR_DATA, FLOOR_DATABASE_URL and the files `page0`, … of that folder: their bytes are the program's.
"""

import json
import os
from pathlib import Path

import django
from django.conf import settings
from django.urls import path

from nennep.config.databases import database
from nennep.config.serving.gateway import Bounds, Gateway

DATA = Path(os.environ["FLOOR_DATA"])
settings.configure(
    SECRET_KEY="floor" * 10,
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    DATABASES={"default": database(os.environ.get("FLOOR_DATABASE_URL", ""), DATA)},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"],
    MIDDLEWARE=[
        "django.middleware.gzip.GZipMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
    SESSION_COOKIE_NAME="nennep_session",  # the same cookie serves both
)
django.setup()

from django.contrib.auth.models import User  # noqa: E402 - only now is Django set up
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.http import HttpRequest, HttpResponse, JsonResponse  # noqa: E402
from django.test import Client  # noqa: E402


def act(request: HttpRequest) -> HttpResponse:
    """Store what was sent, for somebody who is signed in."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    sent = json.loads(request.body)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO floor (body) VALUES (%s)", [json.dumps(sent)])
    return JsonResponse({"done": True})


def page(request: HttpRequest, number: int) -> HttpResponse:
    """The page of that number, for somebody who is signed in."""
    return HttpResponse(
        DATA.joinpath(f"page{number}").read_bytes(), status=200 if request.user.is_authenticated else 401
    )


urlpatterns = [path("act", act), path("page/<int:number>", page)]
rsgi = Gateway(get_wsgi_application(), threads=4, bounds=Bounds(largest=5_000_000))


def prepare() -> str:
    """Tables, a user and a session; its key."""
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE floor (body text)")
    client = Client()
    client.force_login(User.objects.create_user("floor"))
    return client.cookies["nennep_session"].value


if __name__ == "__main__":
    print(prepare())
