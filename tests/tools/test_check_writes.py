"""Who owns a table writes it (tools/check_writes.py)."""

from pathlib import Path

import pytest
from tools.check_writes import broken

IMPORTS = "from nennep.meetings.models import Guest, Meeting\n"


def faults(root: Path, app: str, code: str) -> list[str]:
    path = root / "src/nennep" / app / "actions.py"
    path.parent.mkdir(parents=True)
    path.write_text(IMPORTS + code, encoding="utf-8")
    return list(broken(root))


@pytest.mark.parametrize(
    "code",
    [
        "Guest.rows.create(name='A')",
        "Guest.rows.bulk_create([])",
        "Guest.rows.filter(pk=1).update(name='A')",
        "Guest.rows.update_or_create(pk=1)",
        "Guest.rows.get_or_create(pk=1)",
        "Guest.rows.filter(pk=1).order_by('id').delete()",
        "Guest(name='A').save(force_insert=True)",
        "rows = Guest.rows.filter(meeting=1)\nrows.update(name='A')",
        "guest = Guest.rows.get(pk=1)\nguest.save()",
        "for each in list(Guest.rows.all()):\n    each.delete()",
        "def keep(guest: Guest) -> None:\n    guest.save()",
    ],
)
def test_another_apps_table_may_not_be_written(tmp_path: Path, code: str) -> None:
    found = faults(tmp_path, "resolutions", code)
    assert len(found) == 1
    assert "Guest is written: call a function of meetings" in found[0]


def test_ones_own_table_may_be_written(tmp_path: Path) -> None:
    assert faults(tmp_path, "meetings", "Guest.rows.filter(pk=1).update(name='A')") == []


@pytest.mark.parametrize(
    "code",
    [
        "names = Guest.rows.filter(pk=1).values_list('name')",
        "found = {}\nfound.update(Guest.rows.in_bulk())",
        "def ask(meeting: Meeting) -> None:\n    meeting.own.save()",
    ],
)
def test_reading_is_no_writing(tmp_path: Path, code: str) -> None:
    assert faults(tmp_path, "resolutions", code) == []


def test_nothing_of_the_program_writes_a_table_of_another_app() -> None:
    assert list(broken()) == []
