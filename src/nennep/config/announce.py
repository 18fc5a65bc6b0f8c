"""Says the server's address once it answers there: `python -m nennep.config.announce HOST PORT [--browser]`.

A process of its own, and no thread of the server: granian forks its workers, and a worker forked while a thread
held a lock (of imports, of name look-ups) waits for that lock for ever. Two starts hung so while this was built.
"""

from __future__ import annotations

import sys
import time
import urllib.error
import urllib.request
import webbrowser

ATTEMPTS, PAUSE = 300, 0.1


def announce(host: str, port: int, browser: bool) -> None:
    """Wait for `/healthz`, then print where the program runs, and open the browser if asked."""
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 - compared, not bound
    address = f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/"
    for _attempt in range(ATTEMPTS):
        try:
            with urllib.request.urlopen(f"{address}healthz", timeout=2):  # noqa: S310 - our own http address
                break
        except (urllib.error.URLError, OSError):
            time.sleep(PAUSE)
    else:
        print(f"Máy chủ chưa trả lời ở {address}; xem lỗi ở trên.", file=sys.stderr, flush=True)
        return
    print(f"\nNền Nếp đang chạy ở  {address}\nDừng: Ctrl+C", flush=True)
    if browser:
        webbrowser.open(address)


if __name__ == "__main__":
    announce(sys.argv[1], int(sys.argv[2]), "--browser" in sys.argv[3:])
