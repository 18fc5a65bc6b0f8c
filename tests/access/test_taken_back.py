"""What was taken back, and telephone numbers, looked for in every answer of the program: nobody reads the one, few the
other.
"""

from __future__ import annotations

import re
from datetime import date

import pytest

from nennep.core.ids import new_id
from nennep.meetings.actions.ballots import reserve_opinion, withdraw_opinion
from nennep.meetings.actions.entries import record_entry, withdraw_entry
from nennep.meetings.actions.guests import record_gift, withdraw_gift
from nennep.meetings.actions.members.speaking import ask_to_speak, withdraw_request
from nennep.meetings.actions.members.topics import propose_topic, withdraw_topic
from nennep.meetings.actions.preparation import withdraw_guest
from nennep.membership.actions import set_telephone
from nennep.resolutions.actions import (
    NewTask,
    assign_tasks,
    propose_resolution,
    withdraw_resolution,
    withdraw_task,
)
from nennep.resolutions.enums import ResolutionKind
from tests.access.addresses import clients
from tests.access.test_reading_matrix import all_answers
from tests.meetings.planning import invite
from tests.worlds import Stages

NUMBER = "09876543"
"""How the telephone number of every member of Pá Kìm begins."""


def take_back(stages: Stages) -> None:
    """Say a word of every kind in the meeting that runs and before the one that was noticed, and take it back."""
    by, meeting = stages.cell.secretary, stages.running
    said, opinion, gift, task, resolution, topic = (new_id() for _each in range(6))
    person, item = stages.cell.members[3], stages.names["đang họp: mùa vụ"]
    record_entry(by, meeting=meeting, id=said, item=item, gist="zqrutthaoluan", speaker=person)
    withdraw_entry(by, meeting=meeting, entry=said)
    reserve_opinion(by, meeting=meeting, id=opinion, person=person, text="zqrutbaoluu", at_own_demand=True)
    withdraw_opinion(by, meeting=meeting, opinion=opinion)
    record_gift(by, meeting=meeting, id=gift, line="zqrutqua")
    withdraw_gift(by, meeting=meeting, gift=gift)
    given = NewTask(id=task, task="zqrutviec", owner=person, due_on=date(2026, 12, 1))
    assign_tasks(by, meeting=meeting, tasks=[given])
    withdraw_task(by, meeting=meeting, task=task)
    propose_resolution(
        by, meeting=meeting, id=resolution, kind=ResolutionKind.RESOLUTION, title="zqrutten", text="zqrutloi"
    )
    withdraw_resolution(by, meeting=meeting, resolution=resolution)
    before, member = stages.notified, stages.cell.members[5]
    propose_topic(by, meeting=before, id=topic, person=member, title="zqrutdexuat")
    withdraw_topic(by, meeting=before, topic=topic)
    asked = stages.names["mục bản"]
    ask_to_speak(by, meeting=before, person=member, item=asked, note="zqrutphatbieu")
    withdraw_request(by, meeting=before, person=member, item=asked)
    guest = invite(stages.cell, before, name="zqrutkhach")
    withdraw_guest(by, meeting=before, guest=guest)


@pytest.mark.in_ci
@pytest.mark.slow
@pytest.mark.parametrize("role", ["secretary", "member", "above", "other"])
def test_what_was_taken_back_is_read_by_nobody_and_numbers_by_those_who_call(
    stages: Stages, role: str
) -> None:
    take_back(stages)
    kept = {person: f"{NUMBER}{place:02d}" for place, person in enumerate(stages.cell.members)}
    for person, number in kept.items():
        set_telephone(stages.world.clerk, cell=stages.cell.id, person=person, telephone=number)
    answers = all_answers(clients(stages)[role], stages)
    found = {each.where: each.text for each in answers if "zqrut" in each.text}
    assert {where: text[text.index("zqrut") :][:20] for where, text in found.items()} == {}
    numbers = {found for each in answers for found in re.findall(rf"{NUMBER}\d\d", each.text)}
    assert numbers == {"secretary": set(kept.values()), "member": {kept[stages.cell.members[2]]}}.get(
        role, set()
    )
