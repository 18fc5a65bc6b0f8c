"""What the installed program is made of: the files that its service worker keeps, their version, shells, icons.

The version is a digest of everything that the worker would keep, and of the worker itself: it changes when, and only
when, a device has something new to fetch.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage, staticfiles_storage
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, override

import nennep.room

WORKER = "web/sw.js"
FILES = (
    "room/room.js",
    "room/english.js",
    "room/room.css",
    "typesetting/document.css",
    "ui/nennep.css",
    "ui/nennep.js",
    "ui/language.js",
    "ui/icons.svg",
    "ui/favicon.svg",
    "web/web.js",
)
"""Static files that the shells need, besides the modules of the room's script."""
MODULES = Path(nennep.room.__file__).parent / "static" / "room" / "modules"
SHELLS = {"room": "web/room_shell.html", "offline": "web/offline_shell.html"}
"""Pages that hold nothing of anybody: the room, and home without a network."""
ICONS = (
    ("web/app-192.png", 192, "any"),
    ("web/app-512.png", 512, "any"),
    ("web/app-512-whole.png", 512, "maskable"),
)
"""File, side in pixels, purpose; drawn by tools/pictures/app_icons.py."""


@dataclass(frozen=True, slots=True)
class Worker:
    """The worker as sent: its text with the plan before it, and the version."""

    version: str
    script: str


def worker() -> Worker:
    """The service worker; made once where file names carry their contents, else each time (tests, development)."""
    return _made_once() if _named_by_contents() else _made()


def shell(kind: str) -> str:
    """A shell in the language of the request. Rendered without a request: nothing of anybody can come into it."""
    context = {"illustration": settings.ILLUSTRATION, "app_head": head()}
    return render_to_string(SHELLS[kind], context)


def head(user_id: str = "", name: str = "") -> str:
    """What every page's head says of the installed program, and who is signed in."""
    return _head(user_id, name, get_language())


@lru_cache(maxsize=1000)
def _head(user_id: str, name: str, _language: str | None) -> str:
    return render_to_string("web/head.html", {"user_id": user_id, "user_name": name})


def manifest() -> dict[str, Any]:
    """The web app manifest. Always Vietnamese: the name on a home screen is the program's, not a page's."""
    return {
        "id": "/",
        "name": "Nền Nếp – nền nếp sinh hoạt chi bộ",
        "short_name": "Nền Nếp",
        "lang": "vi",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "theme_color": "#fffdf9",
        "background_color": "#f8f3ea",
        "icons": [
            {"src": static(name), "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}
            for name, side, purpose in ICONS
        ],
    }


@cache
def _made_once() -> Worker:
    return _made()


def _made() -> Worker:
    files = [{"url": static(name), "integrity": _integrity(name)} for name in FILES]
    files += [
        {"url": f"{settings.STATIC_URL}{name}", "integrity": _digest(_plain(name))} for name in modules()
    ]
    script = _contents(WORKER).decode()
    parts = [json.dumps(files), script]
    for language, _name in settings.LANGUAGES:
        with override(language):
            parts += [shell(kind) for kind in SHELLS]
    version = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
    plan = {
        "version": version,
        "files": files,
        "room": reverse("web:room_shell"),
        "offline": reverse("web:offline_shell"),
    }
    return Worker(version, f"self.NENNEP = {json.dumps(plan)};\n{script}")


def modules() -> list[str]:
    """The modules of the room's script. It names them itself, by names that carry their contents."""
    return sorted(f"room/modules/{path.name}" for path in MODULES.glob("*.js"))


def _integrity(name: str) -> str:
    """The subresource digest of a static file as it is sent."""
    return _digest(_contents(name))


def _digest(contents: bytes) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(contents).digest()).decode()


def _plain(name: str) -> bytes:
    """A static file that is sent under its own name."""
    return (MODULES / Path(name).name).read_bytes()


def _contents(name: str) -> bytes:
    if isinstance(staticfiles_storage, ManifestStaticFilesStorage):
        return Path(staticfiles_storage.path(staticfiles_storage.stored_name(name))).read_bytes()
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(f"{name}: not built; run `nennep build`")
    return Path(found).read_bytes()


def _named_by_contents() -> bool:
    return isinstance(staticfiles_storage, ManifestStaticFilesStorage)
