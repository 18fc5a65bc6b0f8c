"""What a member reads on the meeting's page and on home once they have answered the notice."""

from __future__ import annotations

import pytest

from nennep.meetings.actions.notices import answer_notice
from tests.signing_in import signed_in
from tests.worlds import Stages


@pytest.mark.parametrize(
    ("coming", "said"), [(True, "Đồng chí đã báo sẽ dự"), (False, "Đồng chí đã xin vắng")]
)
def test_the_page_says_what_was_answered_and_how_to_change_it(
    coming: bool, said: str, stages: Stages
) -> None:
    actor = stages.cell.member
    page = f"/buoi/{stages.notified}/"
    answer_notice(
        actor,
        meeting=stages.notified,
        person=actor.person_id,
        coming=coming,
        reason="" if coming else "đi xa",
    )
    shown = signed_in(actor).get(page).content.decode()
    assert said in shown
    assert "Đổi câu trả lời" in shown
    assert "Trả lời thông báo" not in shown


def test_home_counts_no_zero(stages: Stages) -> None:
    shown = signed_in(stages.cell.member).get("/").content.decode()
    assert "Có 0 việc" not in shown
    assert "có 0 nhiệm vụ" not in shown
