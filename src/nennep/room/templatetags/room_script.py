"""The room's script in a page: `{% load room_script %}`."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from django import template
from django.conf import settings
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

import nennep.room

SCRIPT = Path(nennep.room.__file__).parent / "static" / "room" / "room.js"
IMPORTED = re.compile(r'(?:from|import)\s*"(\.[^"]+\.js)"')
PIN = "modules/pin-*.js"
"""What asks for the PIN of the device."""

register = template.Library()


@register.simple_tag
@cache
def room_imports() -> SafeString:
    """Links by which the browser fetches what the room's script imports beside the script, and not after it."""
    return _links(_imported(SCRIPT))


@register.simple_tag
@cache
def pin_imports() -> SafeString:
    """The same for what asks for the PIN, which is the first screen of a page that was opened without the server."""
    (pin,) = SCRIPT.parent.glob(PIN)
    there = set(_imported(SCRIPT))
    return _links(each for each in (pin, *_imported(pin)) if each not in there)


def _imported(script: Path) -> Iterator[Path]:
    """What a script imports before it runs."""
    names = dict.fromkeys(IMPORTED.findall(script.read_text(encoding="utf-8")))
    return ((script.parent / name).resolve() for name in names)


def _links(scripts: Iterable[Path]) -> SafeString:
    folder = SCRIPT.parent.resolve()
    addresses = ((f"{settings.STATIC_URL}room/{each.relative_to(folder)}",) for each in scripts)
    return format_html_join("\n", '<link rel="modulepreload" href="{}">', addresses)
