"""`nennep manage …`: Django's own commands."""

import argparse

from nennep.config import opening, secret_key

HELP = "các lệnh của Django (migrate, shell, dbshell …)"
HELP_EN = "Django's own commands: `nennep manage migrate`, `nennep manage shell` …"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "words", nargs=argparse.REMAINDER, metavar="…", help="lệnh của Django và tham số của nó"
    )


def run(args: argparse.Namespace) -> int:
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - slow, and only needed here

    opening.load(args.data)
    secret_key.settle(args.data)
    execute_from_command_line(["nennep manage", *args.words])
    return 0
