"""Draw every component of the screens into a folder and serve it, for eyes.

    .venv/bin/python tools/pictures/ui_gallery.py [--port 8099] [--shots FOLDER]

`--shots` writes a picture of each page at 360 px and 1280 px (needs Chromium) and ends.
"""

import argparse
import os
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line for each."""

    def log_message(self, *args: object) -> None:
        """Says nothing."""


def shoot(base: str, names: list[str], folder: Path) -> None:
    """A picture of every page, whole, at the two widths."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only for pictures

    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"))
        for width, height in ((360, 740), (1280, 800)):
            page = browser.new_page(viewport={"width": width, "height": height})
            for name in names:
                page.set_viewport_size({"width": width, "height": height})
                page.goto(f"{base}/{name}.html")
                whole = int(page.evaluate("document.documentElement.scrollHeight"))
                page.set_viewport_size({"width": width, "height": max(height, whole)})
                page.screenshot(path=folder / f"{name}-{width}.png", full_page=True)
        browser.close()


def main() -> None:
    """Write the gallery, then serve it or picture it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8099)
    parser.add_argument("--shots", type=Path)
    parser.add_argument("--language", default="vi")
    asked = parser.parse_args()
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django  # noqa: PLC0415 - after the path is set

    django.setup()
    from tests.ui import gallery  # noqa: PLC0415

    folder = Path(tempfile.mkdtemp(prefix="nennep-gallery-"))
    names = gallery.write(folder, asked.language)
    server = ThreadingHTTPServer(("127.0.0.1", asked.port), partial(Quiet, directory=str(folder)))
    base = f"http://127.0.0.1:{server.server_port}"
    if asked.shots:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        shoot(base, names, asked.shots)
        return
    print(f"{base}/todo.html and {', '.join(names)}")
    server.serve_forever()


if __name__ == "__main__":
    main()
