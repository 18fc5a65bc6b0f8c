"""Files on their way to a browser."""

from pathlib import Path

import pytest
from tests.files import papers

from nennep.core.refusals import NotFound
from nennep.files import kinds
from nennep.files.models import StoredFile
from nennep.files.serving import file_response
from nennep.files.storing import keep, place_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files"


def kept(content: bytes, kind: kinds.Kind, name: str = "Nghị quyết tháng 5.pdf") -> StoredFile:
    return keep(content, name=name, media_type=kind.media_type)


def test_a_file_comes_whole_under_its_vietnamese_name() -> None:
    content = papers.pdf("Nghị quyết")
    response = file_response(kept(content, kinds.PDF))
    assert b"".join(response) == content
    response.close()
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Length"] == str(len(content))
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''Ngh%E1%BB%8B%20quy%E1%BA%BFt%20th%C3%A1ng%205.pdf"
    )


def test_the_caller_may_name_it_and_show_it_in_place() -> None:
    stored = kept(papers.pdf("Nghị quyết"), kinds.PDF)
    response = file_response(stored, "NQ_05.pdf", inline=True)
    assert response["Content-Disposition"] == 'inline; filename="NQ_05.pdf"'
    response.close()


def test_only_harmless_kinds_are_shown_in_place() -> None:
    response = file_response(kept(papers.docx("x"), kinds.WORD, "x.docx"), inline=True)
    assert response["Content-Disposition"].startswith("attachment")
    response.close()


def test_no_browser_guesses_keeps_or_shares_it() -> None:
    response = file_response(kept(papers.png(), kinds.PNG, "ảnh.png"))
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    response.close()


def test_a_content_that_is_gone_is_not_found(store: Path) -> None:
    stored = kept(papers.png(), kinds.PNG)
    (store / place_of(stored.sha256)).unlink()
    with pytest.raises(NotFound):
        file_response(stored)
