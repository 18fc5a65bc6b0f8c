"""The server: what must be ready before it starts, and granian serving the WSGI application.

`python -m nennep.config.server` is what `serve` and `demo` turn into, so that the serving process reads
its settings
after the database was migrated and the static files were collected.
"""

import argparse
import hashlib
import os
import resource
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from nennep.config import opening
from nennep.config.settings_table import default_data_dir, load
from nennep.config.stop import Stop
from nennep.config.tls.https import make_ready, tls_of

Say = Callable[[str], None]

CONNECTIONS = 4096
"""Of each process. A browser keeps some six open; granian would take 1,024 in all, and keep the others waiting."""
HEADERS = 64 * 1024
"""Bytes of a head by HTTP/2, where a few bytes on the line may stand for many; granian would take 16 MB."""


def prepare(data: Path, say: Say = print, meanwhile: Callable[[], None] = lambda: None) -> None:
    """Make the data folder and what HTTPS needs, open the data, collect the static files. Raises Stop.

    `meanwhile` is done while the static files are collected.
    """
    opening.make_folder(data)
    make_ready(load(data), data, say)
    opening.open_data(data, say)
    with ThreadPoolExecutor(1) as beside:
        collecting = beside.submit(collect_static, say)
        meanwhile()
        collecting.result()


def collect_static(say: Say) -> None:
    """Copy the static files to the data folder under hashed names, compressed, when they have changed."""
    from django.conf import settings  # noqa: PLC0415 - see prepare
    from django.contrib.staticfiles.finders import get_finders  # noqa: PLC0415
    from django.contrib.staticfiles.management.commands.collectstatic import Command  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from whitenoise.storage import CompressedManifestStaticFilesStorage  # noqa: PLC0415

    total = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list(None):
            total.update(f"{name}\0{storage.size(name)}\0{storage.get_modified_time(name)}\n".encode())
    root = Path(settings.STATIC_ROOT)
    stamp = root / ".sources"
    if stamp.is_file() and stamp.read_text(encoding="ascii") == total.hexdigest():
        return
    say("Sắp xếp tệp giao diện …")
    shutil.rmtree(root, ignore_errors=True)
    command = Command()
    command.storage = CompressedManifestStaticFilesStorage(location=root, base_url=settings.STATIC_URL)
    call_command(command, interactive=False, verbosity=0)
    stamp.write_text(total.hexdigest(), encoding="ascii")


def become(host: str, port: int, browser: bool) -> int:
    """Turn this process into the server: same process id, settings read afresh. Does not return."""
    from django.db import connections  # noqa: PLC0415 - see prepare

    connections.close_all()
    sys.stdout.flush()
    words = [sys.executable, "-m", "nennep.config.server", "--host", host, "--port", str(port)]
    os.execv(sys.executable, [*words, "--browser"] if browser else words)


def check_port(host: str, port: int) -> None:
    """Raises Stop when nothing can listen there: better before a minute of preparation than after it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            raise Stop(
                f"không mở được cổng {port} ở {host} ({error.strerror}). Chọn cổng khác: --port {port + 1}"
            ) from error


def take_many_connections() -> None:
    """Let this process and its workers have a file for each connection; a shell often gives a thousand."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * CONNECTIONS
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def serve(host: str, port: int, browser: bool) -> None:
    """Serve until SIGTERM or SIGINT, then finish what is under way and stop."""
    import granian  # noqa: PLC0415 - slow to import, and no other command needs it
    from granian.constants import HTTPModes, Interfaces, SSLProtocols  # noqa: PLC0415
    from granian.http import HTTP2Settings  # noqa: PLC0415
    from granian.log import LogLevels  # noqa: PLC0415

    data = default_data_dir(os.environ)
    values = load(data)
    tls = tls_of(values, data)
    take_many_connections()
    server = granian.Granian(
        "nennep.config.wsgi:rsgi",
        address=host,
        port=port,
        interface=Interfaces.RSGI,
        # browsers speak HTTP/2 over TLS alone; told so, granian ends a connection that says nothing after 30 seconds
        http=HTTPModes.auto if tls else HTTPModes.http1,
        http2_settings=HTTP2Settings(max_headers_size=HEADERS, max_concurrent_streams=100),
        backlog=CONNECTIONS,
        backpressure=CONNECTIONS,
        workers=values["workers"] or os.cpu_count() or 1,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=30,
        process_name=None,
        ssl_cert=tls.certificate if tls else None,
        ssl_key=tls.key if tls else None,
        ssl_protocol_min=SSLProtocols.tls12,  # phones of 2018 that nobody brings up to date
    )
    words = [sys.executable, "-m", "nennep.config.serving.announce", host, str(port)]
    if tls:
        words += ["--tls", str(tls.authority or "")]
    subprocess.Popen([*words, "--browser"] if browser else words)  # it ends by itself; see its module
    anchoring = subprocess.Popen([sys.executable, "-m", "nennep.config.audit.anchoring", str(os.getpid())])
    server.serve()
    anchoring.terminate()
    print("Đã dừng.", flush=True)


def main() -> None:
    words = argparse.ArgumentParser(prog="nennep.config.server")
    words.add_argument("--host", required=True)
    words.add_argument("--port", required=True, type=int)
    words.add_argument("--browser", action="store_true")
    args = words.parse_args()
    serve(args.host, args.port, args.browser)


if __name__ == "__main__":
    main()
