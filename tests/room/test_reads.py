"""What may be asked about one meeting: nennep.room.reads."""

from __future__ import annotations

import json
from typing import Any

import pytest

from nennep.core.actor import Actor
from nennep.core.reads import read_named
from nennep.core.refusals import Conflict, Invalid, NotFound
from nennep.meetings.access import access_meeting
from nennep.room.package import meeting_package
from tests.worlds import CANARY, Stages


def ask(name: str, actor: Actor, **parameters: Any) -> Any:
    return read_named(name).ask(actor, parameters)


def test_a_meeting_is_answered_as_the_room_gets_it(stages: Stages) -> None:
    member = stages.cell.member
    found = ask("room.meeting", member, meeting=stages.running)
    package = meeting_package(access_meeting(member, stages.running))
    assert found["parts"] == json.loads(json.dumps(package["parts"], default=str))
    assert (found["version"], found["meeting"]["state"]) == (package["version"], "in_session")


def test_the_minutes_are_answered_to_those_who_may_read_what_was_said(stages: Stages) -> None:
    found = ask("room.minutes", stages.cell.member, meeting=stages.adopted)
    assert CANARY["discussion"] in json.dumps(found["document"])
    assert found["state"] == "adopted"
    assert found["adopted_at"]
    for role in ("office", "above", "other"):
        with pytest.raises(NotFound):
            ask("room.minutes", stages.roles[role], meeting=stages.adopted)
    with pytest.raises(Conflict):
        ask("room.minutes", stages.cell.secretary, meeting=stages.notified)


def test_the_score_tells_what_the_facts_suggest_and_why(stages: Stages) -> None:
    found = ask("room.score", stages.roles["above"], meeting=stages.adopted)
    assert (found["total"], found["grade"]) == (None, "")
    assert found["out_of"] == sum(each["maximum"] for each in found["criteria"] if each["applies"])
    assert any(each["suggested"] is not None and each["because"] for each in found["criteria"])


def test_findings_are_told_to_those_who_can_mend_them(stages: Stages) -> None:
    found = ask("room.findings", stages.cell.secretary, meeting=stages.adopted)
    explained = [each for each in found["rows"] if each["reason"]]
    assert [each["reason"] for each in explained] == [CANARY["finding"]]
    assert found["rows"][-1] == explained[0]
    assert all(each["sentence"] and each["remedy"] for each in found["rows"])
    assert ask("room.findings", stages.roles["charge"], meeting=stages.adopted)["total"] == 0
    assert ask("room.findings", stages.proxy_clerk, meeting=stages.entered)["total"] == 0
    assert ask("room.findings", stages.cell.secretary, organisation=stages.cell.id)["total"] > 0


def test_findings_are_of_a_meeting_or_of_an_organisation(stages: Stages) -> None:
    for asked in ({}, {"meeting": stages.adopted, "organisation": stages.cell.id}):
        with pytest.raises(Invalid):
            ask("room.findings", stages.cell.secretary, **asked)


def test_a_cell_is_told_of_the_other_meeting_of_a_joint_session_and_nothing_else(stages: Stages) -> None:
    found = ask("room.partner", stages.roles["partner"], meeting=stages.joint)
    assert (found["meeting"], found["own_meeting"]) == (str(stages.joint), str(stages.partner_joint))
    assert (found["members"], found["present"]) == (11, 10)
    assert found["guests"] == ["Hoàng Văn Lực, Trưởng Ban Dân vận"]
    assert any(CANARY["joint"] in each for each in found["items"])
    told = json.dumps(found, ensure_ascii=False)
    assert [word for name, word in CANARY.items() if name != "joint" and word in told] == []
    with pytest.raises(NotFound):
        ask("room.partner", stages.roles["other"], meeting=stages.joint)
    with pytest.raises(NotFound):
        ask("room.partner", stages.cell.secretary, meeting=stages.adopted)
