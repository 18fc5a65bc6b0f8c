"""What a resolution says of itself: nennep.resolutions.models."""

from __future__ import annotations

import pytest

from nennep.resolutions.models import Resolution


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Nghị quyết về nhiệm vụ tháng 12", "về nhiệm vụ tháng 12"),
        ("Kết luận về vệ sinh bản", "về vệ sinh bản"),
        ("về bảo vệ rừng", "về bảo vệ rừng"),
    ],
)
def test_the_subject_leaves_out_the_kind_that_stands_beside_it(title: str, subject: str) -> None:
    assert Resolution(title=title).subject == subject
