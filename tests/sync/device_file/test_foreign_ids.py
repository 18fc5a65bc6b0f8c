"""A device file says ids at will: what the server knows of things that the reader does not read, it does not tell."""

from __future__ import annotations

import json

from nennep.collab import merging
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.reads import read_named
from nennep.meetings.models import AgendaItem
from nennep.sync.importing import keep_file
from tests.access.other_roles import former
from tests.sync.device_file_maker import Phone
from tests.worlds import CANARY, Stages


def told_of(actor: Actor, stages: Stages) -> str:
    """What the page of a file says that names an item of a draft, a comrade, and the meeting, by their ids."""
    item = AgendaItem.rows.get(meeting_id=stages.draft, title__contains=CANARY["draft_agenda"])
    phone = Phone(actor).meet_server()
    said = {"id": new_id(), "item": item.pk, "speaker": stages.cell.members[9], "gist": "của chính mình"}
    phone.does("meetings.record_entry", of=stages.draft, meeting=stages.draft, **said)
    phone.writes(stages.draft, f"{item.pk}/gist", merging.rewritten(b"", "chữ của mình"))
    file = keep_file(actor, phone.content())
    return json.dumps(read_named("sync.file").ask(actor, {"file": str(file)}), ensure_ascii=False)


def test_a_neighbour_reads_no_title_no_name_and_no_meeting_by_their_ids(stages: Stages) -> None:
    for actor in (stages.roles["other"], former(stages)):
        told = told_of(actor, stages)
        assert "của chính mình" in told
        assert "chữ của mình" in told
        for word in (CANARY["draft_agenda"], "Lèo Thị Thương", f'"meeting": "{stages.draft}"', "Pá Kìm"):
            assert word not in told, word


def test_who_reads_the_meeting_is_told_of_what_each_row_is(stages: Stages) -> None:
    told = told_of(stages.cell.secretary, stages)
    for word in (CANARY["draft_agenda"], "Lèo Thị Thương", f'"meeting": "{stages.draft}"', "Pá Kìm"):
        assert word in told, word
