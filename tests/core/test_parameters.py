from datetime import date

import pytest

from nennep.core.parameters import month_named
from nennep.core.refusals import NotFound


def test_a_month_of_an_address_is_its_first_day() -> None:
    assert month_named("2026-11") == date(2026, 11, 1)


@pytest.mark.parametrize(
    "told", ["0001-01", "1899-12", "2200-01", "9999-12", "2026-13", "2026-W4", "2026", "٢٠٢٦-١١", ""]
)
def test_what_is_no_month_that_may_be_asked_is_not_found(told: str) -> None:
    with pytest.raises(NotFound):
        month_named(told)
