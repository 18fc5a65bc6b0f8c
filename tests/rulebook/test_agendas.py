"""Agenda templates: the order of a meeting, by the rule set of its day and the type of its cell."""

from datetime import date

import pytest

from nennep.organisation.enums import BodyKind, CellType
from nennep.rulebook import agendas
from nennep.rulebook.agendas import agenda_for, fields_of_work, template_kind, topics_for
from nennep.rulebook.data_files import DataError
from nennep.rulebook.enums import ItemKind, MeetingKind, Phase

BAN_HON_2018 = date(2018, 11, 3)
BEFORE_GUIDANCE_12 = date(2018, 3, 3)
NOW = date(2026, 11, 24)
CELL_KINDS = ("regular", "thematic", "regular_with_theme", "joint", "model", "extraordinary")
COMMITTEE_KINDS = ("committee", "executive", "standing", "briefing")


@pytest.mark.parametrize("on", [BEFORE_GUIDANCE_12, BAN_HON_2018, NOW])
@pytest.mark.parametrize("cell_type", list(CellType))
@pytest.mark.parametrize("kind", CELL_KINDS)
def test_every_meeting_opens_and_closes_in_order(kind: str, cell_type: str, on: date) -> None:
    items = agenda_for(kind, cell_type, on).standard_items()
    opening = [each.kind for each in items if each.phase is Phase.OPENING]
    assert [each for each in opening if each is not ItemKind.DUES] == [
        ItemKind.OPENING,
        ItemKind.APPOINT_MINUTE_TAKER,
        ItemKind.ROLL,
        ItemKind.ADOPT_AGENDA,
    ]
    phases = [each.phase for each in items]
    assert phases == sorted(phases, key=list(Phase).index)
    assert items[-2].kind is ItemKind.READ_MINUTES
    assert items[-1].kind is ItemKind.CLOSE
    assert len({each.code for each in items}) == len(items)


@pytest.mark.parametrize("kind", COMMITTEE_KINDS)
def test_committees_have_an_agenda_in_every_year(kind: str) -> None:
    for on in (date(2015, 5, 3), BAN_HON_2018, NOW):
        items = agenda_for(kind, "", on).items
        assert items[0].kind is ItemKind.OPENING
        assert items[-1].kind is ItemKind.CLOSE


def test_the_rule_set_of_the_day_is_cited() -> None:
    assert agenda_for("regular", "hamlet", BEFORE_GUIDANCE_12).citation.document == "Hướng dẫn 09-HD/BTCTW"
    assert agenda_for("regular", "hamlet", BAN_HON_2018).citation.document == "Hướng dẫn 12-HD/BTCTW"
    assert agenda_for("regular", "hamlet", NOW).citation.document == "Hướng dẫn 42-HD/BTCTW"


def test_the_meeting_scores_itself_under_guidance_42_and_only_by_choice_before() -> None:
    now = agenda_for("regular", "hamlet", NOW)
    then = agenda_for("regular", "hamlet", BAN_HON_2018)
    assert ItemKind.SCORE in {each.kind for each in now.standard_items()}
    assert ItemKind.SCORE not in {each.kind for each in then.standard_items()}
    assert ItemKind.SCORE in {each.kind for each in then.items}


def test_a_school_talks_of_teaching_and_a_hamlet_of_the_forest() -> None:
    hamlet = {each.field for each in agenda_for("regular", "hamlet", BAN_HON_2018).items}
    school = {each.field for each in agenda_for("regular", "school", BAN_HON_2018).items}
    assert {"economy", "security", "forest", "poverty"} <= hamlet
    assert "teaching" in school
    assert not {"forest", "poverty"} & school


@pytest.mark.parametrize("cell_type", list(CellType))
def test_every_type_of_cell_has_topics_to_choose_and_some_that_stand_by_themselves(cell_type: str) -> None:
    for month in range(1, 13):
        topics = topics_for(cell_type, date(2026, month, 3))
        assert len(topics) >= 5
        assert 2 <= sum(each.default and each.in_season(date(2026, month, 3)) for each in topics) <= 5


