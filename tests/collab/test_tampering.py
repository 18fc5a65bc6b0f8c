"""Texts changed beside their updates are found: nennep.collab.tampering."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.tampering import key_of, without_triggers

from nennep.collab import merging
from nennep.collab.models import CollabText, CollabUpdate
from nennep.collab.tampering import differences
from nennep.collab.texts import exchange, lock
from nennep.core.ids import new_id

pytestmark = pytest.mark.django_db
KEY = "minutes/1/gist"


@pytest.fixture
def text() -> CollabText:
    """What two updates made."""
    for words in ("Họp bàn.", "Họp bàn việc giữ rừng."):
        state = bytes(CollabText.rows.filter(key=KEY).values_list("state", flat=True).first() or b"")
        update = merging.rewritten(state, words)
        exchange(KEY, update=update, state_vector=None, author=new_id(), allowed=True)
    return CollabText.rows.get(key=KEY)


def _say_otherwise(text: CollabText) -> None:
    CollabText.rows.filter(pk=text.pk).update(text="Không bàn gì.")


def _merge_otherwise(text: CollabText) -> None:
    state = merging.merged(b"", merging.rewritten(b"", "Không bàn gì.")).state
    CollabText.rows.filter(pk=text.pk).update(state=state)


def _take_an_update_away(text: CollabText) -> None:
    last = CollabUpdate.rows.filter(text=text).latest("seq")
    without_triggers("DELETE FROM collab_collabupdate WHERE id = %s", [key_of(last.pk)])


def _write_an_update_anew(text: CollabText) -> None:
    last = CollabUpdate.rows.filter(text=text).latest("seq")
    without_triggers(
        'UPDATE collab_collabupdate SET "update" = %s WHERE id = %s',
        [merging.rewritten(b"", "Không bàn gì."), key_of(last.pk)],
    )


def _write_rubbish(text: CollabText) -> None:
    CollabText.rows.filter(pk=text.pk).update(state=b"rubbish")


@pytest.mark.parametrize("locked", [False, True], ids=["open", "locked"])
@pytest.mark.parametrize(
    "tamper",
    [_say_otherwise, _merge_otherwise, _take_an_update_away, _write_an_update_anew, _write_rubbish],
    ids=lambda each: each.__name__.strip("_"),
)
def test_a_text_that_is_not_as_its_updates_make_it_is_found(
    text: CollabText, tamper: Callable[[CollabText], None], locked: bool
) -> None:
    if locked:
        lock(KEY)
    assert list(differences([])) == []
    tamper(text)
    assert [(each.row, each.what) for each in differences([])] == [(text.pk, "other")]


def test_a_locked_text_made_anew_with_its_updates_is_found_by_its_digest(text: CollabText) -> None:
    lock(KEY)
    update = merging.rewritten(b"", "Không bàn gì.")
    CollabText.rows.filter(pk=text.pk).update(
        text="Không bàn gì.", seq=1, state=merging.merged(b"", update).state
    )
    without_triggers("DELETE FROM collab_collabupdate WHERE seq = 2")
    without_triggers('UPDATE collab_collabupdate SET "update" = %s', [update])
    assert [(each.row, each.where) for each in differences([])] == [(text.pk, "digest")]
