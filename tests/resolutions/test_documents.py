"""Nghị quyết, kết luận as documents: nennep.resolutions.documents."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from nennep.meetings.models import Meeting
from nennep.resolutions.documents import compose_resolution, month_ahead
from nennep.resolutions.models import Resolution
from nennep.room.parts import record_of
from tests.room.printed import text_of


@pytest.mark.parametrize(
    ("subject", "on", "ahead"),
    [
        ("về nhiệm vụ trọng tâm", date(2026, 11, 24), date(2026, 12, 1)),
        ("về nhiệm vụ trọng tâm", date(2026, 11, 3), date(2026, 11, 1)),
        ("về nhiệm vụ", date(2026, 11, 15), date(2026, 11, 1)),
        ("về nhiệm vụ", date(2026, 12, 16), date(2027, 1, 1)),
        ("về nhiệm vụ tháng 11/2026", date(2026, 11, 24), date(2026, 11, 1)),
        ("về nhiệm vụ Tháng 01", date(2026, 12, 24), date(2027, 1, 1)),
        ("về nhiệm vụ tháng 12 năm 2026", date(2026, 11, 3), date(2026, 12, 1)),
        ("về nhiệm vụ tháng 3/2027", date(2026, 11, 3), date(2027, 3, 1)),
        ("về nhiệm vụ tháng 13", date(2026, 11, 3), date(2026, 11, 1)),
        ("về 3 tháng cuối năm", date(2026, 11, 3), date(2026, 11, 1)),
    ],
)
def test_a_resolution_is_for_the_month_it_names_else_for_the_one_that_lies_ahead(
    subject: str, on: date, ahead: date
) -> None:
    assert month_ahead(subject, on) == ahead


def printed(meeting: UUID, *, subject: str, theme: str, kind: str = "NQ") -> str:
    record = record_of(Meeting.rows.select_related("body__organisation").get(pk=meeting))
    resolution = Resolution.rows.filter(meeting_id=meeting)[0]
    resolution.title, resolution.theme, resolution.kind = subject, theme, kind
    return text_of(compose_resolution(record, [resolution], resolution))


@pytest.mark.django_db
def test_a_themed_resolution_does_not_say_its_title_again(told: UUID) -> None:
    text = printed(told, subject="chuyên đề quản lý, bảo vệ rừng", theme="Quản lý, bảo vệ rừng")
    assert "NỘI DUNG" in text.split("\n")
    assert "QUẢN LÝ, BẢO VỆ RỪNG" not in text


@pytest.mark.django_db
def test_a_theme_that_the_title_does_not_tell_is_told(told: UUID) -> None:
    text = printed(told, subject="của sinh hoạt chuyên đề quý IV", theme="Bảo vệ rừng")
    assert "NỘI DUNG: BẢO VỆ RỪNG" in text


@pytest.mark.django_db
def test_a_conclusion_concludes(told: UUID) -> None:
    text = printed(told, subject="về bảo vệ rừng", theme="", kind="KL")
    assert "Ngày 24/11/2026, Chi bộ bản Pá Kìm họp, thảo luận và kết luận:" in text
