"""Which rows an act is noted to have written."""

from __future__ import annotations

from tests.worlds import Stages

from nennep.core.audit.written import Written, watched
from nennep.core.ids import new_id
from nennep.meetings.models import Meeting

SALT = b"salt"


def noted(written: Written) -> dict[str, str]:
    rows: dict[str, str] = written.digests(SALT).get("meetings.Meeting", {}).get("rows", {})
    return rows


def test_a_row_changed_by_its_key_is_noted_without_being_asked_for(stages: Stages) -> None:
    with watched() as written:
        Meeting.rows.filter(pk=stages.running, place=Meeting.rows.get(pk=stages.running).place).update(
            place="Nhà ông Sáng"
        )
    assert list(noted(written)) == [str(stages.running)]
    assert noted(written)[str(stages.running)]


def test_what_changed_nothing_is_not_noted(stages: Stages) -> None:
    with watched() as written:
        Meeting.rows.filter(pk=new_id()).update(place="Nhà ông Sáng")
        Meeting.rows.filter(pk=stages.running, place="không có nơi này").update(place="Nhà ông Sáng")
    assert noted(written) == {}


def test_rows_changed_by_anything_else_than_their_keys_are_all_noted(stages: Stages) -> None:
    body = Meeting.rows.get(pk=stages.running).body_id
    of_body = {str(each) for each in Meeting.rows.filter(body=body).values_list("pk", flat=True)}
    assert len(of_body) > 1
    with watched() as written:
        Meeting.rows.filter(body=body).update(place="Nhà ông Sáng")
    assert set(noted(written)) == of_body
    with watched() as written:
        Meeting.rows.filter(pk__in=of_body).exclude(pk=stages.running).update(place="Nhà ông Bí thư")
    assert set(noted(written)) == of_body - {str(stages.running)}


def test_a_row_is_not_taken_for_one_of_another_table_with_its_key(stages: Stages) -> None:
    meeting = Meeting.rows.get(pk=stages.running)
    with watched() as written:
        Meeting.rows.filter(body__pk=meeting.body_id).update(place="Nhà ông Sáng")
    assert str(meeting.body_id) not in noted(written)
    assert str(meeting.pk) in noted(written)
