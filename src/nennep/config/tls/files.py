"""The files of `<data>/tls`: certificates, keys, and the names that the operator gave."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from nennep.config.tls.machine_names import tidy


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the files of `<data>/tls` lie."""

    path: Path

    @classmethod
    def of(cls, data: Path) -> Folder:
        """That of a data folder."""
        return cls(data / "tls")

    @property
    def authority(self) -> Path:
        """The authority's certificate, PEM."""
        return self.path / "authority.pem"

    @property
    def authority_key(self) -> Path:
        return self.path / "authority.key"

    @property
    def server(self) -> Path:
        """The server's certificate with the authority's below it, PEM."""
        return self.path / "server.pem"

    @property
    def server_key(self) -> Path:
        return self.path / "server.key"

    @property
    def names(self) -> Path:
        return self.path / "names"


def given_names(folder: Folder) -> list[str]:
    """The names that the operator gave before."""
    try:
        return folder.names.read_text(encoding="utf-8").split()
    except FileNotFoundError:
        return []


def keep_names(folder: Folder, names: Iterable[str]) -> None:
    """Add names to those given. Raises Stop for what is neither a name nor an address."""
    kept = dict.fromkeys([*given_names(folder), *(tidy(each) for each in names)])
    write(folder.names, "".join(f"{each}\n" for each in kept).encode(), 0o600)


def write(path: Path, content: bytes, mode: int) -> None:
    """Written aside and moved: a power cut leaves the old file or the new one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
