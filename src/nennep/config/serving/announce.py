"""Says the server's address once it answers: `-m nennep.config.serving.announce HOST PORT [--tls CA] [--browser]`.

A process of its own, and no thread of the server: granian forks its workers, and a worker forked while a thread
held a lock (of imports, of name look-ups) waits for that lock for ever. Two starts hung so while this was built.
"""

from __future__ import annotations

import argparse
import ssl
import sys
import time
import urllib.error
import urllib.request
import webbrowser

from nennep.config.tls.https import TRUST_PAGE
from nennep.config.tls.machine_names import lan_addresses

ATTEMPTS, PAUSE = 300, 0.1
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - compared, not bound
WITHOUT_TLS = """\
Chưa có HTTPS: điện thoại không họp được khi mất sóng. Chạy với --tls own; xem docs/secure-connection.md."""


def announce(host: str, port: int, browser: bool, authority: str | None = None) -> None:
    """Wait for `/healthz`, then print where the program runs, and open the browser if asked.

    `authority`: None without HTTPS; the file of our own authority; "" where the certificate was given.
    """
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    address = address_of(shown, port, authority is not None)
    if not _answers(f"{address}healthz", authority):
        print(f"Máy chủ chưa trả lời ở {address}; xem lỗi ở trên.", file=sys.stderr, flush=True)
        return
    others = lan_addresses() if host in EVERYWHERE else [] if shown in ("127.0.0.1", "::1") else [host]
    print(f"\nNền Nếp đang chạy ở  {address}", flush=True)
    for each in others:
        print(f"Từ máy khác:         {address_of(each, port, authority is not None)}")
    if authority:
        trust = address_of(others[0] if others else shown, port, True) + TRUST_PAGE.lstrip("/")
        print(f"Máy chưa tin chứng chỉ của máy chủ này: mở  {trust}  rồi làm theo, một lần.")
    elif authority is None and others:
        print(WITHOUT_TLS)
    print("Dừng: Ctrl+C", flush=True)
    if browser:
        webbrowser.open(address)


def address_of(host: str, port: int, secure: bool) -> str:
    """The address to type, without the port that needs none."""
    usual = 443 if secure else 80
    name = f"[{host}]" if ":" in host else host
    return f"{'https' if secure else 'http'}://{name}{'' if port == usual else f':{port}'}/"


def _answers(address: str, authority: str | None) -> bool:
    """Whether the server answers within the time: anything, for it may not answer under the name of the loopback."""
    context = None
    if authority is not None:
        context = ssl.create_default_context(cafile=authority or None)
        if not authority:  # a given certificate is for the server's public name, and we ask by another
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    for _attempt in range(ATTEMPTS):
        try:
            with urllib.request.urlopen(address, timeout=2, context=context):  # noqa: S310 - our own address
                return True
        except urllib.error.HTTPError as error:
            if error.code < 500:
                return True
            time.sleep(PAUSE)
        except OSError:
            time.sleep(PAUSE)
    return False


if __name__ == "__main__":
    words = argparse.ArgumentParser()
    words.add_argument("host")
    words.add_argument("port", type=int)
    words.add_argument("--tls", metavar="CA")
    words.add_argument("--browser", action="store_true")
    args = words.parse_args()
    announce(args.host, args.port, args.browser, args.tls)
