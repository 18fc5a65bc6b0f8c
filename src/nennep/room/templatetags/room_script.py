"""The room's script in a page: `{% load room_script %}`."""

import re
from functools import cache
from pathlib import Path

from django import template
from django.conf import settings
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

import nennep.room

SCRIPT = Path(nennep.room.__file__).parent / "static" / "room" / "room.js"
IMPORTED = re.compile(r'(?:from|import)\s*"\./(modules/[^"]+\.js)"')

register = template.Library()


@register.simple_tag
@cache
def room_imports() -> SafeString:
    """Links by which the browser fetches what the room's script imports beside the script, and not after it."""
    names = dict.fromkeys(IMPORTED.findall(SCRIPT.read_text(encoding="utf-8")))
    addresses = ((f"{settings.STATIC_URL}room/{name}",) for name in names)
    return format_html_join("\n", '<link rel="modulepreload" href="{}">', addresses)
