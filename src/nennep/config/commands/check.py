"""`nennep check`: the checks of the source without its tests (tools/run_checks.py)."""

import argparse
import subprocess
import sys

from nennep.config.development.repository import root

HELP = "kiểm tra mã nguồn (quy tắc, kiểu, tầng lớp, độ dài, tài liệu, bản dịch)"
HELP_EN = "Check the source: ruff, mypy, import-linter, djlint, tsc, sizes, words, commits, generated pages, messages."
EXTRA = True


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", metavar="TÊN", help="chỉ chạy những kiểm tra này")


def run(args: argparse.Namespace) -> int:
    here = root()
    command = [sys.executable, str(here / "tools/run_checks.py"), *args.words, *args.extra]
    return subprocess.run(command, cwd=here, check=False).returncode
