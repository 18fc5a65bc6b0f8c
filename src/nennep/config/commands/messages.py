"""`nennep messages`: which sentences for people have no Vietnamese yet, or two."""

import argparse

from nennep.config.development import catalogues
from nennep.config.development.repository import root

HELP = "dựng bản dịch, nêu câu nào chưa có tiếng Việt hoặc dịch hai cách"
HELP_EN = (
    "Compile the catalogues; list every sentence of the code that has no Vietnamese, or two. Exit 1 if any."
)


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="chỉ kiểm tra, không dựng bản dịch")


def run(args: argparse.Namespace) -> int:
    package = root() / "src" / "nennep"
    if not args.check:
        catalogues.compile_all(package)
    missing = catalogues.missing(package)
    for where, sentence in missing:
        print(f"{where}: chưa có tiếng Việt: {sentence!r}")
    contradictions = catalogues.contradictions(package)
    for apps, sentence in contradictions:
        print(f"{apps}: dịch hai cách: {sentence!r}")
    return 1 if missing or contradictions else 0
