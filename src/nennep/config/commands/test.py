"""`nennep test`: all checks and all tests, on both databases (tools/run_tests.py)."""

import argparse
import subprocess
import sys

from nennep.config.development.repository import root

HELP = "chạy mọi kiểm tra và kiểm thử, trên cả hai cơ sở dữ liệu"
HELP_EN = (
    "Run the checks, then the tests on SQLite (with the browser) and on PostgreSQL. What is missing of PostgreSQL and "
    "Chromium is installed by tools/install_test_services.sh. `--fast`: SQLite only, no browser, no checks. Other "
    "arguments go to pytest."
)
EXTRA = True


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--fast", action="store_true", help="chỉ SQLite, không trình duyệt, không kiểm tra mã"
    )
    parser.add_argument("words", nargs="*", metavar="…", help="tham số cho pytest")


def run(args: argparse.Namespace) -> int:
    words = [*(["--fast"] if args.fast else []), *args.words, *args.extra]
    here = root()
    return subprocess.run(
        [sys.executable, str(here / "tools/run_tests.py"), *words], cwd=here, check=False
    ).returncode
