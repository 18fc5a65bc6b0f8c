from pathlib import Path

import pytest
from tools.check_words import broken


@pytest.mark.parametrize(
    ("name", "text", "rule"),
    [
        ("meetings/actions.py", "at = datetime.now()\n", "one clock"),
        ("meetings/models.py", "day = timezone.now().date()\n", "one clock"),
        ("meetings/views.py", "found = Meeting.rows.all()\n", "reads through selectors"),
        ("meetings/forms/roll.py", "found = Meeting.objects.all()\n", "reads through selectors"),
        ("meetings/views.py", "meeting.save()\n", "writes through acts"),
        ("meetings/actions.py", 'apps.get_model("room", "Minutes")\n', "imports are seen"),
        ("meetings/templates/meetings/a.html", "{{ text|safe }}\n", "nothing unescaped"),
        ("meetings/templates/meetings/a.html", '<p onclick="x()">\n', "no inline script or style"),
        ("meetings/templates/meetings/a.html", '<p style="color: red">\n', "no inline script or style"),
        ("meetings/templates/meetings/a.html", '<img src="https://example.org/a.png">\n', "no other host"),
        ("meetings/templates/meetings/a.html", '{% include "room/part.html" %}\n', "own templates"),
        ("meetings/actions.py", '"""Done by whoever asks."""\n', "say who is meant"),
        ("meetings/actions.py", "lane = queue_of(meeting)\n", "words of the trade"),
    ],
)
def test_a_planted_fault_is_named(tmp_path: Path, name: str, text: str, rule: str) -> None:
    path = tmp_path / "src/nennep" / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    (line,) = broken(tmp_path)
    assert line.startswith(f"src/nennep/{name}:1: {rule}:")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("core/clock.py", "return datetime.now(UTC)\n"),
        ("meetings/migrations/0002_fill.py", 'apps.get_model("meetings", "Meeting")\n'),
        ("meetings/selectors.py", "return Meeting.rows.all()\n"),
        (
            "meetings/templates/meetings/a.html",
            '{% include "ui/button.html" %}{% include "meetings/b.html" %}\n',
        ),
        ("meetings/templates/meetings/a.html", '<script src="{% static "room/room.js" %}" defer></script>\n'),
        ("meetings/templates/meetings/a.html", '<script type="application/json" id="package">{}</script>\n'),
        ("meetings/views.py", "meeting.save()  # allowed: a reason that a reader can weigh\n"),
    ],
)
def test_what_is_right_passes(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / "src/nennep" / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    assert list(broken(tmp_path)) == []
