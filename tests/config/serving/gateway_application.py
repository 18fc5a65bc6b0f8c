"""What test_gateway.py serves: an application that says what it was asked, behind a hurried gateway."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from nennep.config.serving.gateway import Bounds, Gateway


def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    if environ["PATH_INFO"] == "/file":
        start("200 OK", [("Content-Type", "application/octet-stream")])
        wrapped: Iterable[bytes] = environ["wsgi.file_wrapper"](
            Path(environ["QUERY_STRING"]).open("rb")  # noqa: SIM115 - the gateway closes it
        )
        return wrapped
    body = environ["wsgi.input"].read()
    told = {
        key: value for key, value in environ.items() if isinstance(value, str) and not key.startswith("wsgi.")
    }
    start("200 OK", [("Content-Type", "application/json")])
    return [json.dumps(told | {"size": len(body), "sha256": sha256(body).hexdigest()}).encode()]


rsgi = Gateway(
    application,
    threads=2,
    bounds=Bounds(
        largest=3_000_000, grace=1.5, least_rate=1000, together=6_000_000, together_in_memory=3_000_000
    ),
)
