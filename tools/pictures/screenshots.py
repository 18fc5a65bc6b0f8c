"""Takes the pictures of the README from a demo of its own: `.venv/bin/python tools/pictures/screenshots.py`.

Needs Chromium, and pdftoppm for the page of paper. Pictures go to docs/images/. With `--main-screens FOLDER` it takes
instead the ten main screens, each at 360 and at 1,280 px, whole pages; with `--of ADDRESS` of a demo that runs already.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from main_screens import take_main_screens
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "images"
PORT = 8391
ADDRESS = f"http://127.0.0.1:{PORT}"
PASSWORD = "nen-nep-2026"  # noqa: S105 - the demo's, printed on its login page
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1180, "height": 760}


def main() -> None:
    """Build a demo, serve it, take the pictures, stop it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--main-screens", type=Path, metavar="FOLDER")
    parser.add_argument("--of", metavar="ADDRESS", help="of a demo that runs already")
    asked = parser.parse_args()

    def take(browser: Browser) -> None:
        if asked.main_screens:
            take_main_screens(browser, asked.of or ADDRESS, asked.main_screens)
        else:
            _pictures(browser)

    if asked.of:
        _with_browser(take)
    else:
        _with_demo(lambda: _with_browser(take))


def _with_demo(then: Callable[[], None]) -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        command = [
            sys.executable,
            "-m",
            "nennep.config.cli",
            "demo",
            "--data",
            data,
            "--port",
            str(PORT),
            "--no-browser",
        ]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        with subprocess.Popen(command, cwd=ROOT, env=environment) as server:
            try:
                _wait()
                then()
            finally:
                server.terminate()


def _with_browser(then: Callable[[Browser], None]) -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"))
        then(browser)
        browser.close()


def _wait() -> None:
    for _second in range(600):  # a busy machine takes minutes to build the demo
        try:
            with urllib.request.urlopen(f"{ADDRESS}/healthz") as answer:  # noqa: S310 - our own server
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(1)
    raise SystemExit("the demo did not start")


def _signed_in(browser: Browser, username: str, size: dict[str, int]) -> Page:
    context = browser.new_context(viewport=size, device_scale_factor=2, locale="vi-VN")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{ADDRESS}/dang-nhap/")
    page.fill("form.form input[name=username]", username)
    page.fill("form.form input[name=password]", PASSWORD)
    page.click("form.form button[type=submit]")
    return page


def _keep(page: Page, name: str) -> None:
    page.wait_for_timeout(500)
    page.screenshot(path=str(IMAGES / f"{name}.png"))


def _pictures(browser: Browser) -> None:
    phone = _signed_in(browser, "pakim", PHONE)
    _keep(phone, "viec-can-lam")
    _paper(phone)
    _without_signal(phone)
    _room(phone)
    desk = _signed_in(browser, "banhon", DESK)
    desk.click("nav.nav a:last-of-type >> nth=-1")
    _keep(desk, "thang-cua-xa")


def _room(phone: Page) -> None:
    """Open the next meeting and mark who is there."""
    phone.goto(f"{ADDRESS}/")
    phone.locator("a.button[href*='/thong-bao/']").first.click()
    phone.goto(phone.url.replace("/thong-bao/", "/hop/"))
    phone.get_by_label("Vì sao họp khác ngày").fill(
        "Bản chuẩn bị vào vụ thu hoạch"
    )  # the demo is built for today
    phone.get_by_role("button", name="Bắt đầu", exact=True).click()
    phone.wait_for_timeout(1500)
    phone.evaluate("location.hash = '#/roll'")
    phone.wait_for_timeout(500)
    phone.get_by_role("button", name="Tất cả có mặt").click()
    phone.wait_for_timeout(1500)
    _keep(phone, "diem-danh")


def _without_signal(phone: Page) -> None:
    """Take the next meetings along, cut the network, and look at home."""
    phone.goto(f"{ADDRESS}/")
    phone.get_by_role("button", name="Tải về máy").click()
    for box in phone.locator("#kit input").all():
        box.fill("246813")
    phone.locator("#kit form button").first.click()
    phone.get_by_text("Sẵn sàng họp khi mất sóng").wait_for()
    phone.context.set_offline(True)
    phone.goto(f"{ADDRESS}/")
    phone.get_by_text("Họp được ngay trên máy này").wait_for()
    _keep(phone, "mat-song")
    phone.context.set_offline(False)


def _paper(phone: Page) -> None:
    """The first page of the newest minutes, as paper."""
    phone.goto(f"{ADDRESS}/")
    phone.locator("nav.nav a").nth(1).click()
    phone.locator("a.row:has-text('đã ban hành')").first.click()
    href = phone.locator("a[href*='/van-ban/'][href$='.pdf']").first.get_attribute("href")
    answer = phone.request.get(f"{ADDRESS}{href}")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.pdf"
        source.write_bytes(answer.body())
        subprocess.run(
            [
                "pdftoppm",
                "-png",
                "-r",
                "80",
                "-f",
                "1",
                "-l",
                "1",
                "-singlefile",
                str(source),
                str(IMAGES / "bien-ban"),
            ],
            check=True,
        )


if __name__ == "__main__":
    main()
