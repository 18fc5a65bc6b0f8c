"""`nennep bench NAME`: run one script of bench/, print its figures as JSON lines and as a table."""

import argparse
import importlib.util
import sys
from collections.abc import Iterable
from pathlib import Path

from nennep.config.development.bench import Figure, table
from nennep.config.development.repository import root
from nennep.config.stop import Stop

HELP = "đo tốc độ, dung lượng (các bài đo trong bench/)"
HELP_EN = (
    "Run one bench: one JSON object a line (figure, value, unit, limit_or_peer, ratio, target, holds), then a table. "
    "Exit status 1 when a target does not hold. `--list` names the benches."
)
EXTRA = True


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="TÊN", help="tên bài đo")
    parser.add_argument("--list", action="store_true", help="liệt kê các bài đo")


def run(args: argparse.Namespace) -> int:
    folder = root() / "bench"
    scripts = {path.stem: path for path in sorted(folder.glob("*.py")) if not path.stem.startswith("_")}
    if args.list or not args.name:
        for name, path in scripts.items():
            print(f"{name:16} {_headline(path)}")
        return 0
    if args.name not in scripts:
        raise Stop(f"không có bài đo “{args.name}”. Có: {', '.join(scripts) or 'chưa có bài nào'}.")
    figures = []
    for figure in _run(scripts[args.name], args.extra):
        print(figure.as_json(), flush=True)
        figures.append(figure)
    print(f"\n{table(figures)}")
    return 1 if any(figure.holds is False for figure in figures) else 0


def _run(path: Path, words: list[str]) -> Iterable[Figure]:
    """The figures of `run(words)` of the script. It may return a list or yield them one by one."""
    # benches may share modules beside them, and start the server's own code
    sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location(f"bench_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    figures: Iterable[Figure] = module.run(words)
    return figures


def _headline(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    return lines[0].strip('"') if lines else ""
