"""`nennep manage import_device`: a phone's file from the shell."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command

from nennep.core.actor import OPERATOR_ID
from nennep.core.ids import new_id
from nennep.meetings.models import Meeting
from nennep.sync.models import DeviceFile
from tests.factories import World
from tests.sync.device_file_maker import Phone
from tests.sync.evenings import GIST


def imported(path: Path, *words: str) -> str:
    out = StringIO()
    call_command("import_device", str(path), *words, stdout=out)
    return out.getvalue()


@pytest.fixture
def on_disk(evening: Phone, tmp_path: Path) -> Path:
    """The phone's file, copied to the server."""
    path = tmp_path / "nen-nep-2026-11-24.json"
    path.write_bytes(evening.content())
    return path


def test_it_is_shown_first_and_taken_in_when_told(on_disk: Path, meeting: UUID, world: World) -> None:
    shown = imported(on_disk)
    assert "Lò Văn Sáng" in shown
    assert GIST in shown
    assert Meeting.rows.get(pk=meeting).state == "draft"
    assert "Đã nhập 6 dòng, để lại 0." in imported(on_disk, "--yes")
    assert Meeting.rows.get(pk=meeting).state == "in_session"
    assert DeviceFile.rows.get().imported_by == OPERATOR_ID


def test_refused_rows_must_be_left_out(evening: Phone, meeting: UUID, tmp_path: Path) -> None:
    wrong = evening.does(
        "meetings.record_entry", of=meeting, meeting=meeting, id=new_id(), item=new_id(), gist="x"
    )
    path = tmp_path / "tep.json"
    path.write_bytes(evening.content())
    assert wrong["key"] in imported(path)
    with pytest.raises(CommandError, match="còn 1 dòng không nhập được"):
        imported(path, "--yes")
    assert Meeting.rows.get(pk=meeting).state == "draft"
    assert "Đã nhập 6 dòng, để lại 1." in imported(path, "--yes", "--leave-out", "all")


def test_another_file_is_refused_with_the_programs_sentence(tmp_path: Path, world: World) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(CommandError, match="Đây không phải tệp lấy ra từ điện thoại"):
        imported(path)
