"""Addresses by name: nennep.core.addresses, and `{% url %}` of nennep.ui."""

from __future__ import annotations

from uuid import UUID

import pytest
from django import urls
from django.template import Context, engines
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver

from nennep.core.addresses import reverse
from nennep.core.ids import new_id


def names(resolver: URLResolver, space: str = "") -> list[str]:
    """The names of all pages."""
    found: list[str] = []
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            found += [f"{space}{each.name}"] if each.name else []
        else:
            found += names(each, f"{each.namespace}:" if each.namespace else space)
    return found


@pytest.mark.parametrize("ids", [[], [new_id()], [new_id(), new_id()]], ids=len)
def test_they_are_those_of_django_for_every_page(ids: list[UUID]) -> None:
    compared = 0
    for name in names(get_resolver()):
        try:
            expected = urls.reverse(name, args=ids)
        except NoReverseMatch:
            with pytest.raises(NoReverseMatch):
                reverse(name, args=ids)
            continue
        assert reverse(name, args=ids) == expected
        compared += 1
    assert compared >= [20, 30, 1][len(ids)]


def test_other_parts_than_ids_stand_as_they_are() -> None:
    for args in ([new_id(), 2026], [new_id(), 2027]):
        assert reverse("meetings:calendar", args=args) == urls.reverse("meetings:calendar", args=args)
    for name in ("room:sheet", "minutes:attendance_sheet"):
        for kind in ("pdf", "docx"):
            args = [new_id(), kind]
            assert reverse(name, args=args) == urls.reverse(name, args=args)


def test_a_part_that_the_pattern_does_not_take_is_refused_as_by_django() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("room:sheet", args=[new_id(), "{}"])


def test_a_template_finds_the_same_address_and_may_keep_it_under_a_name() -> None:
    meeting = new_id()
    page = engines["django"].from_string(
        '{% load nennep %}{% url "room:meeting" it %} {% url "room:meeting" it as way %}{{ way }}'
        '{% url "no:such" it as none %} [{{ none }}] {% url "meetings:calendar" it 2026 %}'
    )
    at, year = f"/buoi/{meeting}/", urls.reverse("meetings:calendar", args=[meeting, 2026])
    assert page.template.render(Context({"it": meeting})) == f"{at} {at} [] {year}"


def test_a_template_with_an_address_that_does_not_exist_is_a_fault() -> None:
    page = engines["django"].from_string('{% load nennep %}{% url "no:such" it %}')
    with pytest.raises(NoReverseMatch):
        page.template.render(Context({"it": new_id()}))
