"""A phone whose browser lost its store while the room was open, that has no room left, or whose PIN nobody knows."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from nennep.core.models import ActRecord
from nennep.meetings.models import AgendaItem
from tests.web.phone import Phones, until
from tests.web.test_offline_home_browser import cut, fetched

pytestmark = [pytest.mark.browser, pytest.mark.in_ci]

LOST = """user => new Promise((done, fail) => {
  const asked = indexedDB.deleteDatabase(`nennep-${user}`);
  asked.onsuccess = () => done(true);
  asked.onerror = asked.onblocked = () => fail(new Error("it is held"));
})"""
FULL = """() => { for (const name of ["put", "add"]) {
  const put = IDBObjectStore.prototype[name];
  window.roomAgain = [...(window.roomAgain ?? []), () => { IDBObjectStore.prototype[name] = put; }];
  IDBObjectStore.prototype[name] = () => { throw new DOMException("full", "QuotaExceededError"); };
} }"""
WITHOUT_KEY = """user => new Promise((done) => {
  const asked = indexedDB.open(`nennep-${user}`);
  asked.onsuccess = () => {
    const tx = asked.result.transaction("meta", "readwrite");
    tx.objectStore("meta").delete("key");
    tx.oncomplete = () => { asked.result.close(); done(); };
  };
})"""
HAS_ACTS = """async user => {
  const name = `nennep-${user}`; // to open one that is not there would make it
  if (!(await indexedDB.databases()).some((each) => each.name === name)) return false;
  return new Promise((done) => {
    const asked = indexedDB.open(name);
    asked.onsuccess = () => {
      const all = asked.result.transaction("acts").objectStore("acts").getAll();
      all.onsuccess = () => { asked.result.close(); done(all.result.length >= 2); };
    };
  });
}"""


def begin(page: Page) -> None:
    """Open the meeting without a signal; the store has it."""
    page.get_by_role("link", name="Vào phòng họp").first.click()
    page.get_by_role("button", name="Bắt đầu", exact=True).click()
    expect(page.locator("#room-bar")).to_contain_text("đã lưu trên máy")


def test_a_store_that_is_lost_while_the_room_is_open_is_there_again_when_it_is_opened(phone: Phones) -> None:
    page = phone()
    user = str(phone.cell.secretary.user_id)
    fetched(page)
    cut(phone, page)
    begin(page)
    page.evaluate("location.hash = '#/item/" + str(_item(phone)) + "'")
    page.get_by_label("Nội dung, tóm tắt").fill("Gõ trước khi mất kho.")
    expect(page.locator("#room-bar")).to_contain_text("đã lưu trên máy")
    other = page.context.new_page()  # the person clears the data of the site, in another tab
    other.goto("/")
    assert other.evaluate(LOST, user)
    other.close()
    until(page, HAS_ACTS, user)
    page.get_by_label("Nội dung, tóm tắt").press_sequentially(" Gõ tiếp.")
    expect(page.locator("#room-bar")).to_contain_text("đã lưu trên máy")
    page.goto("/")
    page.get_by_role("link", name="Vào phòng họp").first.click()
    page.evaluate("location.hash = '#/item/" + str(_item(phone)) + "'")
    expect(page.get_by_label("Nội dung, tóm tắt")).to_have_value("Gõ trước khi mất kho. Gõ tiếp.")
    phone.restore(page)
    expect(page.locator("#room-bar")).to_contain_text("máy chủ đã nhận")
    opened = ActRecord.rows.filter(act="meetings.open_meeting", subjects__object_id=phone.meeting)
    assert opened.count() == 1

    phone.cut(page)  # the key alone is lost: what lies under it is not called unsent for ever
    page.get_by_label("Nội dung, tóm tắt").press_sequentially(" Gõ sau.")
    expect(page.locator("#room-bar")).to_contain_text("đã lưu trên máy")
    page.evaluate(WITHOUT_KEY, user)
    page.goto("/khung/mat-song/#/unsent")
    expect(page.get_by_text("mất khóa của 1 việc: máy này không mở lại được.")).to_be_visible()
    page.get_by_role("button", name="Xóa khỏi máy").click()
    page.get_by_role("dialog").get_by_role("button", name="Xóa khỏi máy").click()
    expect(page.get_by_text("Không còn việc nào chờ gửi.")).to_be_visible()


def test_a_phone_that_is_full_or_whose_pin_nobody_knows_says_what_is_so_and_leads_on(phone: Phones) -> None:
    page = phone()
    fetched(page)
    cut(phone, page)
    page.get_by_role("link", name="Mở buổi họp ngay").first.click()
    page.get_by_label("Bất thường").check(force=True)
    page.evaluate(FULL)
    page.get_by_role("button", name="Bắt đầu", exact=True).click()
    expect(page.get_by_text("Máy hết chỗ hoặc không cho lưu nên chưa mở được buổi họp.")).to_be_visible()
    page.evaluate("for (const again of window.roomAgain) again()")
    page.get_by_role("button", name="Bắt đầu", exact=True).click()
    page.wait_for_url(re.compile(r"/buoi/[0-9a-f-]{36}/hop/"))
    expect(page.locator("#room-bar")).to_contain_text("đã lưu trên máy")
    # the room is full now, and what is done since is only on this page: the file has it all the same
    page.evaluate(FULL)
    page.evaluate("location.hash = '#/roll'")
    page.get_by_role("button", name=re.compile("có mặt")).first.click()
    page.evaluate("location.hash = '#/unsent'")
    expect(page.get_by_text("Máy hết chỗ hoặc không cho lưu.")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Lưu ra tệp").click()
    file = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert len([row for row in file["rows"] if row["store"] == "acts"]) == 3
    expect(page.get_by_text("Đã giữ một bản mã hóa lúc")).to_be_visible()

    unsure = page.context.new_page()  # what waits cannot be counted: nothing is deleted, the file is there
    unsure.add_init_script("IDBObjectStore.prototype.count = () => { throw new Error('not now') }")
    unsure.goto(page.url.split("#")[0])
    unsure.get_by_text("Quên mã PIN").click()
    expect(unsure.get_by_role("button", name="Lưu ra tệp")).to_be_visible()
    expect(unsure.get_by_role("button", name="Xóa trên máy, đặt mã mới")).to_have_count(0)
    unsure.close()
    fresh = page.context.new_page()  # as after the browser was closed: the PIN is asked for
    fresh.goto("/")
    fresh.get_by_text("Quên mã PIN").click()
    anew = fresh.get_by_role("button", name="Xóa trên máy, đặt mã mới")
    expect(fresh.get_by_role("button", name="Lưu ra tệp")).to_be_visible()
    expect(anew).to_have_count(0)  # nothing is deleted before there is a file
    with fresh.expect_download():
        fresh.get_by_role("button", name="Lưu ra tệp").click()
    anew.click()
    asked = fresh.get_by_role("dialog")
    expect(asked).to_contain_text("Xóa 2 việc chưa gửi khỏi máy này?")
    asked.get_by_role("button", name="Xóa trên máy, đặt mã mới").click()
    expect(fresh.get_by_role("heading", name="Nhập mã PIN để mở")).to_have_count(0)
    expect(fresh.get_by_text("đăng nhập và bấm “Tải về máy")).to_be_visible()
    page.close()
    phone.restore(fresh)
    fetched(fresh)


def _item(phone: Phones) -> object:
    return AgendaItem.rows.filter(meeting_id=phone.meeting, kind="report").order_by("position")[0].pk
