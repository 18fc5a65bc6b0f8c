"""The devices' process: node running the shipping bundle, spoken to in lines of JSON (main.cjs)."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.offline.shipped import NODE, bundle

MAIN = Path(__file__).parent / "main.cjs"

Carry = Callable[[dict[str, Any]], dict[str, Any]]
"""What becomes of a request: {"answer": …}, {"broken": True} or {"held": True}."""


class DeviceFault(AssertionError):
    """The script itself threw, or an act was lost in it."""


class Devices:
    """The process. `carry` is asked for every request that a device makes; `now` is the world's time in ms."""

    def __init__(self, now: int) -> None:
        self.process = subprocess.Popen(
            [str(NODE), str(MAIN), str(bundle())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self.now = now
        self.carry: Carry = lambda _request: {"broken": True}
        self.shown: dict[str, Any] = {}
        self.seen: dict[str, dict[str, Any]] = {}
        """What each device last showed."""
        self.failed = False

    def ask(self, do: str, on: str | None = None, **more: Any) -> Any:
        """Do one command and let happen what follows; gives its value. `shown` is what the device then shows.

        Raises DeviceFault for an error that nobody in the script caught.
        """
        self._write({"do": do, "on": on, "now": self.now, **more})
        while True:
            said = self._read()
            if "now" in said:
                self.now = said["now"]
            elif "request" in said:
                outcome = self.carry(said["request"])
                self._write({"answered": {"id": said["request"]["id"], **outcome}})
            else:
                done = said["done"]
                self.now = done["now"]
                self.shown = done["shown"] or {}
                if on is not None:
                    self.seen[on] = self.shown
                if done["wrong"]:
                    self.failed = True
                    raise DeviceFault(f"{do} on {on}: {done['wrong'][0]}")
                return done["value"]

    def deliver(self, request: int, outcome: dict[str, Any]) -> None:
        """Answer a request that was held back; what follows happens with the next command."""
        self._write({"answered": {"id": request, **outcome}})

    def close(self) -> None:
        """End the process."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(timeout=10)

    def _write(self, message: dict[str, Any]) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(message) + "\n")
        self.process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise DeviceFault("node ended")
        found: dict[str, Any] = json.loads(line)
        return found
