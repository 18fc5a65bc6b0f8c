"""The line between a device and the real program, with everything that a line does wrong.

Each request meets the next fault of its device's queue; when the queue is empty it meets what the line is like now.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.test import Client
from django.utils.http import http_date

from nennep.accounts.models import User
from nennep.core import clock
from nennep.core.actor import Actor

FAULTS = (
    "none",
    "lost",  # never arrives
    "deaf",  # done, and the answer is lost
    "twice",  # arrives twice; the second answer is heard
    "ghost",  # seems lost, and arrives much later
    "held",  # arrives much later; the device still waits for it
    "late",  # done now, answered much later
    "busy",  # 503
    "portal",  # a hotspot's own page
    "login",  # a redirect to a login page
    "restart",  # the server is just starting
)
PAGE = "<!doctype html><title>WiFi miễn phí</title>"

Request = dict[str, Any]
Outcome = dict[str, Any]


@dataclass
class Line:
    """One device's line: its session on the server, and what comes next."""

    actor: Actor
    client: Client = field(default_factory=Client)
    up: bool = True
    faults: deque[str] = field(default_factory=deque)

    def sign_in(self) -> None:
        """A fresh session for the device's login."""
        self.client.force_login(User.rows.get(pk=self.actor.user_id))


class Network:
    """All lines. `now()` is the world's time in milliseconds; the server's clock goes by it."""

    def __init__(self, now: Callable[[], int]) -> None:
        self.now = now
        self.lines: dict[str, Line] = {}
        self.ghosts: list[Request] = []
        self.held: list[tuple[int, Request | None, Outcome | None]] = []
        self.requests = 0

    def carry(self, request: Request) -> Outcome:
        """What becomes of a request that a device makes now."""
        line = self.lines[request["device"]]
        self.requests += 1
        if not line.up:
            return {"broken": True}
        fault = line.faults.popleft() if line.faults else "none"
        return getattr(self, f"_{fault}")(request)  # type: ignore[no-any-return]

    def perform(self, request: Request) -> Outcome:
        """Have the program answer, at its own time."""
        with clock.at(datetime.fromtimestamp(self.now() / 1000, UTC)):
            answer = self.lines[request["device"]].client.generic(
                request["method"],
                request["url"],
                (request["body"] or "").encode(),
                content_type=request["headers"].get("content-type", "application/octet-stream"),
                headers={key: value for key, value in request["headers"].items() if key != "content-type"},
            )
        return {
            "answer": {
                "status": answer.status_code,
                "headers": {
                    **{
                        key: value for key, value in answer.headers.items() if key in ("Content-Type", "ETag")
                    },
                    "Date": http_date(self.now() / 1000),
                },
                "body": answer.content.decode(),
                "url": request["url"],
            }
        }

    def haunt(self, number: int) -> None:
        """One of the requests that seemed lost arrives after all; nobody hears the answer."""
        if self.ghosts:
            self.perform(self.ghosts.pop(number % len(self.ghosts)))

    def release(self, number: int, deliver: Callable[[int, Outcome], None]) -> None:
        """One of the requests or answers that were held back arrives."""
        if self.held:
            request_id, request, outcome = self.held.pop(number % len(self.held))
            deliver(request_id, outcome or self.perform(request or {}))

    def heal(self, name: str) -> None:
        """From now on this line is good, and its device signed in."""
        line = self.lines[name]
        line.up = True
        line.faults.clear()
        line.sign_in()

    def _none(self, request: Request) -> Outcome:
        return self.perform(request)

    def _lost(self, _request: Request) -> Outcome:
        return {"broken": True}

    def _deaf(self, request: Request) -> Outcome:
        self.perform(request)
        return {"broken": True}

    def _twice(self, request: Request) -> Outcome:
        self.perform(request)
        return self.perform(request)

    def _ghost(self, request: Request) -> Outcome:
        self.ghosts.append(request)
        return {"broken": True}

    def _held(self, request: Request) -> Outcome:
        self.held.append((request["id"], request, None))
        return {"held": True}

    def _late(self, request: Request) -> Outcome:
        self.held.append((request["id"], None, self.perform(request)))
        return {"held": True}

    def _busy(self, request: Request) -> Outcome:
        return _page(request, 503)

    def _portal(self, request: Request) -> Outcome:
        return _page(request, 200)

    def _login(self, request: Request) -> Outcome:
        outcome = _page(request, 200)
        outcome["answer"]["redirected"] = True
        return outcome

    def _restart(self, _request: Request) -> Outcome:
        if not connection.in_atomic_block:
            connection.close()
        return {"broken": True}


def _page(request: Request, status: int) -> Outcome:
    headers = {"Content-Type": "text/html; charset=utf-8"}
    return {"answer": {"status": status, "headers": headers, "body": PAGE, "url": request["url"]}}
