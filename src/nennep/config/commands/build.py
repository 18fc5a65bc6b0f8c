"""`nennep build`: make the script bundles, fonts and catalogues again (hatch_build.py)."""

import argparse
import subprocess
import sys

from nennep.config.development.repository import root

HELP = "dựng lại màn hình, phông chữ, bản dịch sau khi sửa mã nguồn"
HELP_EN = "Make the script bundles, fonts and message catalogues again, where their sources changed."


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--force", action="store_true", help="dựng lại tất cả")


def run(args: argparse.Namespace) -> int:
    words = [sys.executable, str(root() / "hatch_build.py"), *(["--force"] if args.force else [])]
    return subprocess.run(words, check=False).returncode
