"""The commands of `nennep`, one module each, in the order in which the help shows them.

A module has HELP (Vietnamese, for the terminal), HELP_EN (for docs/commands.md), `configure(parser)` and
`run(args) -> int`, the exit status. EXTRA = True: arguments that the parser does not know arrive in `args.extra`.
"""

import argparse
from importlib import import_module
from typing import Protocol, cast

NAMES = (
    "demo",
    "play",
    "serve",
    "certificate",
    "login-code",
    "new-key",
    "audit",
    "manage",
    "test",
    "check",
    "bench",
    "build",
    "messages",
    "docs",
)


class Command(Protocol):
    """What a command's module offers."""

    HELP: str
    HELP_EN: str

    def configure(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, args: argparse.Namespace) -> int: ...


def command(name: str) -> Command:
    """The module of the command `name`."""
    return cast("Command", import_module(f"{__name__}.{name.replace('-', '_')}"))
