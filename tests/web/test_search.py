"""Search over what stands, as far as the reader reads: nennep.web.search."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.models import folded
from nennep.core.reads import read_named
from nennep.meetings.actions.changes import describe_meeting
from nennep.meetings.models import Meeting
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Body, OrganisationName
from nennep.records.models import Record
from nennep.web.search import MOST, Found, find
from tests.signing_in import signed_in
from tests.worlds import CANARY, Stages

HIDDEN = frozenset(
    {
        "paper",
        "remark",
        "absence_reason",
        "proposed_topic",
        "speaking_request",
        "discussion",
        "self_criticism",
        "ideology",
        "free_text",
        "conclusion",
        "reserved_opinion",
        "paper_only",
        "draft_agenda",
    }
)


def names(found: Found) -> set[str]:
    return {each.name for each in (*found.people, *found.organisations, *found.meetings, *found.documents)}


def look(actor: Actor, words: str) -> Found:
    return find(actor, words, clock.today())


@pytest.mark.parametrize("words", ["lo van sang", "Lò Văn Sáng", "SANG lo", "  sáng  "])
def test_a_person_is_found_with_and_without_accents_in_any_order(words: str, stages: Stages) -> None:
    found = look(stages.cell.secretary, words)
    assert "Lò Văn Sáng" in {each.name for each in found.people}
    assert found.people[0].url == f"/to-chuc/{stages.cell.id}/danh-sach/"


def test_an_organisation_and_its_meetings_are_found_by_the_name_of_the_place(stages: Stages) -> None:
    found = look(stages.cell.secretary, "pa kim")
    assert {each.name for each in found.organisations} == {"Chi bộ bản Pá Kìm"}
    assert stages.adopted in {each.id for each in found.meetings}


def test_a_meeting_is_found_by_its_kind_and_month(stages: Stages) -> None:
    found = look(stages.cell.secretary, "thuong ky 10/2026")
    assert stages.adopted in {each.id for each in found.meetings}
    assert all("10/2026" in each.name for each in found.meetings)


@pytest.mark.parametrize("words", ["tháng 10", "thang 10/2026", "tháng 10 năm 2026", "thuong ky 10/2026"])
def test_a_month_is_looked_for_where_it_is_written_like_one(words: str, stages: Stages) -> None:
    found = look(stages.cell.secretary, words)
    assert stages.adopted in {each.id for each in found.meetings}
    assert all("10/2026" in each.name for each in found.meetings)


@pytest.mark.parametrize("words", ["chi bo 9", "chi bo 10", "pa kim 24", "9"])
def test_a_number_is_no_day_and_no_month(words: str, stages: Stages) -> None:
    assert not look(stages.cell.secretary, words).any


def test_the_cell_named_by_a_number_comes_first_with_its_meetings_and_its_namesakes_do_not(
    stages: Stages,
) -> None:
    OrganisationName.rows.filter(organisation_id=stages.cell.id).update(
        name="Chi bộ tổ 9", folded="chi bo to 9"
    )
    Body.rows.filter(organisation_id=stages.cell.id, kind=BodyKind.CELL).update(
        name="Chi bộ tổ 9", folded="chi bo to 9"
    )
    clerk = stages.world.clerk
    for words in ("chi bo 9", "chi bộ 09", "to 9"):
        found = look(clerk, words)
        assert [each.id for each in found.organisations] == [stages.cell.id]
        assert found.meetings
        assert {each.note.split(" · ")[0] for each in found.meetings} == {"Chi bộ tổ 9"}
    assert not look(clerk, "to 99").organisations


def test_a_theme_and_a_title_are_found_by_words_numbers_and_months(stages: Stages) -> None:
    theme = "Học Nghị quyết 68, chuyên đề lần 7 của tháng 12"
    Meeting.rows.filter(pk=stages.adopted).update(theme=theme, folded=folded(theme, most=300))
    for words in ("chuyen de lan 7", "nghị quyết 68", "hoc 7", "lan 07", "hoc thang 12", "pa kim học 68"):
        assert [each.id for each in look(stages.cell.secretary, words).meetings] == [stages.adopted], words
    for words in ("hoc 12", "hoc 6", "hoc thang 2", "hoc 67"):
        assert not look(stages.cell.secretary, words).meetings, words


@pytest.mark.parametrize("words", ["31/2", "0/0", "99/99/9999", "12/9999", "thang 9/0000", "00/0000", "2099"])
def test_a_day_that_does_not_exist_is_found_nowhere(words: str, stages: Stages) -> None:
    assert not look(stages.cell.secretary, words).any


def test_a_changed_theme_and_a_given_number_are_found_at_once(stages: Stages) -> None:
    describe_meeting(stages.cell.secretary, meeting=stages.draft, theme="Phòng chống rét đậm")
    assert stages.draft in {each.id for each in look(stages.cell.secretary, "ret dam").meetings}
    assert all(each.folded == folded(each.title, each.symbol, most=341) for each in Record.rows.all())
    assert all(each.folded == folded(each.name, most=200) for each in Body.rows.all())


def test_a_login_that_waits_for_a_leader_finds_no_minutes(stages: Stages) -> None:
    assert look(stages.cell.secretary, "bien ban").documents
    waiting = replace(stages.cell.secretary, confirmed=False)
    assert not look(waiting, "bien ban").documents


def test_words_that_only_some_may_read_are_found_by_nobody(stages: Stages) -> None:
    """Search looks at names and titles; what was said, reasons, remarks and proposals stand in neither."""
    hidden = [word for name, word in CANARY.items() if name in HIDDEN]
    assert len(hidden) == len(HIDDEN)
    for role, actor in stages.roles.items():
        for word in hidden:
            assert not look(actor, word).any, (role, word)


def test_a_role_finds_nothing_of_what_it_may_not_open(stages: Stages) -> None:
    for role, actor in stages.roles.items():
        found = look(actor, "chi bo")
        client = signed_in(actor)
        for hit in (*found.people, *found.organisations, *found.meetings, *found.documents):
            assert client.get(hit.url).status_code == 200, (role, hit)


def test_nothing_found_says_what_can_be_searched(stages: Stages) -> None:
    text = signed_in(stages.cell.secretary).get("/tim/", {"tim": "khong co gi"}).content.decode()
    assert "tháng 9" in text
    assert "tên chi bộ" in text


def test_minutes_are_found_by_those_alone_who_hear_the_cell(stages: Stages) -> None:
    heard, above = (look(each, "bien ban") for each in (stages.cell.member, stages.world.clerk))
    assert heard.documents
    assert not above.documents
    assert look(stages.world.clerk, "nghi quyet").documents, "resolutions are read by all who read the cell"


def test_nothing_outside_ones_part_of_the_tree_is_found(stages: Stages) -> None:
    assert not look(Actor(user_id=new_id()), "pa kim").any
    theirs = look(stages.partner_cell.secretary, "lo van sang")
    assert str(stages.cell.id) not in {url for each in theirs.people for url in each.url.split("/")}


@pytest.mark.parametrize("words", ["", " ", "a", "%", "_", "'; --", "x" * 5_000, "a " * 500, "\x00"])
def test_whatever_is_typed_is_answered(words: str, stages: Stages) -> None:
    answer = signed_in(stages.cell.secretary).get("/tim/", {"tim": words})
    assert answer.status_code == 200


def test_a_sign_of_the_databases_patterns_is_a_sign_like_others(stages: Stages) -> None:
    assert not look(stages.cell.secretary, "l% s_ng").people


def test_much_is_cut_and_says_that_there_is_more(stages: Stages) -> None:
    found = look(stages.cell.secretary, "chi bo")
    assert all(
        len(each) <= MOST for each in (found.people, found.organisations, found.meetings, found.documents)
    )


def test_every_page_leads_to_the_search_and_the_read_answers_the_same(stages: Stages) -> None:
    client: Client = signed_in(stages.cell.secretary)
    for page in ("/", f"/buoi/{stages.adopted}/", f"/to-chuc/{stages.cell.id}/danh-sach/"):
        assert 'href="/tim/"' in client.get(page).content.decode()
    shown = client.get("/tim/", {"tim": "pa kim"}).context["found"]
    assert read_named("web.search")(stages.cell.secretary, words="pa kim") == shown
    assert names(shown)


def test_search_asks_few_questions_whatever_it_finds(
    stages: Stages, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        look(stages.world.commune_secretary, "chi bo")
