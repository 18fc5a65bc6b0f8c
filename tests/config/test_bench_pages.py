"""The requests of `nennep bench pages` do what they are measured for."""

from __future__ import annotations

from typing import Any

from tests.addresses import signed_in
from tests.config.test_bench_offline import part  # noqa: F401  (fixture)
from tests.worlds import Stages

from nennep.collab.models import CollabText
from nennep.core.actor import Actor


def test_each_text_that_a_phone_sends_is_taken_in(part: Any, stages: Stages) -> None:  # noqa: F811
    secretary: Actor = stages.cell.secretary
    phone, browser, meeting = part("_load").Writer(), signed_in(secretary), str(stages.running)
    for _time in range(2):
        answer = browser.post(f"/buoi/{meeting}/chu/", phone.body(meeting), "application/json")
        assert (answer.status_code, '"code":' in answer.content.decode()) == (200, False)
    written = CollabText.rows.get(key=f"meeting/{meeting}/-/gist").text
    assert written.count("nhân dân góp ngày công") == 2
