"""`{% remembered %}`: nennep.ui.remembered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.template import Context, TemplateSyntaxError, engines
from django.utils.functional import lazy
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy, override

from nennep.meetings.models import Meeting
from nennep.ui import remembered


@pytest.fixture(autouse=True)
def nothing_drawn() -> Iterator[None]:
    remembered._drawn.clear()
    yield
    remembered._drawn.clear()


@dataclass(frozen=True)
class Way:
    label: str
    since: date


def template(source: str) -> Any:
    return engines["django"].from_string("{% load i18n nennep %}" + source).template


def drawn(source: Any, **values: Any) -> str:
    found: str = source.render(Context(values))
    return found


def test_the_same_values_are_drawn_once_and_others_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    page, times = template("{% remembered way %}{{ way.label }}{% endremembered %}"), []
    body = page.nodelist[-1].nodelist
    draw = type(body).render
    monkeypatch.setattr(
        type(body), "render", lambda own, context: (times.append(own is body), draw(own, context))[1]
    )
    on = date(2026, 11, 28)
    assert [drawn(page, way=Way(label, on)) for label in "aab"] == ["a", "a", "b"]
    assert sum(times) == 2


def test_nothing_stands_inside_but_what_is_named() -> None:
    page = template("{% remembered place %}{{ place }}{{ person }}{% endremembered %}")
    assert drawn(page, place="Pá Kìm", person="Sáng") == "Pá Kìm"


def test_a_text_is_escaped_though_the_same_was_safe_html_before() -> None:
    page = template("{% remembered it %}{% for each in it %}{{ each }}{% endfor %}{% endremembered %}")
    assert drawn(page, it=(mark_safe("<b>"),)) == "<b>"
    assert drawn(page, it=("<b>",)) == "&lt;b&gt;"


def test_equal_values_that_are_drawn_otherwise_are_told_apart() -> None:
    page = template("{% remembered it %}{{ it }}{% endremembered %}")
    assert [drawn(page, it=each) for each in (1, True, 1.0)] == ["1", "True", "1,0"]


def test_figures_that_are_equal_and_written_otherwise_are_told_apart() -> None:
    page = template("{% remembered it %}{{ it }}{% endremembered %}")
    for one, other in ((Decimal("1.0"), Decimal("1.00")), (0.0, -0.0)):
        assert drawn(page, it=one) != drawn(page, it=other)


def test_a_text_in_a_set_or_translated_late_is_escaped_though_the_same_was_safe_html_before() -> None:
    page = template("{% remembered it %}{% for each in it %}{{ each }}{% endfor %}{% endremembered %}")
    assert drawn(page, it=frozenset([mark_safe("<b>")])) == "<b>"
    assert drawn(page, it=frozenset(["<b>"])) == "&lt;b&gt;"
    single = template("{% remembered it %}{{ it }}{% endremembered %}")
    assert drawn(single, it=lazy(lambda: mark_safe("<i>"), str, SafeString)()) == "<i>"
    assert drawn(single, it="<i>") == "&lt;i&gt;"


def test_it_is_drawn_in_the_language_of_the_reader() -> None:
    page = template('{% remembered %}{% translate "Search" %}{% endremembered %}')
    for _turn in range(2):
        with override("vi"):
            assert drawn(page) == "Tìm"
        with override("en"):
            assert drawn(page) == "Search"


def test_a_text_translated_late_is_told_by_what_it_says() -> None:
    page = template("{% remembered it %}{{ it }}{% endremembered %}")
    with override("vi"):
        assert drawn(page, it=gettext_lazy("Search")) == drawn(page, it="Tìm") == "Tìm"


def test_a_row_of_the_database_is_not_remembered_since_it_changes() -> None:
    page = template("{% remembered it %}{{ it.pk }}{% endremembered %}")
    with pytest.raises(TypeError, match="Meeting cannot be remembered"):
        drawn(page, it=Meeting(pk=UUID(int=1)))


@pytest.mark.parametrize("part", ["{% csrf_token %}", "{% block main %}{% endblock %}"])
def test_what_belongs_to_one_request_does_not_stand_inside(part: str) -> None:
    with pytest.raises(TemplateSyntaxError, match="cannot be remembered"):
        template("{% remembered %}" + part + "{% endremembered %}")


def test_the_parts_kept_are_bounded_and_the_oldest_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "PARTS", 3)
    page = template("{% remembered it %}{{ it }}{% endremembered %}")
    for each in "abcad":
        drawn(page, it=each)
    assert list(remembered._drawn.values()) == ["c", "a", "d"]
