"""The main pages: who opens each, and its address in the data of `enter_stages`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Facts = dict[str, Any]


def of_meeting(name: str, path: str = "") -> Callable[[Facts], str]:
    """The address of a page of a meeting in that stage."""
    return lambda facts: f"/buoi/{facts['meetings'][name]}/{path}"


def of(name: str, path: str = "") -> Callable[[Facts], str]:
    """The address of a page of an organisation."""
    return lambda facts: f"/to-chuc/{facts['organisations'][name]}/{path}"


def of_person(path: str) -> Callable[[Facts], str]:
    """The address of a page of a member of Pá Kìm."""
    return lambda facts: f"/to-chuc/{facts['organisations']['cell']}/danh-sach/{facts['person']}/{path}"


def of_item(kind: str, panel: str = "") -> Callable[[Facts], str]:
    """The room of the running meeting at its first item of a kind."""
    return lambda facts: (
        f"/buoi/{facts['meetings']['running']}/hop/#/item/{facts['items']['running'][kind]}{panel}"
    )


PAGES: dict[str, tuple[str, Callable[[Facts], str]]] = {
    "sign-in": ("", lambda facts: "/dang-nhap/"),
    "set a password": ("", lambda facts: "/dang-nhap/ma/"),
    "own login": ("member", lambda facts: "/tai-khoan/"),
    "logins": ("office", of("cell", "tai-khoan/")),
    "logins of a commune": ("office", of("commune", "tai-khoan/")),
    "secure connection": ("", lambda facts: "/ket-noi-an-toan/"),
    "no such page": ("secretary", lambda facts: "/khong-co/"),
    "refused": ("member", of_meeting("notified", "chuan-bi/")),
    "home": ("secretary", lambda facts: "/"),
    "search": ("secretary", lambda facts: "/tim/?tim=pa+kim"),
    "home of a member": ("member", lambda facts: "/"),
    "home of the office": ("office", lambda facts: "/"),
    "cell": ("secretary", of("cell")),
    "commune": ("office", of("commune")),
    "roll": ("secretary", of("cell", "danh-sach/")),
    "telephone": ("office", of_person("dien-thoai/")),
    "telephone, by the secretary": ("secretary", of_person("dien-thoai/")),
    "to confirm": ("committee", of("commune", "xac-nhan-chuc-vu/")),
    "nothing to confirm": ("secretary", of("cell", "xac-nhan-chuc-vu/")),
    "calendar": ("secretary", of("cell", "lich/2026/")),
    "fixed day": ("secretary", of("cell", "lich/2026/ngay-co-dinh/")),
    "proposal": ("secretary", of("cell", "lich/2027/de-xuat/")),
    "add a meeting": ("secretary", of("cell", "lich/2026/them/")),
    "a meeting held on paper": ("secretary", of("cell", "lich/2026/them/?nhap-thay=1")),
    "entering from paper, unplanned": ("office", of("cell", "lich/2026/them/?nhap-thay=1")),
    "move": ("secretary", of_meeting("notified", "doi-lich/")),
    "not held": ("secretary", of_meeting("notified", "khong-hop/")),
    "take the opening back": ("secretary", of_meeting("running", "thoi-khai-mac/")),
    "month": ("office", of("commune", "thang/2026-11/")),
    "days of a month": ("office", of("commune", "thang/2027-01/hen-ngay/")),
    "numbers": ("secretary", of("cell", "so-van-ban/")),
    "resolutions": ("secretary", of("cell", "nghi-quyet/")),
    "resolutions, none": ("office", of("commune", "nghi-quyet/")),
    "a resolution": ("secretary", lambda facts: f"/nghi-quyet/{facts['resolution']}/"),
    "tasks": ("secretary", of("cell", "nhiem-vu/")),
    "tasks, none overdue": ("secretary", of("cell", "nhiem-vu/?xem=qua-han")),
    "own tasks": ("member", lambda facts: "/nhiem-vu/"),
    "rules": ("secretary", lambda facts: "/quy-dinh/"),
    "files from phones": ("office", lambda facts: "/nhap-tep/"),
    "a file from a phone": ("office", lambda facts: f"/nhap-tep/{facts['device_file']}/"),
    "my devices": ("secretary", lambda facts: "/may-cua-toi/"),
    "phones with work not sent": ("office", lambda facts: "/may-chua-gui/"),
    "write a phone off": ("office", lambda facts: f"/may-chua-gui/?may={facts['phone']}"),
    "prepare a draft": ("secretary", of_meeting("draft", "chuan-bi/")),
    "prepare, in charge": ("charge", of_meeting("notified", "chuan-bi/")),
    "prepare, joint": ("secretary", of_meeting("joint", "chuan-bi/")),
    "notice, not given": ("secretary", of_meeting("agreed", "thong-bao/")),
    "notice": ("secretary", of_meeting("notified", "thong-bao/")),
    "answer": ("member", of_meeting("notified", "tra-loi/")),
    **{
        f"meeting, {name}": ("secretary", of_meeting(name))
        for name in (
            "draft",
            "agreed",
            "notified",
            "running",
            "adopted",
            "signed",
            "issued",
            "cancelled",
            "joint",
        )
    },
    "entering from paper, to begin": ("office", of_meeting("past", "nhap-thay/")),
    "entering from paper, going on": ("proxy_clerk", of_meeting("entered", "nhap-thay/")),
    "entering from paper, to confirm": ("secretary", of_meeting("typed", "nhap-thay/")),
    "meeting, entered from paper": ("member", of_meeting("typed")),
    "meeting of the partner": ("secretary", of_meeting("partner_joint")),
    "minutes so far": ("secretary", of_meeting("running", "bien-ban/")),
    "minutes": ("secretary", of_meeting("adopted", "bien-ban/")),
    "what was done": ("secretary", of_meeting("adopted", "so-viec/")),
    "score": ("secretary", of_meeting("running", "cham-diem/")),
    "score, agreed": ("secretary", of_meeting("adopted", "cham-diem/")),
    "sign": ("secretary", of_meeting("adopted", "ky-giay/")),
    "issue": ("secretary", of_meeting("signed", "ban-hanh/")),
    "correct": ("secretary", of_meeting("adopted", "dinh-chinh/")),
    "correct a tally": (
        "secretary",
        lambda facts: f"/buoi/{facts['meetings']['adopted']}/dinh-chinh/?sua=tally:{facts['ballot']}",
    ),
    "room": ("secretary", of_meeting("running", "hop/")),
    "room, to be opened": ("secretary", of_meeting("notified", "hop/")),
    "room, locked": ("secretary", of_meeting("adopted", "hop/")),
    "room, roll": ("secretary", of_meeting("running", "hop/#/roll")),
    "room, passed round": ("secretary", of_meeting("running", "hop/#/roll/pass")),
    "room, guests": ("secretary", of_meeting("running", "hop/#/guests")),
    "room, times": ("secretary", of_meeting("running", "hop/#/times")),
    "room, from paper": ("secretary", of_meeting("running", "hop/#/sheet")),
    "room, unsent": ("secretary", of_meeting("running", "hop/#/unsent")),
    "room, PIN": ("secretary", of_meeting("running", "hop/#/pin")),
    "room, speaking": ("secretary", of_item("report", "/say")),
    "room, paper only": ("secretary", of_item("paper_only")),
    "room, ballot": ("secretary", of_item("ballot", "/ballot")),
    "room, resolution": ("secretary", of_item("ballot", "/resolution")),
    "room, tasks": ("secretary", of_item("assignments")),
    "room, reading back": ("secretary", of_item("read_minutes")),
}
