"""What may be asked of late words, earlier versions and frozen documents: nennep.minutes.reads."""

from __future__ import annotations

from uuid import UUID

import pytest

from nennep.collab import merging
from nennep.collab.models import CollabText
from nennep.collab.texts import exchange
from nennep.core.models import Trace
from nennep.core.reads import read_named
from nennep.core.refusals import Forbidden, NotFound
from nennep.meetings.models import Meeting
from nennep.minutes.actions.late_texts import settle_late_text
from nennep.minutes.enums import LateTextOutcome
from nennep.minutes.texts import TextKey
from nennep.records.models import Record
from nennep.resolutions.models import Resolution
from tests.access.asked import late_text_of
from tests.worlds import CANARY, Stages

late_texts = read_named("minutes.late_texts")
text_history = read_named("minutes.text_history")
document = read_named("minutes.document")


def document_about(about: UUID) -> UUID:
    return Record.rows.get(about_id=about).pk


def test_what_came_late_is_told_beside_what_stands_and_what_became_of_it(stages: Stages) -> None:
    late = late_text_of(stages)
    waiting = late_texts(stages.cell.member, meeting=stages.adopted).rows[0]
    assert (waiting.id, waiting.section, waiting.reads_now) == (late, "-/conclusion", "")
    assert CANARY["conclusion"] in waiting.would_read
    assert (waiting.author, waiting.outcome, waiting.settled_at) == ("Lò Thị Ân", "", None)
    refused = LateTextOutcome.REFUSED
    settle_late_text(
        stages.cell.secretary, meeting=stages.adopted, proposal=late, outcome=refused, reason="Không nêu"
    )
    settled = late_texts(stages.cell.member, meeting=stages.adopted).rows[0]
    assert (settled.outcome, settled.reason) == ("refused", "Không nêu")
    assert settled.outcome_label
    assert settled.settled_at


def test_a_section_is_told_with_its_versions_newest_first(stages: Stages) -> None:
    member = stages.cell.member
    section = next(
        each.section
        for each in read_named("minutes.sections")(member, meeting=stages.running).rows
        if each.section.endswith("/gist")
    )
    item, _slash, name = section.partition("/")
    key = str(TextKey(stages.running, UUID(item), name))
    update = merging.rewritten(bytes(CollabText.rows.get(key=key).state), "Viết lại")
    exchange(key, update=update, state_vector=None, author=stages.cell.members[0], allowed=True)
    found = text_history(member, meeting=stages.running, section=section).rows
    assert [each.text for each in found] == ["Viết lại", CANARY["free_text"]]
    assert found[0].number > found[1].number
    assert found[0].author != found[1].author


def test_a_section_that_nobody_wrote_has_no_versions_and_what_is_no_section_is_not_found(
    stages: Stages,
) -> None:
    secretary = stages.cell.secretary
    assert text_history(secretary, meeting=stages.adopted, section="-/gist").rows == ()
    for section in ("x", "-/roll", str(stages.adopted)):
        with pytest.raises(NotFound):
            text_history(secretary, meeting=stages.adopted, section=section)


@pytest.mark.parametrize("role", ["office", "above", "other", "partner"])
def test_words_of_a_cell_do_not_exist_for_those_who_may_not_hear_it(stages: Stages, role: str) -> None:
    late_text_of(stages)
    for name in ("minutes.late_texts", "minutes.sections"):
        with pytest.raises(NotFound):
            read_named(name)(stages.roles[role], meeting=stages.adopted)
    with pytest.raises(NotFound):
        text_history(stages.roles[role], meeting=stages.adopted, section="-/gist")


def test_of_a_meeting_that_sits_with_another_it_is_said_where_the_minutes_stand(stages: Stages) -> None:
    Meeting.rows.filter(pk=stages.draft).update(sits_with=stages.notified)
    with pytest.raises(Forbidden):
        late_texts(stages.cell.secretary, meeting=stages.draft)


def test_a_document_is_told_with_its_revisions_and_asking_leaves_no_trace(stages: Stages) -> None:
    before = Trace.rows.count()
    found = document(stages.cell.member, document=document_about(stages.adopted))
    assert (found.type, found.about_kind, found.about) == ("BB", "meeting", stages.adopted)
    assert [(each.revision, each.is_correction) for each in found.revisions] == [(2, True), (1, False)]
    assert all(len(each.digest) == 64 for each in found.revisions)
    assert Trace.rows.count() == before


def test_minutes_are_told_where_they_may_be_heard_and_resolutions_above_too(stages: Stages) -> None:
    resolution = Resolution.rows.filter(meeting=stages.adopted).values_list("pk", flat=True)[0]
    for role in ("office", "above"):
        assert document(stages.roles[role], document=document_about(resolution)).type == "NQ"
        with pytest.raises(NotFound):
            document(stages.roles[role], document=document_about(stages.adopted))
    for role in ("other", "partner"):
        with pytest.raises(NotFound):
            document(stages.roles[role], document=document_about(resolution))
