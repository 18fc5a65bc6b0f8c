"""Nothing that is asked behind an address (`?ngay=…`) breaks a page: what cannot be is not found, or not heard."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlencode

import pytest

import nennep
from tests.access.addresses import address, clients
from tests.worlds import Stages

SOURCE = Path(nennep.__file__).parent
ASKED = {
    "ngay": "membership:roll cell",
    "body": "meetings:calendar cell",
    "cho": "meetings:plan commune",
    "rieng": "meetings:prepare draft",
    "khach": "meetings:invitations running",
    "muc": "minutes:text_history adopted",
    "sua": "room:correct adopted",
    "den-muon": "room:correct adopted",
    "loai": "resolutions:resolutions cell",
    "nam": "resolutions:resolutions cell",
    "page": "resolutions:tasks cell",
    "xem": "resolutions:tasks cell",
    "tim": "web:search -",
    "may": "sync:waiting -",
}
"""What views ask for -> the address and target of a page that does."""
HOSTILE = (
    "\x00",
    "x" * 3_000,
    "-1",
    "0",
    "9" * 400,
    "1e400",
    "²",
    "٢٠٢٦",
    "0001-01-01",
    "9999-12-31",
    "31/12/99999",
    "00000000-0000-0000-0000-000000000000",
    "task:\x00",
    "task:00000000-0000-0000-0000-000000000000:",
    "{}",
)


def test_the_table_has_all_that_views_ask_for() -> None:
    views = [each for each in SOURCE.rglob("*.py") if "views" in str(each.relative_to(SOURCE))]
    said = {found for each in views for found in re.findall(r'GET\.get\("([\w-]+)"', each.read_text("utf-8"))}
    assert said == set(ASKED)


@pytest.mark.parametrize("name", ASKED)
def test_no_value_breaks_the_page_that_asks(stages: Stages, name: str) -> None:
    page, target = ASKED[name].split()
    browsers, path = clients(stages), address(page, target, stages)
    browser = browsers["office" if target == "commune" else "secretary"]
    others = "?sua=x&" if name == "den-muon" else "?"
    found = {
        value[:40]: browser.get(f"{path}{others}{urlencode({name: value})}").status_code for value in HOSTILE
    }
    assert set(found.values()) <= {200, 404, 409, 422}, found
