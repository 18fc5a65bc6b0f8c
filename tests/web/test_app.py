"""The installed program: worker, manifest, icons, shells."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import struct
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

import nennep.room
from nennep.accounts.models import User
from nennep.web import app_files
from tests.factories import Cell

SHELLS = ("/khung/hop/", "/khung/mat-song/")


def plan_of(client: Client) -> dict[str, Any]:
    """What stands before the worker's script."""
    first = client.get("/sw.js").content.decode().splitlines()[0]
    found = re.fullmatch(r"self\.NENNEP = (\{.*\});", first)
    assert found
    return dict(json.loads(found[1]))


def contents(url: str) -> bytes:
    """A static file by its plain address; live, WhiteNoise answers for it."""
    found = finders.find(url.removeprefix(settings.STATIC_URL))
    assert isinstance(found, str), url
    return Path(found).read_bytes()


def signed_in(cell: Cell) -> Client:
    client = Client()
    client.force_login(User.rows.get(pk=cell.secretary.user_id))
    return client


def test_the_worker_may_serve_the_whole_site_and_is_never_kept_by_the_browser(client: Client) -> None:
    answer = client.get("/sw.js")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Service-Worker-Allowed"] == "/"
    assert answer.headers["Cache-Control"] == "no-cache"
    again = client.get("/sw.js", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_every_file_of_the_worker_is_there_and_is_what_its_digest_says(client: Client) -> None:
    for each in plan_of(client)["files"]:
        digest = base64.b64encode(hashlib.sha256(contents(each["url"])).digest()).decode()
        assert each["integrity"] == f"sha256-{digest}"


def test_the_shells_of_the_worker_answer_with_its_version(client: Client) -> None:
    plan = plan_of(client)
    assert {plan["room"], plan["offline"]} == set(SHELLS)
    for address in SHELLS:
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.headers["Nennep-Version"] == plan["version"]


def test_everything_that_a_shell_asks_for_is_kept_by_the_worker(client: Client) -> None:
    kept = {each["url"] for each in plan_of(client)["files"]}
    # the launcher's own: fetched when the program is installed, with a network
    aside = {"/manifest.webmanifest", "/static/web/app-180.png"}
    for address in SHELLS:
        page = client.get(address).content.decode()
        asked = set(re.findall(r'(?:src|href|data-room|data-icons)="(/[^"#]*[^"#/])"', page))
        assert asked - aside <= kept
        assert "/static/room/room.js" in asked


@pytest.mark.parametrize("changed", ["ui/nennep.css", "web/sw.js"])
def test_the_version_changes_with_a_file_and_only_then(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    before = plan_of(client)["version"]
    assert plan_of(client)["version"] == before
    renewed = tmp_path / changed
    renewed.parent.mkdir()
    renewed.write_bytes(contents(settings.STATIC_URL + changed) + b"\n")
    monkeypatch.setattr(settings, "STATICFILES_DIRS", [str(tmp_path)])
    finders.get_finder.cache_clear()
    try:
        assert plan_of(client)["version"] != before
    finally:
        monkeypatch.undo()
        finders.get_finder.cache_clear()
    assert plan_of(client)["version"] == before


def test_the_version_changes_with_a_shell(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    before = plan_of(client)["version"]
    monkeypatch.setattr(settings, "ILLUSTRATION", not settings.ILLUSTRATION)
    assert plan_of(client)["version"] != before


def test_a_shell_is_the_same_for_everybody_and_leaves_no_cookie(pa_kim: Cell) -> None:
    stranger, secretary = Client(), signed_in(pa_kim)
    for address in SHELLS:
        answer = secretary.get(address)
        assert answer.content == stranger.get(address).content
        assert "csrf" not in answer.content.decode()
        assert "nennep-user" not in answer.content.decode()
        assert not answer.cookies


def test_a_shell_speaks_the_language_of_the_cookie(client: Client) -> None:
    assert "Đang mở phòng họp" in client.get("/khung/hop/").content.decode()
    client.cookies["nennep_language"] = "en"
    page = client.get("/khung/hop/").content.decode()
    assert "Opening the meeting room" in page
    assert '<html lang="en">' in page


def test_the_program_can_be_installed_with_its_name_and_icons(client: Client) -> None:
    answer = client.get("/manifest.webmanifest")
    assert answer.headers["Content-Type"].startswith("application/manifest+json")
    manifest = answer.json()
    assert (manifest["short_name"], manifest["start_url"], manifest["display"]) == (
        "Nền Nếp",
        "/",
        "standalone",
    )
    assert {each["purpose"] for each in manifest["icons"]} == {"any", "maskable"}
    for each in manifest["icons"]:
        assert each["sizes"] == "{}x{}".format(*png_size(contents(each["src"])))


def png_size(image: bytes) -> tuple[int, int]:
    """Width and height that a PNG declares."""
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", image[16:24])
    return width, height


def test_every_page_names_the_manifest_the_icon_and_who_is_signed_in(pa_kim: Cell) -> None:
    page = signed_in(pa_kim).get("/").content.decode()
    assert '<link rel="manifest" href="/manifest.webmanifest">' in page
    assert f'<meta name="nennep-user" content="{pa_kim.secretary.user_id}"' in page
    assert png_size(contents("/static/web/app-180.png")) == (180, 180)
    nobody = Client().get("/dang-nhap/").content.decode()
    assert '<link rel="manifest"' in nobody
    assert "nennep-user" not in nobody


def test_the_worker_names_hashed_files_where_they_are_collected(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.contrib.staticfiles.storage import staticfiles_storage
    from whitenoise.storage import CompressedManifestStaticFilesStorage

    storage = CompressedManifestStaticFilesStorage(location=tmp_path, base_url="/static/")
    hashed = {name: f"{name}.abc" for name in (*app_files.FILES, app_files.WORKER, "web/app-180.png")}
    for name, kept in hashed.items():
        (tmp_path / kept).parent.mkdir(exist_ok=True)
        (tmp_path / kept).write_bytes(contents(settings.STATIC_URL + name))
    storage.hashed_files = hashed
    monkeypatch.setattr(staticfiles_storage, "_wrapped", storage)
    monkeypatch.setattr(app_files, "_made_once", app_files._made)
    assert "/static/room/room.js.abc" in {each["url"] for each in plan_of(client)["files"]}


def test_the_worker_keeps_every_module_that_the_rooms_script_may_fetch(client: Client) -> None:
    kept = {each["url"] for each in plan_of(client)["files"]}
    room = Path(nennep.room.__file__).parent / "static" / "room"
    named: set[str] = set()
    for script in [room / "room.js", *(room / "modules").glob("*.js")]:
        found = re.findall(r'"\.{1,2}/([\w/-]+-[0-9A-Z]{8}\.js)"', script.read_text(encoding="utf-8"))
        named |= {f"{settings.STATIC_URL}room/modules/{Path(name).name}" for name in found}
    assert len(named) > 8
    assert named <= kept


def test_only_names_that_carry_their_contents_are_kept_for_good_by_browsers() -> None:
    names = re.compile(settings.WHITENOISE_IMMUTABLE_FILE_TEST)
    assert app_files.modules()
    assert all(names.search(settings.STATIC_URL + name) for name in app_files.modules())
    assert names.search("/static/room/room.0123456789ab.js")
    assert not any(names.search(f"/static/{name}") for name in ("room/room.js", "web/sw.js", "ui/nennep.css"))
