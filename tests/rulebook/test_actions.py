"""Values of one's own: who may set them, which, and which meeting they judge."""

from datetime import date

import pytest

from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.models import ActRecord
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound
from nennep.rulebook.actions import end_own_rule, set_own_rule
from nennep.rulebook.models import OwnRule
from nennep.rulebook.selectors import rule_for, scoring_scheme_of
from tests.factories import World
from tests.rulebook.own_rules import DOCUMENT, ON, SINCE, put

pytestmark = pytest.mark.django_db


def test_a_commune_asks_for_more_and_its_cells_are_judged_by_it(world: World) -> None:
    put(Actor.operator(), world.commune, "meeting.notice_lead_days", 3)
    cell = world.cells["pa_kim"].id
    rule = rule_for("meeting.notice_lead_days", cell, ON)
    assert rule is not None
    assert (rule.value, rule.shown(), rule.own) == (3, "3 ngày", True)
    assert rule.citation.sentence() == DOCUMENT
    assert rule.citation.issuer == "Đảng bộ xã Chiềng Muôn"


def test_before_its_first_day_the_national_rule_judges(world: World) -> None:
    put(Actor.operator(), world.commune, "meeting.notice_lead_days", 3)
    rule = rule_for("meeting.notice_lead_days", world.cells["pa_kim"].id, date(2025, 12, 31))
    assert rule is not None
    assert (rule.value, rule.own) == (1, False)


def test_the_nearest_organisation_wins(world: World) -> None:
    cell = world.cells["pa_kim"].id
    put(Actor.operator(), world.province, "meeting.min_minutes", 100)
    put(Actor.operator(), cell, "meeting.min_minutes", 60)
    values = {name: rule_for("meeting.min_minutes", each.id, ON) for name, each in world.cells.items()}
    assert {name: rule.value for name, rule in values.items() if rule} == {"pa_kim": 60, "staff": 100}


def test_a_value_may_be_set_where_no_national_one_is_known(world: World) -> None:
    cell, then = world.cells["pa_kim"].id, date(2020, 6, 3)
    assert rule_for("meeting.notice_lead_days", cell, then) is None
    put(Actor.operator(), world.commune, "meeting.notice_lead_days", 2, since=date(2020, 1, 1))
    rule = rule_for("meeting.notice_lead_days", cell, then)
    assert rule is not None
    assert rule.value == 2


def test_a_new_value_ends_the_one_before_and_past_meetings_keep_theirs(world: World) -> None:
    put(Actor.operator(), world.commune, "meeting.after_days", 1)
    put(Actor.operator(), world.commune, "meeting.after_days", 2, since=date(2026, 7, 1))
    cell = world.cells["pa_kim"].id
    found = [rule_for("meeting.after_days", cell, on) for on in (date(2026, 6, 30), date(2026, 7, 1))]
    assert [rule.value for rule in found if rule] == [1, 2]


def test_a_value_taken_back_leaves_the_national_one(world: World) -> None:
    own = put(Actor.operator(), world.commune, "meeting.notice_lead_days", 3)
    end_own_rule(Actor.operator(), own_rule=own, valid_to=date(2026, 6, 1))
    cell = world.cells["pa_kim"].id
    found = [rule_for("meeting.notice_lead_days", cell, on) for on in (date(2026, 5, 31), date(2026, 6, 1))]
    assert [rule.value for rule in found if rule] == [3, 1]


def test_a_value_may_not_end_before_it_began_or_be_unknown(world: World) -> None:
    own = put(Actor.operator(), world.commune, "meeting.notice_lead_days", 3)
    with pytest.raises(Invalid):
        end_own_rule(world.clerk, own_rule=own, valid_to=SINCE)
    with pytest.raises(NotFound):
        end_own_rule(world.clerk, own_rule=new_id(), valid_to=ON)


