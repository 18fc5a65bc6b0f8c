"""A server over its own HTTPS: what it sends, the page about trust, and what a browser makes of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography import x509
from django.test import Client
from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Playwright, expect

from nennep.config.tls import https
from nennep.config.tls.certificates import fingerprint
from nennep.config.tls.files import Folder
from tests.browsers.browser import WHOLE_CHROMIUM
from tests.browsers.phones_offline import OfflinePhone
from tests.servers.https import HOST, SecureServed, serving_https

PAGE = "/ket-noi-an-toan/"


@pytest.fixture(scope="module")
def secure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SecureServed]:
    """A server over HTTPS without data."""
    with serving_https(tmp_path_factory.mktemp("secure") / "data") as served:
        yield served


def asked(served: SecureServed, address: str, **headers: str) -> httpx.Response:
    name = {"Host": f"{HOST}:{served.port}"}
    return httpx.get(f"{served.loopback}{address}", headers=name | headers, verify=served.trust, timeout=20)


@pytest.mark.slow
def test_cookies_are_for_https_and_the_browser_is_not_bound_to_it(secure: SecureServed) -> None:
    answer = asked(secure, "/dang-nhap/")
    cookies = answer.headers.get_list("set-cookie")
    assert cookies
    assert [each for each in cookies if "Secure" not in each] == []
    assert "strict-transport-security" not in answer.headers


@pytest.mark.slow
def test_who_says_that_it_came_by_http_is_not_believed(secure: SecureServed) -> None:
    assert "--tls own" not in asked(secure, PAGE, **{"X-Forwarded-Proto": "http"}).text


@pytest.mark.slow
def test_a_name_that_the_certificate_has_not_is_refused(secure: SecureServed) -> None:
    elsewhere = httpx.get(
        f"{secure.loopback}/healthz", headers={"Host": "elsewhere.example"}, verify=secure.trust
    )
    assert elsewhere.status_code == httpx.codes.BAD_REQUEST


@pytest.mark.slow
def test_it_says_where_it_runs_and_where_the_steps_are(secure: SecureServed) -> None:
    log = (secure.data.parent / f"{secure.data.name}.log").read_text(encoding="utf-8")
    assert f"Nền Nếp đang chạy ở  https://127.0.0.1:{secure.port}/" in log
    assert f"https://127.0.0.1:{secure.port}{PAGE}" in log


@pytest.mark.browser
def test_a_phone_gets_the_certificate_with_its_fingerprint(
    secure: SecureServed, play: Playwright, tmp_path: Path
) -> None:
    authority = x509.load_pem_x509_certificate(Folder.of(secure.data).authority.read_bytes())
    with OfflinePhone.held(play, tmp_path / "phone", secure) as phone:
        phone.page.goto(PAGE)
        shown = phone.page.locator("dl.pairs").inner_text()
        pairs = shown.replace("·", " ").split()
        assert fingerprint(authority) in ":".join(pairs)
        with phone.page.expect_download() as download:
            phone.press("Tải chứng chỉ")
        assert download.value.suggested_filename == "nennep-chung-chi.crt"
        assert x509.load_der_x509_certificate(Path(download.value.path()).read_bytes()) == authority
        phone.look("secure-connection")


@pytest.mark.browser
@pytest.mark.parametrize("certutil", [True, False])
def test_a_trusted_page_gets_a_service_worker(
    secure: SecureServed, play: Playwright, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, certutil: bool
) -> None:
    if not certutil:  # what the tests do on a machine without it
        monkeypatch.setattr(shutil, "which", lambda _name: None)
    with OfflinePhone.held(play, tmp_path / "phone", secure) as phone:
        phone.page.goto("/dang-nhap/")
        assert phone.page.evaluate("isSecureContext")
        phone.page.evaluate(
            "navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready).then(() => 1)"
        )


@pytest.mark.browser
def test_without_trust_the_browser_warns_and_gives_no_service_worker(
    secure: SecureServed, play: Playwright, tmp_path: Path
) -> None:
    words = {"executable_path": WHOLE_CHROMIUM, "args": [f"--host-resolver-rules=MAP {HOST} 127.0.0.1"]}
    with play.chromium.launch_persistent_context(tmp_path / "strange", **words) as strange:  # type: ignore[arg-type]
        page = strange.new_page()
        with pytest.raises(BrowserError, match="ERR_CERT_AUTHORITY_INVALID"):
            page.goto(f"{secure.address}{PAGE}")
        page.locator("#details-button").click()  # of Chromium's own warning: Advanced
        page.locator("#proceed-link").click()
        expect(page.get_by_role("heading", name="Kết nối an toàn")).to_be_visible()
        with page.expect_download() as download:
            page.get_by_role("link", name="Tải chứng chỉ").click()
        assert x509.load_der_x509_certificate(Path(download.value.path()).read_bytes())
        with pytest.raises(BrowserError, match="SSL certificate error"):
            page.evaluate("navigator.serviceWorker.register('/sw.js')")


@pytest.mark.parametrize(
    ("is_secure", "words"), [(True, "không phải cài gì"), (False, "nennep serve --tls own")]
)
def test_without_an_own_authority_the_page_says_how_the_address_stands(is_secure: bool, words: str) -> None:
    assert words in Client().get(PAGE, secure=is_secure).content.decode()
    assert Client().get("/chung-chi.crt").status_code == httpx.codes.NOT_FOUND


def test_the_page_tells_what_there_is_to_download(settings: Any, tmp_path: Path) -> None:
    https.renew(Folder.of(tmp_path), [], lambda _words: None)
    settings.AUTHORITY = Folder.of(tmp_path).authority
    answer = Client().get("/chung-chi.crt")
    assert answer.headers["Content-Type"] == "application/x-x509-ca-cert"
    assert "nennep-chung-chi.crt" in Client().get(PAGE, secure=True).content.decode()
