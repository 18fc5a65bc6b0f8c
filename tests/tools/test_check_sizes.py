from pathlib import Path

from tools.check_sizes import FILE_LINES, FUNCTION_LINES, SMALL_LINES, lengths, report, sources, too_long


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def function(lines: int) -> str:
    return "def work():\n" + "    pass\n" * (lines - 1)


def test_a_function_at_the_limit_passes(tmp_path: Path) -> None:
    assert list(too_long(write(tmp_path, "a.py", function(FUNCTION_LINES)))) == []


def test_a_longer_function_is_named_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, "a.py", "\n\n" + function(FUNCTION_LINES + 1))
    assert list(too_long(path)) == [f"{path}:3: work has 41 lines (at most 40)"]


def test_a_long_stylesheet_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, "a.css", "a {}\n" * (FILE_LINES + 1))
    assert len(list(too_long(path))) == 1


def test_migrations_and_made_bundles_are_left_out(tmp_path: Path) -> None:
    for name in ("hatch_build.py", "nennep", "src/nennep/a/views.py"):
        write(tmp_path, name, "")
    write(tmp_path, "src/nennep/a/migrations/0001_initial.py", "")
    write(tmp_path, "src/nennep/room/static/room/room.js", "")
    assert {path.name for path in sources(tmp_path)} == {"hatch_build.py", "nennep", "views.py"}


def test_the_report_says_the_share_of_small_files_and_the_largest(tmp_path: Path) -> None:
    for name in ("hatch_build.py", "nennep"):
        write(tmp_path, name, "")
    write(tmp_path, "src/nennep/a/models.py", "\n" * (SMALL_LINES - 1))
    write(tmp_path, "src/nennep/a/views.py", "\n" * SMALL_LINES)
    measured = lengths(tmp_path)
    assert measured[0] == (SMALL_LINES, "src/nennep/a/views.py")
    assert report(measured).startswith(
        "75.0% of 4 files under 220 lines (at least 95%); largest: src/nennep/a/views.py (220)"
    )
