from pathlib import Path

from nennep.config import commands
from nennep.config.development import documentation
from nennep.config.settings_table import SETTINGS


def test_every_setting_and_every_command_has_its_line() -> None:
    pages = documentation.pages()
    assert [one.key for one in SETTINGS if f"| `{one.key}` | `{one.env}` |" not in pages["settings.md"]] == []
    assert [name for name in commands.NAMES if f"## {name}\n" not in pages["commands.md"]] == []


def test_written_pages_are_up_to_date_and_a_changed_one_is_not(tmp_path: Path) -> None:
    documentation.write(tmp_path)
    assert documentation.differences(tmp_path) == {}
    (tmp_path / "settings.md").write_text("old", encoding="utf-8")
    assert documentation.differences(tmp_path) == {"settings.md": "out of date"}


def test_the_page_of_an_act_that_is_gone_is_left_over_and_removed(tmp_path: Path) -> None:
    documentation.write(tmp_path)
    gone = tmp_path / "acts" / "meetings.gone.md"
    gone.parent.mkdir(exist_ok=True)
    gone.write_text("", encoding="utf-8")
    assert documentation.differences(tmp_path) == {"acts/meetings.gone.md": "left over"}
    documentation.write(tmp_path)
    assert not gone.exists()
