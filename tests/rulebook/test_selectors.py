"""The rules in force for an organisation: in few queries, for those who see it."""

from datetime import UTC, datetime

import pytest

from nennep.core.actor import Actor
from nennep.core.refusals import NotFound
from nennep.rulebook.selectors import rule_for, rules_for, rules_seen_by
from tests.factories import World
from tests.rulebook.own_rules import ON, put

pytestmark = pytest.mark.django_db


def test_many_rules_take_as_few_queries_as_one(world: World, django_assert_num_queries) -> None:
    put(Actor.operator(), world.commune, "meeting.notice_lead_days", 3)
    codes = [
        "meeting.notice_lead_days",
        "meeting.min_minutes",
        "vote.ordinary",
        "vote.two_thirds",
        "score.scheme",
    ]
    cell = world.cells["pa_kim"].id
    with django_assert_num_queries(3):  # the tree, the values, the name of the one organisation that set one
        found = rules_for(codes, cell, ON)
    assert set(found) == set(codes) - {"score.scheme"}


def test_the_rules_of_an_organisation_are_shown_to_who_sees_it(world: World) -> None:
    cell = world.cells["pa_kim"]
    put(Actor.operator(), world.commune, "meeting.notice_lead_days", 3)
    seen = {each.code: each for each in rules_seen_by(cell.member, cell.id, ON)}
    assert seen["meeting.notice_lead_days"].own
    assert not seen["vote.ordinary"].own
    with pytest.raises(NotFound):
        rules_seen_by(Actor.stranger(), cell.id, ON)


def test_an_organisation_outside_the_tree_of_the_day_has_the_national_rules(world: World) -> None:
    put(Actor.operator(), world.commune, "meeting.notice_lead_days", 3)
    before_it_was_founded = datetime(2019, 1, 1, tzinfo=UTC).date()
    rule = rule_for("vote.ordinary", world.cells["pa_kim"].id, before_it_was_founded)
    assert rule is not None
    assert not rule.own
