"""Who owns a table writes it (tools/check_writes.py)."""

from pathlib import Path

import pytest
from tools.check_writes import ROOT, broken, relations_of

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


MODELS = """
from nennep.meetings.models import Guest, Meeting
class Visit(Entity):
    meeting = models.ForeignKey(Meeting, related_name="+")
    guests = models.ManyToManyField(Guest, related_name="+")
class Note(Entity):
    visit = models.ForeignKey(Visit, related_name="notes")
class Line(Entity):
    visit = models.ForeignKey("Visit")
class Report(Entity):
    visit = models.OneToOneField("visits.Visit", related_name="report")
"""


def related_faults(root: Path, app: str, code: str) -> list[str]:
    models = root / "src/nennep/visits/models.py"
    models.parent.mkdir(parents=True)
    models.write_text(MODELS, encoding="utf-8")
    path = root / "src/nennep" / app / "keeping.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(code, encoding="utf-8")
    return list(broken(root))


@pytest.mark.parametrize(
    ("code", "model"),
    [
        ("visit.notes.create(text='A')", "Note"),
        ("visit.notes.filter(pk=1).update(text='A')", "Note"),
        ("self.visit.notes.all().delete()", "Note"),
        ("visit.notes.add(note)", "Note"),
        ("visit.notes.set([note], bulk=False)", "Note"),
        ("visit.notes.remove(note)", "Note"),
        ("visit.notes.clear()", "Note"),
        ("visit.line_set.create(text='A')", "Line"),
        ("visit.guests.add(guest)", "Visit"),
        ("visit.report.delete()", "Report"),
        ("note.visit.save()", "Visit"),
        ("notes = visit.notes.filter(pk=1)\nnotes.update(text='A')", "Note"),
        ("note = visit.notes.get(pk=1)\nnote.save()", "Note"),
        ("for each in list(visit.notes.all()):\n    each.delete()", "Note"),
        ("visits = Visit.rows.all()\nvisits[0].notes.create(text='A')", "Note"),
    ],
)
def test_another_apps_table_may_not_be_written_through_a_relation(
    tmp_path: Path, code: str, model: str
) -> None:
    found = related_faults(tmp_path, "resolutions", code)
    assert len(found) == 1
    assert f"{model} is written: call a function of visits" in found[0]


def test_ones_own_table_may_be_written_through_a_relation(tmp_path: Path) -> None:
    assert related_faults(tmp_path, "visits", "visit.notes.filter(pk=1).update(text='A')") == []


@pytest.mark.parametrize(
    "code",
    [
        "texts = visit.notes.values_list('text')",
        "rows = list(visit.notes.all())\nrows.remove(1)",
        "found = set()\nfound.add(visit.notes.first())",
        "visit.plus.create()",
    ],
)
def test_reading_through_a_relation_is_no_writing(tmp_path: Path, code: str) -> None:
    assert related_faults(tmp_path, "resolutions", code) == []


def test_the_relations_of_the_program_are_known_by_the_names_that_its_models_give() -> None:
    found = relations_of(ROOT)
    assert found.managers["revisions"] == {("records", "Revision")}
    assert found.managers["attendance"] == {("meetings", "Attendance")}
    assert ("records", "Record") in found.rows["record"]
    assert "+" not in found.managers


def test_nothing_of_the_program_writes_a_table_of_another_app() -> None:
    assert list(broken()) == []
