"""The one stylesheet: its size, its contrast, what it must not contain."""

import gzip
import re
from pathlib import Path

import pytest

import nennep.ui

STATIC = Path(nennep.ui.__file__).parent / "static" / "ui"
CSS = (STATIC / "nennep.css").read_text(encoding="utf-8")
TOKENS = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6}|#[0-9a-f]{3})\b", CSS))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_sizes_over_the_wire() -> None:
    limits = {
        "nennep.css": 12_000,
        "nennep.js": 3_000,
        "language.js": 2_500,
        "icons.svg": 4_000,
        "logo.svg": 3_000,
        "favicon.svg": 1_000,
    }
    sizes = {name: len(gzip.compress((STATIC / name).read_bytes(), 9)) for name in limits}
    assert {name: size for name, size in sizes.items() if size > limits[name]} == {}


def test_sources_stay_short() -> None:
    assert len(CSS.splitlines()) <= 400
    assert len((STATIC / "nennep.js").read_text(encoding="utf-8").splitlines()) <= 150


@pytest.mark.parametrize("ground", ["paper", "card", "sunk", "son-soft", "good-soft", "wait-soft"])
@pytest.mark.parametrize("words", ["ink", "soft"])
def test_ink_is_legible_on_every_ground(words: str, ground: str) -> None:
    assert contrast(TOKENS[words], TOKENS[ground]) >= 4.5


@pytest.mark.parametrize(
    ("words", "ground"),
    [
        ("son", "paper"),
        ("son", "card"),
        ("son", "sunk"),
        ("son-deep", "son-soft"),
        ("good", "good-soft"),
        ("good", "card"),
        ("wait", "wait-soft"),
        ("wait", "sunk"),
        ("wait", "paper"),
        ("card", "good"),
        ("card", "son"),
    ],
)
def test_coloured_words_are_legible_where_they_stand(words: str, ground: str) -> None:
    assert contrast(TOKENS[words], TOKENS[ground]) >= 4.5


@pytest.mark.parametrize("ground", ["paper", "card"])
def test_edges_of_controls_are_seen(ground: str) -> None:
    assert contrast(TOKENS["edge"], TOKENS[ground]) >= 3


def test_nothing_comes_from_another_host() -> None:
    for path in STATIC.iterdir():
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?://|@import|@font-face|url\(", text), path.name


def test_templates_carry_no_inline_script_or_style() -> None:
    for path in STATIC.parent.parent.rglob("templates/**/*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", text), path.name
