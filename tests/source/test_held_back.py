"""Nobody of the articles is named in what ships, in the documents, or in the tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.source.held_back import digest, named_in

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = {".venv", "node_modules", "__pycache__", "static", "fonts"}
ENDINGS = {".py", ".ts", ".html", ".toml", ".json", ".md", ".po", ".typ", ".txt"}
INVENTED = frozenset({digest("Lò Thử Tên"), digest("Thử Tên")})


@pytest.mark.parametrize("top", ["src", "tests", "docs", "bench", "tools", "README.md", "CHANGELOG.md"])
def test_no_file_names_a_person_of_the_articles(top: str) -> None:
    paths = (ROOT / top).rglob("*") if (ROOT / top).is_dir() else [ROOT / top]
    files = [each for each in paths if each.suffix in ENDINGS and not LEFT_OUT & set(each.parts)]
    assert files
    naming = [str(each.relative_to(ROOT)) for each in files if named_in(each.read_text(encoding="utf-8"))]
    assert naming == []


@pytest.mark.parametrize(
    "text",
    ["đồng chí Lò Thử Tên, Bí thư", "LÒ THỬ TÊN", '"Lò  Thử Tên"', "Lo\u0300 Thử Tên", "ông Thử Tên nói"],
)
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    assert named_in(text, INVENTED)


def test_a_part_of_a_name_is_no_name() -> None:
    assert not named_in("đồng chí Lò Thử, tên khác", INVENTED)
