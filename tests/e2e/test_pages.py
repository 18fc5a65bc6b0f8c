"""Every main page on a phone in Vietnamese, and on a desk in English: nothing over the edge, one language, no barrier.

Barriers are looked for once, on the phone: they do not change with the language, and the gallery looks at every part
in both widths (tests/ui/test_gallery.py). Axe finds what a machine can find; a page that it passes is not yet a good
page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.e2e.interface import english, lines_of, vietnamese
from tests.e2e.phones import DESK, PHONE
from tests.serving import Served, serving

pytestmark = [pytest.mark.browser]

NOW = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
Facts = dict[str, Any]


def of_meeting(name: str, path: str = "") -> Callable[[Facts], str]:
    """The address of a page of a meeting in that stage."""
    return lambda facts: f"/buoi/{facts['meetings'][name]}/{path}"


def of(name: str, path: str = "") -> Callable[[Facts], str]:
    """The address of a page of an organisation."""
    return lambda facts: f"/to-chuc/{facts['organisations'][name]}/{path}"


def of_item(kind: str, panel: str = "") -> Callable[[Facts], str]:
    """The room of the running meeting at its first item of a kind."""
    return lambda facts: (
        f"/buoi/{facts['meetings']['running']}/hop/#/item/{facts['items']['running'][kind]}{panel}"
    )


AXE = Axe()
DATA = {"bí thư", "phó bí thư", "phân công nhiệm vụ", "tự phê bình và phê bình"}
"""Words that are data too, and stand rightly on an English page: offices, titles of items."""
DATA_OF = {
    # groups and facts of a scoring scheme
    "room, from paper": {"chuẩn bị", "chưa rõ", "dự sinh hoạt", "kết quả", "kết thúc", "thời gian"},
    "rules": {"biểu quyết"},  # a chapter of the rulebook
    "score": {"chưa rõ"},  # the facts of a scoring scheme
    "score, agreed": {"chưa rõ"},
    "meeting, adopted": {"địa điểm"},  # what was corrected, as the minutes print it
    "minutes": {"địa điểm"},
    "correct": {"địa điểm"},
}

CUT_OFF = """[...document.querySelectorAll(".tabs a")].filter(tab => {
  const here = tab.getBoundingClientRect(), whole = tab.closest("ul").getBoundingClientRect();
  return here.right > whole.right + 1 || here.right > innerWidth;
}).map(tab => tab.textContent)"""

PAGES: dict[str, tuple[str, Callable[[Facts], str]]] = {
    "sign-in": ("", lambda facts: "/dang-nhap/"),
    "set a password": ("", lambda facts: "/dang-nhap/ma/"),
    "own login": ("member", lambda facts: "/tai-khoan/"),
    "logins": ("office", of("cell", "tai-khoan/")),
    "logins of a commune": ("office", of("commune", "tai-khoan/")),
    "secure connection": ("", lambda facts: "/ket-noi-an-toan/"),
    "no such page": ("secretary", lambda facts: "/khong-co/"),
    "refused": ("member", of_meeting("notified", "chuan-bi/")),
    "home": ("secretary", lambda facts: "/"),
    "search": ("secretary", lambda facts: "/tim/?tim=pa+kim"),
    "home of a member": ("member", lambda facts: "/"),
    "home of the office": ("office", lambda facts: "/"),
    "cell": ("secretary", of("cell")),
    "commune": ("office", of("commune")),
    "roll": ("secretary", of("cell", "danh-sach/")),
    "calendar": ("secretary", of("cell", "lich/2026/")),
    "fixed day": ("secretary", of("cell", "lich/2026/ngay-co-dinh/")),
    "proposal": ("secretary", of("cell", "lich/2027/de-xuat/")),
    "add a meeting": ("secretary", of("cell", "lich/2026/them/")),
    "move": ("secretary", of_meeting("notified", "doi-lich/")),
    "not held": ("secretary", of_meeting("notified", "khong-hop/")),
    "take the opening back": ("secretary", of_meeting("running", "thoi-khai-mac/")),
    "month": ("office", of("commune", "thang/2026-11/")),
    "days of a month": ("office", of("commune", "thang/2027-01/hen-ngay/")),
    "numbers": ("secretary", of("cell", "so-van-ban/")),
    "resolutions": ("secretary", of("cell", "nghi-quyet/")),
    "resolutions, none": ("office", of("commune", "nghi-quyet/")),
    "a resolution": ("secretary", lambda facts: f"/nghi-quyet/{facts['resolution']}/"),
    "tasks": ("secretary", of("cell", "nhiem-vu/")),
    "tasks, none overdue": ("secretary", of("cell", "nhiem-vu/?xem=qua-han")),
    "own tasks": ("member", lambda facts: "/nhiem-vu/"),
    "rules": ("secretary", lambda facts: "/quy-dinh/"),
    "files from phones": ("office", lambda facts: "/nhap-tep/"),
    "a file from a phone": ("office", lambda facts: f"/nhap-tep/{facts['device_file']}/"),
    "my devices": ("secretary", lambda facts: "/may-cua-toi/"),
    "phones with work not sent": ("office", lambda facts: "/may-chua-gui/"),
    "prepare a draft": ("secretary", of_meeting("draft", "chuan-bi/")),
    "prepare, in charge": ("charge", of_meeting("notified", "chuan-bi/")),
    "prepare, joint": ("secretary", of_meeting("joint", "chuan-bi/")),
    "notice, not given": ("secretary", of_meeting("agreed", "thong-bao/")),
    "notice": ("secretary", of_meeting("notified", "thong-bao/")),
    "answer": ("member", of_meeting("notified", "tra-loi/")),
    **{
        f"meeting, {name}": ("secretary", of_meeting(name))
        for name in (
            "draft",
            "agreed",
            "notified",
            "running",
            "adopted",
            "signed",
            "issued",
            "cancelled",
            "joint",
        )
    },
    "entering from paper, to begin": ("office", of_meeting("past", "nhap-thay/")),
    "entering from paper, going on": ("proxy_clerk", of_meeting("entered", "nhap-thay/")),
    "entering from paper, to confirm": ("secretary", of_meeting("typed", "nhap-thay/")),
    "meeting, entered from paper": ("member", of_meeting("typed")),
    "meeting of the partner": ("secretary", of_meeting("partner_joint")),
    "minutes so far": ("secretary", of_meeting("running", "bien-ban/")),
    "minutes": ("secretary", of_meeting("adopted", "bien-ban/")),
    "what was done": ("secretary", of_meeting("adopted", "so-viec/")),
    "score": ("secretary", of_meeting("running", "cham-diem/")),
    "score, agreed": ("secretary", of_meeting("adopted", "cham-diem/")),
    "sign": ("secretary", of_meeting("adopted", "ky-giay/")),
    "issue": ("secretary", of_meeting("signed", "ban-hanh/")),
    "correct": ("secretary", of_meeting("adopted", "dinh-chinh/")),
    "correct a tally": (
        "secretary",
        lambda facts: f"/buoi/{facts['meetings']['adopted']}/dinh-chinh/?sua=tally:{facts['ballot']}",
    ),
    "room": ("secretary", of_meeting("running", "hop/")),
    "room, to be opened": ("secretary", of_meeting("notified", "hop/")),
    "room, locked": ("secretary", of_meeting("adopted", "hop/")),
    "room, roll": ("secretary", of_meeting("running", "hop/#/roll")),
    "room, passed round": ("secretary", of_meeting("running", "hop/#/roll/pass")),
    "room, guests": ("secretary", of_meeting("running", "hop/#/guests")),
    "room, times": ("secretary", of_meeting("running", "hop/#/times")),
    "room, from paper": ("secretary", of_meeting("running", "hop/#/sheet")),
    "room, unsent": ("secretary", of_meeting("running", "hop/#/unsent")),
    "room, PIN": ("secretary", of_meeting("running", "hop/#/pin")),
    "room, speaking": ("secretary", of_item("report", "/say")),
    "room, paper only": ("secretary", of_item("paper_only")),
    "room, ballot": ("secretary", of_item("ballot", "/ballot")),
    "room, resolution": ("secretary", of_item("ballot", "/resolution")),
    "room, tasks": ("secretary", of_item("assignments")),
    "room, reading back": ("secretary", of_item("read_minutes")),
}


@pytest.fixture(scope="module")
def stages_served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Pá Kìm on 20/11/2026 with a meeting in every stage."""
    with serving(tmp_path_factory.mktemp("pages") / "data", since=NOW) as served:
        served.facts = served.run("tests.e2e.entering:enter_stages")
        yield served
        assert served.faults() == []


