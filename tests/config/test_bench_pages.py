"""The requests of `nennep bench pages` do what they are measured for."""

from __future__ import annotations

from typing import Any

from tests.addresses import signed_in
from tests.config.test_bench_offline import part  # noqa: F401  (fixture)
from tests.worlds import Stages

from nennep.collab.models import CollabText
from nennep.core.actor import Actor


def test_what_the_floor_is_asked_takes_no_update_from_the_rounds(part: Any, stages: Stages) -> None:  # noqa: F811
    secretary: Actor = stages.cell.secretary
    meeting = str(stages.running)
    rooms = [{"meeting": each, "members": ["m"], "session": ""} for each in (meeting, *"1234567")]
    facts = {"rooms": rooms, "secretary": "", "ahead": "", "held": ""}
    load, browser = part("_load"), signed_in(secretary)
    load.samples_of(facts)
    write = load.asked(facts)["text sync over 40 cells"]
    for turn in range(2):
        one = write(0, turn)
        answer = browser.post(one.path, one.body, "application/json")
        assert (answer.status_code, '"code":' in answer.content.decode()) == (200, False)
    written = CollabText.rows.get(key=f"meeting/{meeting}/-/gist").text
    assert written == "".join(part("_writer").SAID[:2]).strip()


def test_what_is_asked_for_after_a_page_is_drawn_is_told_apart(part: Any) -> None:  # noqa: F811
    load = part("pages").Load(bytes={"page": 9000, "style": 4000, "for later": 50000}, drawn_with=2)
    assert (load.part(ahead=False), load.part(ahead=True)) == ([9000, 4000], [50000])
