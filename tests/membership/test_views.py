"""The roll as its page shows it: nennep.membership.views."""

from __future__ import annotations

from django.urls import reverse

from nennep.core.reads import read_named
from tests.factories import Cell
from tests.signing_in import signed_in


def test_the_roll_says_beside_each_name_what_the_person_is_in_the_cell(pa_kim: Cell) -> None:
    page = signed_in(pa_kim.member).get(reverse("membership:roll", args=[pa_kim.id]))
    shown = {each.person.full_name: offices for each, offices in page.context["members"]}
    assert shown["Lò Văn Sáng"].startswith("Bí thư")
    assert shown["Hà Văn Đức"] == ""
    assert "<b>Bí thư" in page.content.decode()
    read = read_named("membership.roll")(pa_kim.member, organisation=pa_kim.id)
    assert {each.name: " · ".join(each.offices) for each in read.rows} == shown


def test_the_roll_is_one_line_a_person_and_says_no_status_that_all_have(pa_kim: Cell) -> None:
    page = signed_in(pa_kim.member).get(reverse("membership:roll", args=[pa_kim.id])).content.decode()
    main = page.partition("<main")[2]
    assert (main.count('<li class="row">'), "<table" in main) == (11, False)
    assert "Danh sách đảng viên: 11" in main
    assert main.count("chính thức") == 1, "once, below the list"