@pytest.fixture(scope="module")
def tabs(stages_served: Served, chromium: Browser) -> Iterator[Callable[[str, str], Page]]:
    """A tab for each role and language, empty: Vietnamese on a phone, English on a desk."""
    made: dict[tuple[str, str], Page] = {}

    def tab(role: str, language: str) -> Page:
        if (role, language) not in made:
            width, height = PHONE if language == "vi" else DESK
            new = chromium.new_context(
                viewport={"width": width, "height": height},
                base_url=stages_served.address,
                service_workers="block",  # the server's own pages are looked at here, not those kept on the phone
            )
            cookies = {"nennep_language": language}
            if role:
                cookies["nennep_session"] = stages_served.facts["sessions"][role]
            new.add_cookies(
                [
                    {"name": name, "value": value, "url": stages_served.address}
                    for name, value in cookies.items()
                ]
            )
            made[role, language] = new.new_page()
        page = made[role, language]
        page.goto("about:blank")  # else an address that differs after its # alone would not be loaded
        return page

    yield tab
    for each in made.values():
        each.context.close()


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_without_barriers_and_in_one_language(
    name: str, language: str, stages_served: Served, tabs: Callable[[str, str], Page]
) -> None:
    role, address = PAGES[name]
    page = tabs(role, language)
    page.goto(address(stages_served.facts))
    if "/hop/" in page.url:
        page.wait_for_selector("#room h1, #room .pass")
    others = english() if language == "vi" else vietnamese() - DATA - DATA_OF.get(name, set())
    found = {
        "barriers": barriers(page) if language == "vi" else [],
        "over the edge": page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0,
        "tabs cut off": page.evaluate(CUT_OFF),
        "in the other language": sorted(lines_of(page) & others),
        "language": page.locator("html").get_attribute("lang"),
    }
    assert found == {
        "barriers": [],
        "over the edge": False,
        "tabs cut off": [],
        "in the other language": [],
        "language": language,
    }


def barriers(page: Page) -> list[tuple[str, str]]:
    """Serious and critical findings of axe: the rule, and where."""
    found = AXE.run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        (each["id"], node["html"][:160])
        for each in found
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"][:3]
    ]


@pytest.mark.parametrize(("words", "of_one_language"), [("Lịch", vietnamese), ("Calendar", english)])
def test_a_word_of_the_other_language_would_be_found(
    words: str, of_one_language: Callable[[], frozenset[str]], chromium: Browser
) -> None:
    page = chromium.new_page()
    page.set_content(f"<body><p>24/11/2026 · {words}</p><button aria-label='{words}'>→</button></body>")
    assert lines_of(page) & of_one_language() == {words.lower()}
    page.close()


def test_a_barrier_would_be_found(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content("<html lang='vi'><title>x</title><main><input name='x'></main></html>")
    assert [rule for rule, _where in barriers(page)] == ["label"]
    page.close()