def test_topics_in_season_come_first() -> None:
    dry, wet = date(2026, 2, 3), date(2026, 7, 3)
    fire = "Phòng cháy rừng mùa khô"
    assert fire in [each.title for each in topics_for("hamlet", dry)[:4]]
    assert fire in [each.title for each in topics_for("hamlet", wet)[-8:]]


def test_last_months_tasks_come_before_next_months_and_a_ballot_needs_discussion() -> None:
    items = agenda_for("regular", "hamlet", NOW).items
    codes = [each.code for each in items]
    assert codes.index("last_month_tasks") < codes.index("next_month_tasks") < codes.index("resolution")
    assert all(each.discuss_before_vote for each in items if each.kind is ItemKind.BALLOT)


def test_ideology_asks_for_general_words_and_secrets_go_to_paper() -> None:
    items = {each.kind: each for each in agenda_for("regular", "hamlet", NOW).items}
    assert "không nêu tên người" in items[ItemKind.IDEOLOGY].hint
    assert items[ItemKind.PAPER_ONLY].optional


def test_gifts_and_exchange_belong_to_joint_meetings_only() -> None:
    for kind in CELL_KINDS:
        kinds = {each.kind for each in agenda_for(kind, "hamlet", NOW).items}
        assert ({ItemKind.GIFTS, ItemKind.EXCHANGE} <= kinds) is (kind == "joint")


def test_a_regular_meeting_with_a_theme_has_all_of_both() -> None:
    both = {each.code for each in agenda_for("regular_with_theme", "hamlet", NOW).items}
    regular = {each.code for each in agenda_for("regular", "hamlet", NOW).items}
    thematic = {each.code for each in agenda_for("thematic", "hamlet", NOW).items}
    assert both == regular | thematic


@pytest.mark.parametrize(
    ("meeting", "body", "more", "template"),
    [
        ("regular", BodyKind.CELL, {}, MeetingKind.REGULAR),
        ("regular", BodyKind.CELL, {"model": True}, MeetingKind.MODEL),
        ("regular", BodyKind.CELL, {"with_theme": True}, MeetingKind.REGULAR_WITH_THEME),
        ("thematic", BodyKind.CELL, {"model": True}, MeetingKind.THEMATIC),
        ("joint", BodyKind.CELL, {}, MeetingKind.JOINT),
        ("regular", BodyKind.CELL_COMMITTEE, {}, MeetingKind.COMMITTEE),
        ("extraordinary", BodyKind.EXECUTIVE, {}, MeetingKind.EXECUTIVE),
        ("regular", BodyKind.STANDING, {}, MeetingKind.STANDING),
        ("regular", BodyKind.SECRETARIES, {}, MeetingKind.BRIEFING),
    ],
)
def test_the_body_decides_which_template(
    meeting: str, body: BodyKind, more: dict[str, bool], template: MeetingKind
) -> None:
    assert template_kind(meeting, body, **more) is template


def test_unknown_kinds_and_days_before_any_rule_set_are_refused() -> None:
    with pytest.raises(ValueError, match="party"):
        agenda_for("party", "hamlet", NOW)
    with pytest.raises(LookupError, match="2011"):
        agenda_for("regular", "hamlet", date(2011, 5, 3))


def test_a_file_that_mixes_the_phases_or_the_opening_is_refused() -> None:
    items = [
        each
        for each in agendas.load().rule_sets["2025-huong-dan-42"].item
        if MeetingKind.REGULAR in each.kinds
    ]
    agendas._check_order(items, "test")
    with pytest.raises(DataError, match="phases are mixed"):
        agendas._check_order([items[-1], *items[:-1]], "test")
    with pytest.raises(DataError, match="opening must go"):
        agendas._check_order([items[1], items[0], *items[2:]], "test")
    with pytest.raises(DataError, match="stands there twice"):
        agendas._check_order([*items, items[-1]], "test")


def test_fields_of_work_have_a_label() -> None:
    assert fields_of_work()["forest"] == "Quản lý, bảo vệ rừng"
    assert all(fields_of_work().values())


def test_texts_fit_the_rows_that_keep_them() -> None:
    for kind in (*CELL_KINDS, *COMMITTEE_KINDS):
        for item in agenda_for(kind, "hamlet", NOW).items:
            assert len(item.title) <= 300
            assert len(item.hint) <= 500
            assert len(item.kind) <= 40
            assert len(item.field) <= 40
