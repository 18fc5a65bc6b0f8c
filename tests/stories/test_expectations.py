from pathlib import Path

import pytest
from tests.stories.telling import ADOPTED, OPENED, play

from nennep.stories.expectations import Verdict
from nennep.stories.steps import Fault

pytestmark = pytest.mark.django_db


def document(folder: Path, told: str, before: str = ADOPTED) -> Verdict:
    return play(folder, f'{before}\n[[expect.document]]\nof = "buổi"\n{told}').verdicts[0]


def test_a_document_contains_and_lacks_what_it_says(tmp_path: Path) -> None:
    assert document(tmp_path, 'contains = ["Lò Văn Sáng", "11/11"]\nlacks = ["zq"]\n').met


def test_what_is_missing_and_what_should_not_be_there_is_named(tmp_path: Path) -> None:
    wrong = document(tmp_path, 'contains = ["zq"]\nlacks = ["Lò Văn Sáng"]\n').wrong
    assert wrong == "thiếu “zq”; có “Lò Văn Sáng”"


def test_before_adoption_there_is_no_document(tmp_path: Path) -> None:
    assert document(tmp_path, "", OPENED).wrong == "chưa có văn bản nào"


def test_a_document_stays_closed_to_whom_it_does_not_concern(tmp_path: Path) -> None:
    assert document(tmp_path, 'by = "stranger"\nrefused = "not_found"\n').met


def test_a_document_that_stays_closed_where_it_should_open_fails(tmp_path: Path) -> None:
    assert document(tmp_path, 'by = "stranger"\n').wrong.startswith("bị từ chối (not_found)")


def test_a_document_that_opens_where_it_should_not_fails(tmp_path: Path) -> None:
    assert document(tmp_path, 'refused = "not_found"\n').wrong == "văn bản đã mở được"


def read(folder: Path, told: str) -> Verdict:
    return play(folder, f"{OPENED}\n[[expect.read]]\n{told}").verdicts[0]


def test_a_read_answers_what_its_reader_may_see(tmp_path: Path) -> None:
    roll = 'read = "membership.roll"\norganisation = "pa-kim"\nas_of = "today-1"\n'
    assert read(tmp_path, f'{roll}answers.total = 11\nanswers.rows = [{{ person = "Vì Văn Ngoan" }}]\n').met
    assert read(tmp_path, f"{roll}answers.total = 12\n").wrong == "total là “11”, không phải “12”"


def test_a_read_that_must_not_answer_is_refused(tmp_path: Path) -> None:
    roll = 'read = "membership.roll"\norganisation = "pa-kim"\nrefused = "not_found"\n'
    assert read(tmp_path, f'{roll}by = "stranger"\n').met
    assert read(tmp_path, roll).wrong == "câu hỏi đã được trả lời"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            'read = "membership.rol"\n',
            "23: không có câu hỏi nào tên là “membership.rol”; gần giống: membership.roll",
        ),
        (
            'read = "membership.roll"\ncell = "pa-kim"\n',
            "24: membership.roll không có mục “cell”; có: organisation",
        ),
        ('read = "membership.roll"\norganisation = "pa"\n', "24: chưa có gì mang tên “pa”"),
    ],
)
def test_a_mistaken_question_is_said_with_its_line(tmp_path: Path, told: str, said: str) -> None:
    with pytest.raises(Fault) as caught:
        read(tmp_path, told)
    assert str(caught.value).removeprefix(f"{tmp_path}/story.toml:").startswith(said)
