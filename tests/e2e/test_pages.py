"""Every main page on a phone in Vietnamese, and on a desk in English: nothing over the edge, one language, no barrier.

Barriers are looked for once, on the phone: they do not change with the language, and the gallery looks at every part
in both widths (tests/ui/test_gallery.py). Axe finds what a machine can find; a page that it passes is not yet a good
page.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browsers.pictures import keep_pictures
from tests.e2e.interface import english, lines_of, vietnamese
from tests.e2e.pages import PAGES
from tests.e2e.targets import too_small
from tests.servers.serving import Served

pytestmark = [pytest.mark.browser]

AXE = Axe()
DATA = {"bí thư", "phó bí thư", "phân công nhiệm vụ", "tự phê bình và phê bình"}
"""Words that are data too, and stand rightly on an English page: offices, titles of items."""
DATA_OF = {
    # groups and facts of a scoring scheme
    "room, from paper": {"chuẩn bị", "chưa rõ", "dự sinh hoạt", "kết quả", "kết thúc", "thời gian"},
    "room, to be opened": {"nhiệm vụ tháng trước"},  # a group of items, in the words of the agenda
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

LOOSE = """() => {
  const lines = (e) => {
    const texts = document.createTreeWalker(e, NodeFilter.SHOW_TEXT), found = new Set(), one = document.createRange();
    while (texts.nextNode()) {
      if (texts.currentNode.parentElement.closest(".hush")) continue;
      one.selectNodeContents(texts.currentNode);
      for (const line of one.getClientRects()) if (line.width > 1) found.add(Math.round(line.bottom / 8));
    }
    return found.size;
  };
  const place = (e) => e.getBoundingClientRect();
  const ragged = (all) => {
    const begin = all.filter((e, at) => !at || place(e).top >= place(all[at - 1]).bottom);
    return all.every((e) => e.matches(".quiet")) && new Set(begin.map((e) => Math.round(place(e).left))).size > 1;
  };
  const shown = (found) => [...found].filter((e) => e.checkVisibility());
  const centred = shown(document.querySelectorAll(".button.quiet"))
    .filter((e) => lines(e) > 1 && getComputedStyle(e).textAlign === "center");
  const apart = shown(document.querySelectorAll(".buttons")).filter((e) => ragged(shown(e.children)));
  return [...centred, ...apart].map((e) => e.textContent.trim());
}"""
"""Words of quiet buttons that run over several lines, each line in the middle of nothing; or buttons one under the
other of which each begins elsewhere.
"""


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
    if language == "vi":
        keep_pictures(page, name)
    others = english() if language == "vi" else vietnamese() - DATA - DATA_OF.get(name, set())
    found = {
        "barriers": barriers(page) if language == "vi" else [],
        "over the edge": page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0,
        "tabs cut off": page.evaluate(CUT_OFF),
        "in the other language": sorted(lines_of(page) & others),
        "language": page.locator("html").get_attribute("lang"),
        "loose": page.evaluate(LOOSE),
        "too small to press": too_small(page) if language == "vi" else [],  # last: it unfolds
    }
    assert found == {
        "barriers": [],
        "over the edge": False,
        "tabs cut off": [],
        "loose": [],
        "in the other language": [],
        "language": language,
        "too small to press": [],
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


def test_a_loose_button_would_be_found(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content(
        "<style>.button { display: inline-flex; width: 5rem; text-align: center }</style>"
        "<a class='button quiet'><span>One word after another</span></a><a class='button quiet'><span>One</span></a>"
    )
    assert page.evaluate(LOOSE) == ["One word after another"]
    page.set_content(
        "<style>a { display: block } a:first-child { margin-left: -1rem }</style>"
        "<div class='buttons'><a class='button quiet'>One</a><a class='button quiet'>Two</a></div>"
    )
    assert page.evaluate(LOOSE) == ["OneTwo"]
    page.close()


@pytest.mark.parametrize(
    ("shown", "found"),
    [
        ("<button style='width:44px;height:44px'>A</button>", 0),
        ("<button style='width:44px;height:40px'>A</button>", 1),
        ("<label style='display:block;width:90px;height:48px'><input type='checkbox'> A</label>", 0),
        ("<label style='display:block;width:90px;height:20px'><input type='checkbox'> A</label>", 1),
        ("<details><summary style='height:48px'>A</summary><a href='/a'>B</a></details>", 1),
        ("<p style='line-height:30px'>A sentence with <a href='/a'>one link</a> in it.</p>", 0),
        ("<p style='line-height:9px'>See <a href='/a'>one</a><br>and <a href='/b'>two</a></p>", 2),
    ],
)
def test_what_is_too_small_to_press_would_be_found(shown: str, found: int, chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content(f"<body>{shown}</body>")
    assert len(too_small(page)) == found
    page.close()
