from pathlib import Path

import pytest
from tests.stories.telling import ADOPTED, OPENED, play

from nennep.stories.expectations import Verdict

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
