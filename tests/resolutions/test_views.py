"""Pages of resolutions and tasks: what stands on them, and where they lead."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.access.addresses import signed_in
from tests.factories import Cell
from tests.resolutions.conftest import Decided


@pytest.fixture
def browser(pa_kim: Cell) -> Client:
    return signed_in(pa_kim.member)


def shown(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_the_cells_page_leads_to_its_resolutions_and_tasks(browser: Client, pa_kim: Cell) -> None:
    page = shown(browser, f"/to-chuc/{pa_kim.id}/")
    assert f'href="/to-chuc/{pa_kim.id}/nghi-quyet/"' in page
    assert f'href="/to-chuc/{pa_kim.id}/nhiem-vu/"' in page


def test_home_leads_to_the_tasks_one_was_given(browser: Client) -> None:
    assert 'href="/nhiem-vu/"' in shown(browser, "/")


def test_a_resolution_stands_with_its_meeting_document_and_tasks(
    browser: Client, pa_kim: Cell, decided: Decided
) -> None:
    assert f'href="/nghi-quyet/{decided.resolution}/"' in shown(browser, f"/to-chuc/{pa_kim.id}/nghi-quyet/")
    page = shown(browser, f"/nghi-quyet/{decided.resolution}/")
    assert "về bảo vệ rừng" in page
    assert f'href="/buoi/{decided.meeting}/"' in page
    assert ".pdf" in page
    assert "Phát đường băng" in page


def test_a_list_of_tasks_is_a_link_of_its_own(browser: Client, pa_kim: Cell, decided: Decided) -> None:
    tasks = f"/to-chuc/{pa_kim.id}/nhiem-vu/"
    late = shown(browser, f"{tasks}?xem=qua-han")
    assert "quá hạn 19 ngày" in late
    assert "Mới xong một nửa" in late
    assert "Vận động 3 hộ" not in late
    assert "Báo cáo quân số" in shown(browser, f"{tasks}?xem=da-xong")


def test_an_empty_list_says_what_comes_there(browser: Client, pa_kim: Cell) -> None:
    assert "thông qua biên bản xong thì hiện ở đây" in shown(browser, f"/to-chuc/{pa_kim.id}/nghi-quyet/")
    assert "Không có nhiệm vụ quá hạn" in shown(browser, "/nhiem-vu/?xem=qua-han")


@pytest.mark.parametrize("query", ["nhiem-vu/?xem=gi", "nghi-quyet/?nam=năm", "nghi-quyet/?loai=XX"])
def test_a_list_that_does_not_exist_is_not_found(browser: Client, pa_kim: Cell, query: str) -> None:
    assert browser.get(f"/to-chuc/{pa_kim.id}/{query}").status_code == 404
