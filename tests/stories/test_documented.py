"""The story that docs/stories.md shows is played as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.stories.telling import TODAY

from nennep.stories.player import Player
from nennep.stories.reader import read_story

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "stories.md"


@pytest.mark.django_db
def test_the_first_story_of_the_page_goes_as_it_says(tmp_path: Path) -> None:
    (story,) = re.findall(
        r"^```toml\n(.+?)^```$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    path = tmp_path / "first.toml"
    path.write_text(story, encoding="utf-8")
    player = Player(TODAY)
    player.tell(read_story(path, TODAY))
    assert [each.wrong for each in player.verdicts if not each.met] == []
    assert len(player.verdicts) == 3
