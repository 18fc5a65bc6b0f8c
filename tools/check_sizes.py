"""No file over 400 lines, no Python function over 40, 95 % of files under 220: what does not fit in a head is cut.

Names what is too long, and says how many files are small enough to be read at once.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("src", "tests", "bench", "tools")
ENDINGS = {".py", ".ts", ".css", ".html", ".js", ".sh"}
FILE_LINES = 400
FUNCTION_LINES = 40
SMALL_LINES = 220
SMALL_SHARE = 0.95  # at least so many files have fewer than SMALL_LINES lines
# what a program writes, or the build makes (hatch_build.py)
MADE = ("room/room.js", "room/english.js", "room/modules/", "ui/ui.js", "web/web.js", "web/sw.js")
LEFT_OUT = ("/migrations/", "/__pycache__/", *(f"/static/{made}" for made in MADE))


def sources(root: Path = ROOT) -> Iterator[Path]:
    """The files that people write."""
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in ENDINGS and path.is_file() and not any(part in str(path) for part in LEFT_OUT):
                yield path
    yield from (root / name for name in ("hatch_build.py", "nennep"))


def too_long(path: Path) -> Iterator[str]:
    """What of `path` is too long: "path:line: what"."""
    text = path.read_text(encoding="utf-8")
    lines = text.count("\n")
    if lines > FILE_LINES:
        yield f"{path}:1: {lines} lines; cut the file where its subject changes (at most {FILE_LINES})"
    # a test may be a story: a browser's walk through a meeting reads best in one piece
    if path.suffix == ".py" and "tests" not in path.parts:
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > FUNCTION_LINES:
                    yield f"{path}:{node.lineno}: {node.name} has {length} lines (at most {FUNCTION_LINES})"


def lengths(root: Path = ROOT) -> list[tuple[int, str]]:
    """(lines, name) of every source, the largest first."""
    found = (
        (path.read_text(encoding="utf-8").count("\n"), str(path.relative_to(root))) for path in sources(root)
    )
    return sorted(found, reverse=True)


def report(measured: list[tuple[int, str]]) -> str:
    """One line: the share of small files, the least share, and the largest three."""
    largest = ", ".join(f"{name} ({lines})" for lines, name in measured[:3])
    return (
        f"{small_share(measured):.1%} of {len(measured)} files under {SMALL_LINES} lines"
        f" (at least {SMALL_SHARE:.0%}); largest: {largest}"
    )


def small_share(measured: list[tuple[int, str]]) -> float:
    """The share of files with fewer than SMALL_LINES lines."""
    return sum(lines < SMALL_LINES for lines, _ in measured) / len(measured)


def main() -> int:
    found = [line for path in sources() for line in too_long(path)]
    measured = lengths()
    print("\n".join([*found, report(measured)]))
    return 1 if found or small_share(measured) < SMALL_SHARE else 0


if __name__ == "__main__":
    sys.exit(main())
