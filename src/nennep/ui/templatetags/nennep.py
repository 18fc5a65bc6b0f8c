"""Components and filters of every page: `{% load nennep %}`. Their use: docs/mechanisms/screens.md."""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from nennep.ui import wording
from nennep.ui.addresses import url
from nennep.ui.remembered import remembered

register = template.Library()
register.tag("remembered", remembered)
register.tag("url", url)

NOTE_KINDS: Mapping[str, tuple[str, str]] = {
    "success": ("good", "check"),
    "warning": ("wait", "warning"),
    "error": ("wrong", "warning"),
}
CHIP_ICONS: Mapping[str, str] = {"good": "check", "wait": "clock", "wrong": "warning"}


@register.simple_tag
@lru_cache(
    maxsize=500
)  # a page has some twenty; to find the sprite's address took an eighth of a page's time
def icon(name: str, label: str = "") -> SafeString:
    """A drawing of the sprite. Without a label it is decoration (the words stand beside it)."""
    href = f"{static('ui/icons.svg')}#{name}"
    if label:
        return format_html('<svg class="icon" role="img" aria-label="{}"><use href="{}"/></svg>', label, href)
    return format_html('<svg class="icon" aria-hidden="true" focusable="false"><use href="{}"/></svg>', href)


@register.simple_tag
def chip(text: str, kind: str = "", symbol: str | None = None) -> SafeString:
    """A state in words. `kind`: good, wait, wrong or none; each has its sign, which `symbol` replaces."""
    name = CHIP_ICONS.get(kind, "") if symbol is None else symbol
    sign = icon(name) if name else ""
    return format_html('<span class="chip{}">{}{}</span>', f" {kind}" if kind else "", sign, text)


@register.simple_tag
def button(
    text: str,
    url: str = "",
    kind: str = "",
    symbol: str = "",
    form: str = "",
    name: str = "",
    value: str = "",
    confirm: str = "",
) -> SafeString:
    """The main button; `kind` alt, quiet or danger for others. With `url` a link, else it submits."""
    classes = f"button {kind}".strip()
    inside = format_html("{}{}", icon(symbol) if symbol else "", text)
    if symbol == "forward":  # an arrow onward stands after the words
        inside = format_html("{}{}", text, icon(symbol))
    if url:
        return format_html('<a class="{}" href="{}">{}</a>', classes, url, inside)
    pairs = {"form": form, "name": name, "value": value, "data-confirm": confirm}
    attributes = format_html_join("", ' {}="{}"', ((k, v) for k, v in pairs.items() if v))
    return format_html('<button type="submit" class="{}"{}>{}</button>', classes, attributes, inside)


@register.simple_block_tag
def card(
    content: str,
    title: str = "",
    when: str = "",
    url: str = "",
    next: bool = False,
    level: int = 2,
) -> SafeString:
    """A sheet of paper: `{% card title="…" when="…" next=True %}…{% endcard %}`; `next` folds its corner."""
    heading = ""
    if title:
        words = format_html('<a href="{}">{}</a>', url, title) if url else title
        heading = format_html("<h{0}>{1}</h{0}>", level, words)
    second = format_html('<p class="when">{}</p>', when) if when else ""
    return format_html(
        '<section class="card{}">{}{}{}</section>', " next" if next else "", heading, second, content
    )


@register.simple_tag
def progress(done: int, total: int, label: str, kind: str = "") -> SafeString:
    """A bar under its words: `{% progress 38 47 "Hộ đã hiến đất" %}`. A total of 0 draws the words only."""
    words = format_html("<span>{}: <b>{}</b> / {}</span>", label, wording.number(done), wording.number(total))
    bar = '<progress value="{}" max="{}" aria-label="{}"></progress>'
    drawn = format_html(bar, done, total, label) if total else ""
    return format_html('<div class="{}">{}{}</div>', f"progress {kind}".strip(), words, drawn)


@register.filter
def note_kind(level: str) -> str:
    """Django's message level -> the kind of a note."""
    return NOTE_KINDS.get(level, ("", ""))[0]


@register.filter
def note_icon(level: str) -> str:
    """Django's message level, or a note's kind -> the sign beside it."""
    signs = dict(NOTE_KINDS.values()) | {name: sign for name, (_kind, sign) in NOTE_KINDS.items()}
    return signs.get(level, "info")


@register.filter
def vndate(value: date | datetime | str | None) -> str:
    """24/11/2026; an instant is shown as the day in Việt Nam; nothing -> ""."""
    return wording.day(value)


@register.filter
def vntime(value: time | datetime | str | None) -> str:
    """19:30, in Việt Nam."""
    return wording.hour(value)


@register.filter
def vnmoment(value: datetime | None) -> str:
    """19:30, 24/11/2026."""
    return wording.moment(value)


@register.filter
def vnweekday(value: date | datetime | None) -> str:
    """Thứ Ba."""
    return wording.weekday(value)


@register.filter
def vnmonth(value: date | datetime | None) -> str:
    """tháng 11/2026."""
    return wording.month(value)


@register.filter
def vnnumber(value: int | float | Decimal | Fraction | None, places: int | None = None) -> str:
    """1.234,5 (1,234.5 in English); `places` fixes the decimals; None -> "–": unknown is not zero."""
    return wording.number(value, places)


@register.filter
def percent(value: float | Decimal | Fraction | None, places: int = 0) -> str:
    """A ratio as a percentage: 0.94 -> "94 %"; None -> "–"."""
    return wording.percent(value, places)


@register.filter
def filesize(value: int | None) -> str:
    """A file's size in words: 182 KB, 1,4 MB."""
    return wording.filesize(value)


@register.filter
def signed(value: int) -> str:
    """A difference with its sign: +3, −2, 0."""
    return ("" if value == 0 else "+" if value > 0 else "−") + wording.number(abs(value))
