"""A browser that lost its store: what was held without a signal is in the copy outside it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Download

from tests.e2e.offline.conftest import Opened
from tests.e2e.offline.hall import CONCLUSION, FARMER, GIST, SECRETARY, Hall
from tests.servers.https import SecureServed

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.in_ci]

SAID = "Tổ rừng nhận dọn hai cây số."


def hold(phone: Hall) -> Download:
    """The whole meeting without a signal; what the browser downloads as the minutes are adopted."""
    phone.take_along()
    phone.enter()
    phone.cut()
    phone.open_meeting()
    phone.appoint()
    phone.mark_all()
    phone.write()
    phone.open_more("Kết luận của chủ trì")
    phone.page.get_by_role("textbox", name="Kết luận của chủ trì").fill(CONCLUSION)
    phone.say(FARMER, SAID)
    phone.vote()
    phone.to_item("Kết thúc buổi sinh hoạt")
    phone.press("Kết thúc bây giờ")
    phone.read_back(SAID)
    with phone.page.expect_download() as download:
        phone.adopt()
    phone.kept()
    return download.value


@pytest.mark.parametrize("who", ["deputy", "clerk"])
def test_a_wiped_store_comes_back_whole_by_a_second_phone_or_the_office(
    secure: SecureServed, cell: dict[str, Any], opened: Opened, tmp_path: Path, who: str
) -> None:
    phone = opened(cell)
    download = hold(phone)
    file = tmp_path / download.suggested_filename
    download.save_as(file)
    assert not any(each in file.read_text(encoding="utf-8") for each in (SAID, GIST, CONCLUSION))
    phone.page.evaluate("location.hash = '#/unsent'")
    phone.sees("Đã giữ một bản mã hóa lúc")
    phone.look("offline-second-copy")
    phone.close()
    for each in ("IndexedDB", "Local Storage"):
        shutil.rmtree(phone.folder / "profile" / "Default" / each)
    phone.open()
    shared = file.rename(tmp_path / "nen-nep.txt")  # as it comes from a share sheet
    other = opened(cell | {"clerk": secure.facts["clerk"]}, who)
    other.page.goto("/nhap-tep/")
    other.page.locator("input[type=file]").set_input_files(shared)
    other.press("Xem trong tệp có gì")
    other.sees(f"Việc đồng chí {SECRETARY} đã nhập")
    other.press("Nhập vào máy chủ")
    other.sees("Máy chủ đã có đủ nội dung của tệp này")
    found = secure.run("tests.e2e.offline.entered:figures", cell["meeting"])
    assert found["state"] == "adopted"
    assert sorted(found["marks"].values()) == ["excused", *["present"] * 10]
    assert found["entries"] == [SAID]
    assert found["ballots"] == [[9, 0, 1, 11, 6, True]]
    assert sorted(found["texts"].values()) == sorted([GIST, CONCLUSION])
    assert {each["actor"] for each in found["acts"] if each["device"]} == {cell["secretary_user"]}
    assert found["breaks"] == []
