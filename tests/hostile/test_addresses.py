"""No year, month, number or name in an address breaks a page: what cannot be is not found."""

from __future__ import annotations

import pytest
from django.urls import NoReverseMatch, reverse

from tests.access.addresses import clients, names, values_of
from tests.worlds import Stages

HOSTILE: dict[str, tuple[str | int, ...]] = {
    "year": (0, 1, 1899, 2200, 9999, 10**20),
    "year_month": ("0001-01", "0000-00", "1899-12", "2200-01", "9999-12", "2026-13", "2026-W4", "٢٠٢٦-١١"),
    "revision": (0, 9_999),
    "name": ("self", "x" * 3_000, "\x00"),
}
"""Parameter of an address -> values that it cannot have."""


@pytest.mark.parametrize("role", ["secretary", "committee", "office"])
def test_no_year_month_or_number_in_an_address_breaks_a_page(stages: Stages, role: str) -> None:
    browser, values, asked = clients(stages)[role], values_of("adopted", stages), 0
    wrong = []
    for name, parameters in names().items():
        for hostile in parameters & HOSTILE.keys():
            for value in HOSTILE[hostile]:
                told = {each: values.get(each) for each in parameters} | {hostile: value}
                try:
                    path = reverse(name, kwargs=told)
                except NoReverseMatch:
                    continue
                asked += 1
                found = browser.get(path).status_code
                if found not in {403, 404, 405}:
                    wrong.append((name, value, found))
    assert wrong == []
    assert asked > 20
