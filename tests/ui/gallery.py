"""Every component with sample words, as pages in a folder: for eyes (tools/pictures/ui_gallery.py) and for tests."""

import re
import shutil
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from django import forms
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

import nennep.ui
from nennep.ui import fields, parts, widgets, wording

UI = Path(nennep.ui.__file__).parent
KEY = {"key": "01940000-0000-7000-8000-000000000001"}
PAGES = Path(__file__).with_name("gallery")
STOPPED = ("400", "403", "403_csrf", "404", "500")


class Plan(forms.Form):
    """One field of each kind."""

    kind = forms.ChoiceField(
        label="Loại buổi",
        choices=[("regular", "Thường kỳ"), ("thematic", "Chuyên đề")],
        widget=widgets.Radios(notes={"thematic": "Mỗi quý ít nhất một buổi"}),
    )
    day = fields.DateField(label="Ngày sinh hoạt")
    begin = fields.TimeField(label="Giờ bắt đầu")
    admitted = fields.PartialDateField(label="Ngày vào Đảng", required=False)
    place = forms.CharField(label="Nơi họp", max_length=20)
    way = forms.ChoiceField(
        label="Cách biểu quyết",
        choices=[("hand", "Giơ thẻ"), ("paper", "Phiếu kín")],
        widget=widgets.Segments(),
    )
    chair = forms.ChoiceField(label="Chủ trì", choices=[("a", "Lò Thị An"), ("b", "Cà Văn Bình")])
    fields_of_work = forms.MultipleChoiceField(
        label="Lĩnh vực",
        choices=[("forest", "Rừng"), ("crops", "Mùa vụ"), ("order", "An ninh")],
        widget=widgets.CheckList(),
        required=False,
    )
    guests = fields.CountField(label="Số khách mời", required=False)
    note = fields.LongTextField(label="Ghi chú", required=False)
    papers = forms.FileField(
        label="Tài liệu", required=False, help_text="Tệp .pdf hoặc .docx, không quá 10 MB."
    )
    joint = forms.BooleanField(label="Họp chung với một chi bộ khác", required=False)
    key = fields.NewIdField()


class Login(forms.Form):
    """Name and password."""

    name = forms.CharField(label="Tên đăng nhập")
    password = forms.CharField(label="Mật khẩu", widget=forms.PasswordInput)


def strip(*states: str) -> list[parts.Month]:
    """Twelve months from words as "met 3"."""
    found = []
    for number, text in enumerate(states, start=1):
        state, _, sign = text.partition(" ")
        title = f"Tháng {number}: {state} {sign}".strip()
        found.append(parts.Month(parts.MonthState(state), sign, title, "#" if state == "met" else ""))
    return found


def context() -> dict[str, Any]:
    """What the web app's context processor gives, and sample rows."""
    year = strip(*["met 3"] * 7, "late 8", "missing –", "moved 3", "planned 24", "future")
    return {
        "illustration": True,
        "place": "Chi bộ bản Pá Kìm",
        "place_note": "Đảng bộ xã Mường Và",
        "person_name": "Lò Thị An",
        "person_role": "Bí thư chi bộ",
        "sign_out_url": "#",
        "nav": [
            parts.NavEntry("Việc cần làm", "#", "todo", current=True),
            parts.NavEntry("Chi bộ", "#", "home"),
            parts.NavEntry("Lịch", "#", "calendar"),
            parts.NavEntry("Nhiệm vụ", "#", "task"),
        ],
        "crumbs": [parts.Crumb("Lịch", "#"), parts.Crumb("Buổi 24/11")],
        "months": year,
        "stages": parts.stages(
            [
                "Dự thảo",
                "Đã chuẩn bị",
                "Đã thông báo",
                "Đang họp",
                "Thông qua, khóa",
                "Đã ký giấy",
                "Ban hành",
            ],
            3,
        ),
        "tabs": [
            parts.Tab("Nội dung", "#", current=True, tally=6),
            parts.Tab("Thông báo", "#"),
            parts.Tab("Biên bản", "#"),
            parts.Tab("Lưu ý", "#", tally=2),
        ],
        "pairs": [
            parts.Pair("Thời gian", "19:30 đến 21:10"),
            parts.Pair("Nơi họp", "Nhà văn hóa bản Pá Kìm"),
            parts.Pair("Chủ trì", "Lò Thị An, bí thư chi bộ"),
        ],
        "roll": [
            ("Lò Thị An", "chính thức", "present"),
            ("Mùa A Chứ", "đi làm ăn xa từ 03/2026", "absent"),
            ("Lò Văn Dương", "dự bị đến 02/2027", "present"),
            ("Nguyễn Thị Phương Nghĩa", "chính thức", ""),
        ],
        "cells": [
            ("Chi bộ 4 · bản Đông Pao", year, 0.94, 4, 0),
            ("Chi bộ 5 · bản Chăn nuôi", year, 0.91, 3, 1),
            ("Chi bộ 7 · bản Thẳm", strip(*["met 3"] * 11, "future"), 0.97, 4, 0),
        ],
        "places": ["Đảng bộ xã Bản Hon", "Đảng bộ xã Mường Và", "Đảng bộ xã Chiềng Khoong"],
        "demo": [("Bí thư chi bộ bản Pá Kìm", "11 đảng viên"), ("Văn phòng Đảng ủy xã", "13 chi bộ")],
        "symbols": re.findall(r'id="([a-z-]+)"', (UI / "static/ui/icons.svg").read_text(encoding="utf-8")),
        "written": [
            parts.Pair("Ngày", wording.day(date(2026, 11, 24))),
            parts.Pair("Thứ", wording.weekday(date(2026, 11, 24))),
            parts.Pair("Giờ", wording.hour(time(19, 30))),
            parts.Pair("Lúc", wording.moment(datetime(2026, 11, 24, 12, 30, tzinfo=UTC))),
            parts.Pair("Số", wording.number(1234567.5)),
            parts.Pair("Tệp", wording.filesize(182 * 1024)),
        ],
        "form": Plan(
            {"day": "31/02/2026", "begin": "25:00", "place": "Nhà văn hóa bản Pá Kìm, xã Mường Và"} | KEY
        ),
        "login": Login(),
    }


def write(folder: Path, language: str = "vi") -> list[str]:
    """Write the pages and the static files into `folder`, to be served at /. Returns the pages' names."""
    # web's script and icon stand in the head of every page
    for app in ("ui", "web"):
        shutil.copytree(UI.parent / app / "static" / app, folder / "static" / app, dirs_exist_ok=True)
    request = RequestFactory().get("/")
    engine = engines["django"]
    names = []
    with translation.override(language):
        for page in sorted(PAGES.glob("*.html")):
            names.append(page.stem)
            text = engine.from_string(page.read_text(encoding="utf-8")).render(context(), request)
            (folder / page.name).write_text(text, encoding="utf-8")
        for name in STOPPED:
            names.append(name)
            text = engine.get_template(f"{name}.html").render({}, request)
            (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return names
