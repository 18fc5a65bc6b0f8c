"""The stories that ship: each is played as `nennep play --all` plays it."""

from pathlib import Path

import pytest

from nennep.core.models import ActRecord
from nennep.stories.staging import is_empty, play_alone, shipped

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_a_story_that_ships_goes_well_and_leaves_nothing_behind(path: Path) -> None:
    played = play_alone(path)
    assert played.stopped == ""
    assert [f"{each.place}: {each.sentence}: {each.wrong}" for each in played.verdicts if not each.met] == []
    assert played.went_well
    assert is_empty()
    assert not ActRecord.rows.exists()