@pytest.mark.parametrize(
    ("code", "value", "field"),
    [
        ("vote.ordinary", ">= 1/2", "code"),
        ("vote.two_thirds", "> 1/2", "code"),
        ("meeting.no_such", 1, "code"),
        ("meeting.notice_lead_days", 0, "value"),
        ("meeting.after_days", 3, "value"),
        ("meeting.attendance_goal", 0.8, "value"),
        ("meeting.attendance_goal", 90, "value"),
        ("meeting.min_minutes", "90", "value"),
        ("meeting.min_minutes", True, "value"),
        ("meeting.discussion_before_vote", 1, "value"),
        ("score.scheme", "nowhere", "value"),
    ],
)
def test_what_may_not_be_set_is_refused(world: World, code: str, value: object, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        put(Actor.operator(), world.commune, code, value)
    assert refused.value.field == field
    assert not OwnRule.rows.exists()


def test_a_weaker_value_is_refused_with_the_rule_in_force(world: World) -> None:
    with pytest.raises(Invalid) as refused:
        put(Actor.operator(), world.commune, "meeting.attendance_goal", 0.8)
    assert "90% (Hướng dẫn 42-HD/BTCTW ngày 28/10/2025, mục II, chưa kiểm chứng)" in str(refused.value)


def test_nobody_asks_for_less_than_those_above(world: World) -> None:
    cell = world.cells["pa_kim"].id
    put(Actor.operator(), cell, "meeting.notice_lead_days", 4)
    put(Actor.operator(), cell, "meeting.after_days", 2)
    put(
        Actor.operator(), world.commune, "meeting.notice_lead_days", 5
    )  # set later, over what the cell has set
    put(Actor.operator(), world.commune, "meeting.after_days", 1)
    for code, value in (("meeting.notice_lead_days", 5), ("meeting.after_days", 1)):
        rule = rule_for(code, cell, ON)
        assert rule is not None
        assert (rule.value, rule.citation.issuer) == (value, "Đảng bộ xã Chiềng Muôn")
    with pytest.raises(Invalid) as refused:
        put(Actor.operator(), cell, "meeting.notice_lead_days", 4, since=date(2026, 7, 1))
    assert f"5 ngày ({DOCUMENT})" in str(refused.value)
    put(Actor.operator(), cell, "meeting.notice_lead_days", 6, since=date(2026, 7, 1))
    stricter = rule_for("meeting.notice_lead_days", cell, ON)
    assert stricter is not None
    assert stricter.value == 6


def test_a_later_value_stands_in_the_way_of_an_earlier_one(world: World) -> None:
    put(Actor.operator(), world.commune, "meeting.after_days", 1, since=date(2026, 7, 1))
    with pytest.raises(Conflict) as refused:
        put(Actor.operator(), world.commune, "meeting.after_days", 2)
    assert "01/07/2026" in str(refused.value)
    put(Actor.operator(), world.commune, "meeting.after_days", 2, valid_to="2026-07-01")
    assert OwnRule.rows.count() == 2


def test_a_period_without_a_day_is_refused(world: World) -> None:
    with pytest.raises(Invalid) as refused:
        put(Actor.operator(), world.commune, "meeting.after_days", 1, valid_to=SINCE.isoformat())
    assert refused.value.field == "valid_to"


def test_only_who_manages_may_set_or_end(world: World) -> None:
    cell = world.cells["pa_kim"]
    with pytest.raises(Forbidden):
        put(cell.secretary, cell.id, "meeting.notice_lead_days", 3)
    with pytest.raises(NotFound):
        put(Actor.stranger(), world.commune, "meeting.notice_lead_days", 3)
    own = put(Actor.operator(), world.commune, "meeting.notice_lead_days", 3)
    with pytest.raises(NotFound):
        end_own_rule(Actor.stranger(), own_rule=own, valid_to=ON)


def test_setting_goes_to_the_organisations_chain(world: World) -> None:
    own = put(Actor.operator(), world.commune, "meeting.notice_lead_days", 3)
    record = ActRecord.rows.get(act="rulebook.set_own_rule")
    assert record.organisation_id == world.commune
    assert record.result["own_rule"] == str(own)


def test_a_key_sent_twice_sets_one_value(world: World) -> None:
    payload = {
        "id": str(new_id()),
        "organisation": str(world.commune),
        "code": "meeting.notice_lead_days",
        "value": 3,
        "document": DOCUMENT,
        "valid_from": "2026-11-20",
    }
    from nennep.core.acts import Envelope

    envelope = Envelope.fresh()
    first = set_own_rule.perform(world.clerk, payload=payload, envelope=envelope)
    again = set_own_rule.perform(world.clerk, payload=payload, envelope=envelope)
    assert (first.replayed, again.replayed) == (False, True)
    assert OwnRule.rows.count() == 1


def test_a_chosen_scoring_scheme_replaces_the_national_one(world: World) -> None:
    cell = world.cells["pa_kim"].id
    national = scoring_scheme_of(cell, ON)
    assert national is not None
    put(Actor.operator(), world.commune, "score.scheme", "an-phu-2025")
    chosen = scoring_scheme_of(cell, ON)
    assert chosen is not None
    assert (national.code, chosen.code) == ("hd-42", "an-phu-2025")
    assert scoring_scheme_of(cell, date(2023, 4, 22)) is None


def test_an_own_value_begins_and_ends_today_at_the_earliest(world: World) -> None:
    """What was held and counted by the rules of its day is judged by them for ever."""
    today, yesterday = date(2026, 11, 20), date(2026, 11, 19)
    held_before = put(Actor.operator(), world.commune, "meeting.notice_lead_days", 3)
    with pytest.raises(Invalid) as refused:
        put(world.clerk, world.commune, "meeting.min_minutes", 60, since=yesterday)
    assert refused.value.field == "valid_from"
    with pytest.raises(Invalid) as refused:
        end_own_rule(world.clerk, own_rule=held_before, valid_to=yesterday)
    assert refused.value.field == "valid_to"
    with pytest.raises(Invalid):  # a value of the past that ends there, too
        put(world.clerk, world.commune, "meeting.after_days", 1, valid_to="2026-06-01")
    assert OwnRule.rows.get().valid_to is None
    put(world.clerk, world.commune, "meeting.notice_lead_days", 4, since=today)
    rule = rule_for("meeting.notice_lead_days", world.cells["pa_kim"].id, yesterday)
    assert rule is not None
    assert rule.value == 3
