"""The components' template tags."""

import re
from pathlib import Path

import pytest
from django.template import Context, Template

import nennep.ui

UI = Path(nennep.ui.__file__).parent


def draw(text: str, **values: object) -> str:
    """The text as a template with the components loaded."""
    return Template("{% load nennep %}" + text).render(Context(values))


def test_an_icon_beside_words_is_silent_and_one_alone_has_a_name() -> None:
    assert 'aria-hidden="true"' in draw('{% icon "calendar" %}')
    alone = draw('{% icon "calendar" label="Lịch" %}')
    assert 'role="img"' in alone
    assert 'aria-label="Lịch"' in alone


def test_every_icon_named_in_a_template_of_ours_is_in_the_sprite() -> None:
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (UI / "static/ui/icons.svg").read_text(encoding="utf-8")))
    named = set()
    for page in UI.parent.rglob("templates/**/*.html"):
        text = page.read_text(encoding="utf-8")
        named |= set(re.findall(r'{% icon "([^"]+)"', text)) | set(re.findall(r'symbol="([^"]+)"', text))
    assert named <= drawn


def test_what_is_typed_into_a_component_is_never_markup() -> None:
    for text in (
        "{% chip words %}",
        "{% button words url=words confirm=words %}",
        "{% button words confirm=words %}",
        "{% card title=words when=words %}{{ words }}{% endcard %}",
        "{% progress 1 2 words %}",
        '{% include "ui/empty.html" with title=words text=words %}',
        '{% include "ui/note.html" with text=words %}',
    ):
        drawn = draw(text, words='"><script>x')
        assert "<script>" not in drawn, text
        assert '">&' not in drawn.replace('">&quot;&gt;', ""), text


def test_only_the_next_card_has_the_folded_corner() -> None:
    assert 'class="card next"' in draw("{% card next=True %}x{% endcard %}")
    assert 'class="card"' in draw("{% card %}x{% endcard %}")


def test_a_button_that_asks_first_carries_its_question() -> None:
    assert 'data-confirm="Khóa?"' in draw('{% button "Khóa" confirm="Khóa?" %}')


def test_a_progress_of_nothing_has_words_only() -> None:
    assert "<progress" not in draw('{% progress 0 0 "Hộ" %}')
    assert '<progress value="38" max="47"' in draw('{% progress 38 47 "Hộ" %}')


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("{{ 0.94|percent }}", "94\u00a0%"),
        ("{{ 1234|vnnumber }}", "1.234"),
        ("{{ 3|signed }} {{ zero|signed }}", "+3 0"),
        ("{{ nothing|vndate }}", ""),
    ],
)
def test_filters(written: str, drawn: str) -> None:
    assert draw(written, zero=0) == drawn


def test_months_say_their_state_in_words() -> None:
    from tests.ui import gallery

    drawn = draw('{% include "ui/months.html" %}', months=gallery.strip("met 3", "missing –"))
    assert 'aria-label="Tháng 1: met 3"' in drawn
    assert '<span class="hush">Tháng 2: missing –</span>' in drawn
