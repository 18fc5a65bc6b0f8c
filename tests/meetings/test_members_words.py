"""What members sent before a meeting (topics, requests to speak, reasons, papers): read by who prepares and hears."""

from __future__ import annotations

import json

import pytest
from django.urls import reverse

from nennep.accounts.models import User
from nennep.authority.actions import confirm_duties
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.reads import read_named
from nennep.core.refusals import Forbidden
from nennep.files.bringing import note_brought
from nennep.files.storing import keep
from nennep.meetings.actions.members.topics import answer_topic
from nennep.meetings.actions.papers import attach_paper
from nennep.meetings.models import ProposedTopic
from nennep.meetings.selectors.preparation import paper_for
from nennep.membership.models import Position
from tests.access.addresses import signed_in
from tests.access.other_roles import unconfirmed, waiting
from tests.worlds import CANARY, Stages

SENT = ("absence_reason", "proposed_topic", "speaking_request")


def read_of(actor: Actor, stages: Stages) -> set[str]:
    """What the actor finds on the pages and in the reads of the meeting that was noticed, and on home."""
    browser, meeting = signed_in(actor), stages.notified
    pages = [
        reverse("meetings:prepare", args=[meeting]),
        reverse("meetings:notice", args=[meeting]),
        reverse("room:package", args=[meeting]),
        reverse("web:home"),
        reverse("web:kit"),
    ]
    text = "".join(browser.get(each).content.decode() for each in pages)
    for name in ("meetings.preparation", "meetings.notice", "web.todo"):
        parameters = {} if name == "web.todo" else {"meeting": str(meeting)}
        text += json.dumps(read_named(name).ask(actor, parameters), ensure_ascii=False)
    return {each for each in SENT if CANARY[each] in text}


def test_a_secretary_whom_the_office_entered_reads_nothing_of_it_until_confirmed(stages: Stages) -> None:
    entered = unconfirmed(stages)
    assert read_of(entered, stages) == set()
    post = Position.rows.get(person_id=entered.person_id, body_id=stages.cell.committee)
    confirm_duties(stages.world.commune_secretary, organisation=stages.world.commune, positions=[post.pk])
    assert read_of(entered, stages) == set(SENT)


def test_a_secretary_whose_login_waits_reads_nothing_of_it(stages: Stages) -> None:
    secretary = stages.cell.secretary
    assert read_of(secretary, stages) == set(SENT)
    User.rows.filter(pk=secretary.user_id).update(confirmed_at=None)
    waits = Actor(user_id=secretary.user_id, person_id=secretary.person_id, confirmed=False)
    assert read_of(waits, stages) == set()


@pytest.mark.parametrize("who", [unconfirmed, waiting], ids=["post", "member"])
def test_a_paper_of_a_cell_opens_for_who_hears_there(stages: Stages, who: object) -> None:
    assert callable(who)
    with pytest.raises(Forbidden):
        paper_for(who(stages), stages.paper)
    for actor in (stages.cell.secretary, stages.cell.member, stages.roles["charge"]):
        assert paper_for(actor, stages.paper).title == CANARY["paper_list"]


def test_papers_of_a_draft_are_in_no_package_of_who_reads_no_draft(stages: Stages) -> None:
    secretary = stages.cell.secretary
    stored = keep(b"%PDF-1.4 one", name="bao-cao.pdf", media_type="application/pdf")
    note_brought(stored, secretary.user_id)
    attach_paper(secretary, meeting=stages.draft, id=new_id(), file=stored.pk, title="Báo cáo tháng 12")
    address = reverse("room:package", args=[stages.draft])
    found = {
        role: signed_in(actor).get(address).json()["parts"]["papers"]
        for role, actor in (("secretary", stages.cell.secretary), ("member", stages.cell.member))
    }
    assert [each["title"] for each in found["secretary"]] == ["Báo cáo tháng 12"]
    assert found["member"] == []


def test_that_somebodys_topic_was_turned_down_is_told_to_those_who_prepare_alone(stages: Stages) -> None:
    topic = ProposedTopic.rows.get(meeting=stages.notified)
    answer_topic(stages.cell.secretary, meeting=stages.notified, topic=topic.pk, answer="Để tháng sau")
    about = {"kind": "person", "id": str(topic.person_id)}
    told = {
        actor.user_id: {each["act"] for each in read_named("authority.history").ask(actor, about)["rows"]}
        for actor in (stages.cell.secretary, stages.cell.member)
    }
    assert "meetings.answer_topic" in told[stages.cell.secretary.user_id]
    assert not {each for each in told[stages.cell.member.user_id] if each.endswith("_topic")}
