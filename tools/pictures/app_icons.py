"""Draw the icons of the installed app out of ui's icon.svg, with Chromium. Run again when the sign changes.

    .venv/bin/python tools/pictures/app_icons.py

`maskable`: the launcher of a phone cuts the corners off, so that the sign stands within the inner four fifths there.
"""

import os
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
SIGN = ROOT / "src/nennep/ui/static/ui/icon.svg"
TARGET = ROOT / "src/nennep/web/static/web"
# file -> side in pixels, share of the side that the sign takes
ICONS = {"app-180": (180, 1.0), "app-192": (192, 1.0), "app-512": (512, 1.0), "app-512-whole": (512, 0.8)}
GROUND = "#f8f3ea"


def main() -> None:
    """Write every icon."""
    sign = SIGN.read_text(encoding="utf-8")
    TARGET.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"))
        for name, (side, share) in ICONS.items():
            page = browser.new_page(viewport={"width": side, "height": side})
            box = f"display:block;width:{share:.0%};height:{share:.0%}"
            page.set_content(
                f"<body style='margin:0;height:100vh;display:grid;place-items:center;background:{GROUND}'>"
                f"{sign.replace('<svg', f'<svg style={box!r}', 1)}"
            )
            page.screenshot(path=TARGET / f"{name}.png")
            print(f"{name}.png  {(TARGET / f'{name}.png').stat().st_size} bytes")
        browser.close()


if __name__ == "__main__":
    main()
