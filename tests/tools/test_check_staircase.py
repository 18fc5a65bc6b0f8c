"""The check of the staircase: it passes here, and finds what it is there to find."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.check_staircase import SIDE_BY_SIDE, beside_a_layer, contracts, main, too_many

from nennep.config.staircase import STEPS


def write(package: Path, *names: str) -> Path:
    for name in names:
        path = package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
    return package


def test_the_source_keeps_the_contracts() -> None:
    assert main() == 0


def test_the_contracts_name_every_app_of_the_staircase() -> None:
    text = contracts()
    assert [each for step in STEPS for each in step if each not in text] == []
    assert "(api) | (sync)" in text


@pytest.mark.parametrize("name", ["room/views_minutes.py", "room/selectors_of_meetings.py"])
def test_a_module_beside_a_layer_is_found(tmp_path: Path, name: str) -> None:
    package = write(tmp_path, "room/views/minutes.py", "room/viewpoint.py", name)
    assert [each.split(":")[0] for each in beside_a_layer(package)] == [name]


def test_a_folder_with_too_many_modules_is_found(tmp_path: Path) -> None:
    names = [f"dues/m{number}.py" for number in range(SIDE_BY_SIDE)]
    assert list(too_many(write(tmp_path, "dues/__init__.py", *names))) == []
    (found,) = too_many(write(tmp_path, "dues/one_more.py"))
    assert found.startswith(f"{tmp_path.name}/dues: {SIDE_BY_SIDE + 1} modules")
