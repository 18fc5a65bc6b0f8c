from datetime import UTC, datetime

import pytest

from nennep.accounts.logins import confirm_logins
from nennep.accounts.models import User
from nennep.core.ids import is_uuid7
from nennep.membership.models import Person
from nennep.stories.names import Names, user_of
from nennep.stories.steps import Fault, Place

HERE = Place("story.toml", 3)
MOMENT = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)


def test_a_name_is_a_uuid_of_the_storys_moment_and_always_the_same() -> None:
    made, again = Names().make("buổi", MOMENT), Names().make("buổi", MOMENT)
    assert made == again
    assert is_uuid7(made)
    assert made.int >> 80 == int(MOMENT.timestamp() * 1000)


def test_a_name_that_is_known_keeps_its_id() -> None:
    names = Names()
    assert names.make("buổi", MOMENT) == names.make("buổi", MOMENT.replace(year=2027))


def test_an_unknown_name_is_a_mistake_with_what_comes_near() -> None:
    names = Names()
    names.make("Lò Văn Sáng", MOMENT)
    with pytest.raises(
        Fault, match=r"story\.toml:3: chưa có gì mang tên “Lò Văn Sang”.*gần giống: Lò Văn Sáng"
    ):
        names.find("Lò Văn Sang", HERE)


@pytest.mark.django_db
def test_a_person_acts_by_a_login_that_follows_from_the_person() -> None:
    names = Names()
    person = names.make("Lò Văn Sáng", MOMENT)
    Person.rows.create(pk=person, full_name="Lò Văn Sáng")
    assert names.actor("Lò Văn Sáng", HERE).user_id == user_of(person)
    assert names.actor("operator", HERE).is_operator
    assert names.actor("stranger", HERE).person_id is None


@pytest.mark.django_db
def test_a_login_that_waits_for_a_leaders_word_acts_so_until_it_has_it() -> None:
    names = Names()
    person = names.make("Lò Văn Sáng", MOMENT)
    Person.rows.create(pk=person, full_name="Lò Văn Sáng")
    assert names.actor("Lò Văn Sáng", HERE).confirmed
    login = User.rows.create(id=user_of(person), username="sang", person_id=person, confirmed_at=None)
    assert not names.actor("Lò Văn Sáng", HERE).confirmed
    confirm_logins([login.pk], MOMENT)
    assert names.actor("Lò Văn Sáng", HERE).confirmed


@pytest.mark.django_db
def test_only_a_person_acts() -> None:
    names = Names()
    names.make("pa-kim", MOMENT)
    with pytest.raises(Fault, match="“pa-kim” không phải là một người"):
        names.actor("pa-kim", HERE)
