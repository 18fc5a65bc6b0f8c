"""The console command `nennep`: reads its arguments, says where the data lie, runs one command."""

import argparse
import os
import re
import sys
from pathlib import Path
from typing import Any, NoReturn

from nennep import __version__
from nennep.config import commands
from nennep.config.setting import PREFIX, BadSetting
from nennep.config.settings_table import default_data_dir
from nennep.config.stop import Stop

HEADLINE = "Nền Nếp: sinh hoạt và công việc của chi bộ, đảng bộ cơ sở, đâu vào đấy."
EPILOG = """\
Ví dụ:
  nennep demo                 xem thử, có sẵn số liệu minh họa
  nennep serve --port 8080    chạy thật
  nennep demo --help          cách dùng của một lệnh

Cài đặt: docs/settings.md. Các lệnh (English): docs/commands.md."""


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Leaves room for the longest command: argparse forgets that commands stand further in than options."""

    def add_argument(self, action: argparse.Action) -> None:
        super().add_argument(action)
        longest = max((len(name) for name in commands.NAMES), default=0)
        self._action_max_length = max(self._action_max_length, longest + 4)


class Parser(argparse.ArgumentParser):
    """argparse in Vietnamese: headings, the word for usage, and what is wrong with a line."""

    # argparse's own sentences, by how they begin
    SENTENCES = (
        (
            r"argument LỆNH: invalid choice: '(.*?)'.*",
            r"không có lệnh “\1”. Các lệnh: " + ", ".join(commands.NAMES),
        ),
        (r"argument (.*?): invalid int value: '(.*)'", r"\1 phải là một số nguyên, không phải “\2”"),
        (r"argument (.*?): expected one argument", r"\1 cần một giá trị theo sau"),
        (r"argument (.*?): invalid choice: '?(.*?)'? .*", r"\1 không nhận “\2”"),
        (r"the following arguments are required: (.*)", r"thiếu \1"),
    )

    def __init__(self, **options: Any) -> None:
        options.setdefault("formatter_class", Formatter)
        super().__init__(add_help=False, **options)
        self._positionals.title = "Tham số"
        self._optionals.title = "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="in phần trợ giúp này")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "Cách dùng:", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "Cách dùng:", 1)

    def error(self, message: str) -> NoReturn:
        for pattern, sentence in self.SENTENCES:
            message = re.sub(f"^{pattern}$", sentence, message)
        self.exit(2, f"nennep: {message}.\n{self.format_usage()}")


def parser() -> Parser:
    """The parser of all commands."""
    top = Parser(
        prog="nennep", description=HEADLINE, epilog=EPILOG, usage="nennep LỆNH [--data THƯ_MỤC] [tùy chọn]"
    )
    top.add_argument("--version", action="version", version=f"nennep {__version__}", help="in số phiên bản")
    below = top.add_subparsers(dest="command", metavar="LỆNH", title="Các lệnh", required=True, prog="nennep")
    for name in commands.NAMES:
        module = commands.command(name)
        sub = below.add_parser(
            name, help=module.HELP, description=f"{module.HELP[0].upper()}{module.HELP[1:]}."
        )
        default = default_data_dir(os.environ)
        sub.add_argument(
            "--data", metavar="THƯ_MỤC", type=Path, help=f"thư mục dữ liệu (mặc định: {default})"
        )
        module.configure(sub)
    return top


def main(argv: list[str] | None = None) -> int:
    """Run one command. Returns the exit status.

    What a person can mend is said in a sentence, without a trace.
    """
    words = sys.argv[1:] if argv is None else argv
    top = parser()
    if not words:
        top.print_help()
        return 0
    args, extra = top.parse_known_args(words)
    module = commands.command(args.command)
    if extra and not getattr(module, "EXTRA", False):
        top.error(f"lệnh {args.command} không có tùy chọn {' '.join(extra)}")
    args.extra = extra
    data = args.data.expanduser().resolve() if args.data else default_data_dir(os.environ)
    args.data = data
    os.environ[PREFIX + "DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nennep.config.settings")
    try:
        return module.run(args)
    except (Stop, BadSetting) as stop:
        print(f"nennep: {stop}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
