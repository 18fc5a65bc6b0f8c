"""`nennep docs`: write the generated pages of docs/."""

import argparse
import os

from nennep.config.development import documentation
from nennep.config.development.repository import root

HELP = "viết lại các trang tài liệu được sinh ra từ mã nguồn (docs/)"
HELP_EN = (
    "Write the generated pages of docs/ (settings, commands, acts, reads). "
    "`--check` only says which are out of date."
)


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="chỉ xem trang nào đã cũ; thoát 1 nếu có")


def run(args: argparse.Namespace) -> int:
    # a page must not depend on whose settings are read
    os.environ["NENNEP_DATA"] = os.devnull
    import django  # noqa: PLC0415 - settings are read only now

    django.setup()
    folder = root() / "docs"
    if args.check:
        differences = documentation.differences(folder)
        for name, why in sorted(differences.items()):
            print(f"docs/{name}: {why}; run `nennep docs`")
        return 1 if differences else 0
    for name in documentation.write(folder):
        print(f"docs/{name}")
    return 0
