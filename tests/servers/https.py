"""A real server over HTTPS on a host name that is not localhost, as a phone in a building meets it.

`nennep serve --tls own`, reached as https://nennep.test:PORT. Chromium is told where that name lies (no DNS is asked),
and trusts the server's own authority as a person's phone does: by its NSS store, in a home folder of its own. Where
`certutil` is missing, by the key of the server's certificate instead; service workers register either way.
"""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
from cryptography import x509
from cryptography.hazmat.primitives import serialization

from nennep.config.tls import https
from nennep.config.tls.files import Folder, keep_names
from tests.servers.serving import (
    CSRF,
    ROOT,
    Served,
    environment_of,
    free_port,
    give_clock,
    give_migrated,
    wait_until,
)

HOST = "nennep.test"


@dataclass
class SecureServed(Served):
    """A server over HTTPS, which may be stopped and started again on the same port and folder."""

    port: int = 0
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def loopback(self) -> str:
        """The same server by an address that needs no name."""
        return f"https://127.0.0.1:{self.port}"

    @property
    def trust(self) -> ssl.SSLContext:
        """For clients in Python: the server's own authority, and no other."""
        return ssl.create_default_context(cafile=Folder.of(self.data).authority)

    def start(self) -> None:
        """Start the server and wait until it answers."""
        command = [sys.executable, "-m", "nennep.config.cli", "serve", "--data", str(self.data)]
        command += ["--port", str(self.port), "--tls", "own"]
        log = self.data.parent / f"{self.data.name}.log"
        with log.open("a") as out:
            self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=out, stderr=out)
        wait_until(
            lambda: httpx.get(f"{self.loopback}/healthz", timeout=5, verify=self.trust), self.process, log
        )

    def stop(self) -> None:
        """Stop it in order, as a machine that is switched off does."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=40)
            self.process = None

    def client(self, session: str) -> httpx.Client:
        """See `Served.client`; asks by the loopback under the server's name."""
        return httpx.Client(
            base_url=self.loopback,
            cookies={"nennep_session": session, "csrftoken": CSRF},
            headers={"X-CSRFToken": CSRF, "Host": f"{HOST}:{self.port}", "Referer": f"{self.address}/"},
            verify=self.trust,
            timeout=30,
        )


@contextmanager
def serving_https(
    data: Path, database_url: str = "", since: datetime | None = None, **settings: str
) -> Iterator[SecureServed]:
    """`tests.servers.serving.serving` over HTTPS, at https://nennep.test:PORT until the block ends."""
    port, environment = free_port(), environment_of(data, database_url, **settings)
    data.mkdir(parents=True, exist_ok=True)
    give_migrated(data)
    if since is not None:
        give_clock(environment, data, since)
    # made here, by the true clock: a browser goes by it
    keep_names(Folder.of(data), [HOST])
    https.renew(Folder.of(data), [], lambda _words: None)
    served = SecureServed(f"https://{HOST}:{port}", data, environment, port=port)
    try:
        served.start()
        yield served
    finally:
        served.stop()


def browser_options(data: Path, home: Path) -> dict[str, Any]:
    """What Chromium is launched with (`args`, `env`): it finds the host name, and trusts the authority of `data`.

    `home`: a folder for the browser's home, made if it is missing; the authority is put into its NSS store.
    """
    args = [f"--host-resolver-rules=MAP {HOST} 127.0.0.1"]
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("NENNEP_", "DJANGO_"))}
    environment = {**kept, "HOME": str(home)}
    if shutil.which("certutil"):
        trust_in_nss(home, Folder.of(data).authority)
    else:
        args.append(f"--ignore-certificate-errors-spki-list={key_digest(Folder.of(data).server)}")
    return {"args": args, "env": environment}


def trust_in_nss(home: Path, authority: Path) -> None:
    """Put an authority into the store that Chromium on Linux reads, as `certutil` of libnss3-tools does it."""
    store = home / ".pki" / "nssdb"
    store.mkdir(parents=True, exist_ok=True)
    place = ["certutil", "-d", f"sql:{store}"]
    if not (store / "cert9.db").exists():
        subprocess.run([*place, "-N", "--empty-password"], check=True, capture_output=True)
    words = ["-A", "-n", "Nen Nep", "-t", "C,,", "-i", str(authority)]
    subprocess.run([*place, *words], check=True, capture_output=True)


def key_digest(certificate: Path) -> str:
    """sha256 of the public key of a certificate, base64: how Chromium is told of one key that it may take."""
    key = x509.load_pem_x509_certificate(certificate.read_bytes()).public_key()
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return base64.b64encode(
        hashlib.sha256(key.public_bytes(serialization.Encoding.DER, form)).digest()
    ).decode()
