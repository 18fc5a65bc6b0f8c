import json
from pathlib import Path

import pytest

from nennep.config.cli import main
from nennep.config.commands import bench

SCRIPT = '''"""Pages: how large, how fast."""

from nennep.config.development.bench import Figure


def run(words):
    yield Figure.at_most("first page", {size}, "kB", 100.0)
    yield Figure("words", len(words), "")
'''


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(bench, "root", lambda: tmp_path)
    (tmp_path / "bench").mkdir()
    return tmp_path / "bench"


@pytest.mark.parametrize(("size", "status"), [(100, 0), (101, 1)])
def test_the_exit_status_says_whether_every_target_holds(folder: Path, size: int, status: int) -> None:
    (folder / "pages.py").write_text(SCRIPT.format(size=size), encoding="utf-8")
    assert main(["bench", "pages"]) == status


def test_figures_are_lines_of_json_and_then_a_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "pages.py").write_text(SCRIPT.format(size=50), encoding="utf-8")
    main(["bench", "pages", "--quick", "twice"])
    lines, tabled = capsys.readouterr().out.split("\n\n")
    first, second = (json.loads(line) for line in lines.split("\n"))
    assert (first["figure"], first["ratio"], first["holds"]) == ("first page", 0.5, True)
    assert (second["value"], second["holds"]) == (2, None)
    assert "✓  first page" in tabled


def test_the_list_names_each_bench_with_its_headline(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "pages.py").write_text(SCRIPT.format(size=50), encoding="utf-8")
    (folder / "_shared.py").write_text("", encoding="utf-8")
    assert main(["bench", "--list"]) == 0
    assert capsys.readouterr().out == "pages            Pages: how large, how fast.\n"


def test_an_unknown_bench_is_said_in_a_sentence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "pages.py").write_text(SCRIPT.format(size=50), encoding="utf-8")
    assert main(["bench", "page"]) == 2
    assert "không có bài đo “page”. Có: pages." in capsys.readouterr().err
