"""A private PostgreSQL on a free port of the loopback, in a temporary folder, gone afterwards."""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# a test's data may be lost with the machine: nothing waits for the disk
QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "60"}
OF_A_MINUTE = {"jit": "off", "autovacuum": "off", "max_wal_size": "4GB", "checkpoint_timeout": "1h"}
"""More for databases that live a minute: a query is not worth compiling, nor a table worth tidying."""
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of one's own is made in it
ENOUGH = 2 << 30


def programs() -> Path | None:
    """The folder of PostgreSQL's programs (initdb, pg_ctl), the newest; None where it is not installed."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    installed = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in installed), key=lambda folder: int(folder.parent.name), default=None)


def in_memory() -> Path | None:
    """The folder that lies in memory, where there is one with room for the data of a run of the tests."""
    return MEMORY if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ENOUGH else None


def _owner() -> str | None:
    """The user to run as: PostgreSQL refuses root, and then takes its own user or nobody."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    return None


def _run(command: list[str], owner: str | None) -> None:
    # no group of root's may stay with the process
    groups: list[int] | None = [] if owner else None
    group = pwd.getpwnam(owner).pw_gid if owner else None
    done = subprocess.run(
        command,
        user=owner,
        group=group,
        extra_groups=groups,
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}:\n{done.stdout}{done.stderr}")


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


def _make(folder: Path, home: Path, owner: str | None) -> str:
    """Make the files of a cluster under `home`. Returns the password of its one user, `nennep`."""
    password = secrets.token_urlsafe(16)
    (home / "password").write_text(password, encoding="ascii")
    if owner:
        for path in (home, home / "password"):
            shutil.chown(path, owner)
    place = ("-D", str(home / "data"), "-U", "nennep", "--encoding=UTF8", "--locale=C.UTF-8")
    safety = ("--auth=scram-sha-256", f"--pwfile={home / 'password'}")
    _run([str(folder / "initdb"), *place, *safety, "--no-sync", "--no-instructions"], owner)
    return password


@contextmanager
def cluster(place: Path | None = None, **more: str) -> Iterator[str]:
    """Start a cluster, under `place` and with `more` settings; gives the address of a database of it.

    RuntimeError when it does not start.
    """
    folder = programs()
    if folder is None:
        raise RuntimeError("PostgreSQL is not installed")
    home = Path(tempfile.mkdtemp(prefix="nennep-postgres-", dir=place))
    port, owner = _free_port(), _owner()
    control = [str(folder / "pg_ctl"), "-D", str(home / "data"), "-w"]
    settings = {
        "listen_addresses": "127.0.0.1",
        "port": str(port),
        "unix_socket_directories": str(home),
        **QUICK,
        **more,
    }
    options = " ".join(f"-c {key}={value}" for key, value in settings.items())
    try:
        password = _make(folder, home, owner)
        _run([*control, "-l", str(home / "log"), "-o", options, "start"], owner)
        try:
            yield f"postgresql://nennep:{password}@127.0.0.1:{port}/postgres"
        finally:
            _run([*control, "-m", "immediate", "stop"], owner)
    finally:
        shutil.rmtree(home, ignore_errors=True)
