"""The demo: nennep.demo. Built once for all tests of this file, on a day of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from tests.held_back import held_back

from nennep.accounts.middleware import actor_of
from nennep.accounts.models import User
from nennep.authority.who import who_is
from nennep.core import clock
from nennep.core.audit import chain
from nennep.core.audit.written import WRITTEN
from nennep.core.models import ActRecord, ChainHead
from nennep.demo import logins
from nennep.demo.build import build_demo
from nennep.meetings.enums import MeetingKind, MeetingState
from nennep.meetings.models import Guest, Meeting
from nennep.membership.models import Membership, Person
from nennep.organisation.models import Organisation, OrganisationName
from nennep.records.models import Revision
from nennep.web.home import todo_of
from nennep.web.own_cell import own_cell_of

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

STARTED = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


@dataclass
class Built:
    """How a demo looks from outside, and how one built before it at the same moment did."""

    picture: str
    earlier: str


def picture() -> str:
    """One digest over what was done and what stands: acts without their salts, persons, meetings."""
    done = ActRecord.rows.order_by("organisation_id", "seq").values_list(
        "key", "act", "captured_at", "result"
    )
    parts: list[Any] = [
        # digests of what was written are keyed with the salts
        *(
            (*each, {name: told for name, told in result.items() if name != WRITTEN})
            for *each, result in done
        ),
        *Person.rows.order_by("pk").values_list("pk", "full_name"),
        *Meeting.rows.order_by("pk").values_list("pk", "state", "starts_at"),
        *Revision.rows.order_by("pk").values_list("pk", "digest"),
    ]
    return sha256(repr(parts).encode()).hexdigest()


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[Built]:
    """The demo in a transaction that is rolled back when the file is done."""
    with django_db_blocker.unblock(), clock.at(STARTED):
        with transaction.atomic():
            build_demo(progress=lambda _words: None, history=False)
            earlier = picture()
            transaction.set_rollback(True)
        with transaction.atomic():
            build_demo(progress=lambda _words: None, history=False)
            yield Built(picture(), earlier)
            transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def on_that_day(demo: Built) -> Iterator[None]:
    with clock.at(STARTED):
        yield


def cell(name: str) -> Organisation:
    return OrganisationName.rows.get(name=name).organisation


def members(organisation: Organisation) -> int:
    return Membership.rows.as_of(clock.today()).filter(cell=organisation).count()


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("Chi bộ bản Pá Kìm", 11),
        ("Chi bộ bản Ngồ Hén", 31),
        ("Chi bộ Ban Dân vận Tỉnh ủy", 17),
        ("Chi bộ bản Yên Tiến", 26),
    ],
)
def test_a_cell_of_the_articles_has_its_number_of_members(name: str, size: int) -> None:
    assert members(cell(name)) == size


@pytest.mark.parametrize(("commune", "cells", "size"), [("Hát Lót", 22, 415), ("Bản Hon", 13, 166)])
def test_a_commune_of_the_articles_has_its_cells_and_members(commune: str, cells: int, size: int) -> None:
    below = Organisation.rows.filter(ascents__ancestor=cell(f"Đảng bộ xã {commune}"), ascents__depth=1)
    assert below.count() == cells
    assert sum(members(each) for each in below) == size


def test_nobody_bears_a_name_of_the_articles() -> None:
    assert not held_back(Person.rows.values_list("full_name", flat=True))
    assert not held_back(Guest.rows.values_list("name", flat=True))


def test_the_meetings_that_the_articles_tell_of_were_held_on_their_days() -> None:
    held = Meeting.rows.filter(state=MeetingState.ISSUED)
    joint = held.filter(kind=MeetingKind.JOINT, joint_session__isnull=False)
    assert {
        (each.body.name, clock.legal_day(each.starts_at).isoformat()) for each in joint.select_related("body")
    } == {
        ("Chi bộ bản Ngồ Hén", "2023-04-22"),
        ("Chi bộ Ban Dân vận Tỉnh ủy", "2023-04-22"),
        ("Chi bộ bản Pá Kìm", "2023-11-15"),
        ("Chi bộ Ban Dân vận Tỉnh ủy", "2023-11-15"),
    }
    models = held.filter(is_model=True).order_by("starts_at").select_related("body")
    assert [(each.body.name, each.kind) for each in models] == [
        ("Chi bộ 4 (bản Đông Pao)", MeetingKind.REGULAR),
        ("Chi bộ 7 (bản Thẳm)", MeetingKind.THEMATIC),
    ]
    assert all(each.guests.filter(is_observer=True).count() == 11 for each in models)


def test_every_demo_login_signs_in_and_has_something_to_do() -> None:
    for _who, username, password, _what in logins():
        user = User.rows.get(username=username)
        assert user.check_password(password)
        if username in {
            "pakim",
            "pakim-pt",
            "ngohen",
            "danvan",
            "cangmuong",
            "banhon",
            "dongpao",
        }:
            assert todo_of(actor_of(user), clock.today()), username


def test_the_ordinary_member_holds_no_office_and_finds_the_own_cell_on_home() -> None:
    actor = actor_of(User.rows.get(username="pakim-dv"))
    assert who_is(actor, clock.today()).offices_at == ()
    own = own_cell_of(actor, clock.today())
    assert own is not None
    assert own.coming is not None
    assert own.last is not None


def test_every_chain_verifies() -> None:
    for head in ChainHead.rows.all():
        assert chain.verify(head.organisation_id) == []


def test_every_printed_page_says_that_the_data_are_invented(settings: Any) -> None:
    settings.ILLUSTRATION = True
    client = Client()
    client.force_login(User.rows.get(username="pakim"))
    for path in ("/", f"/to-chuc/{cell('Chi bộ bản Pá Kìm').pk}/"):
        assert "SỐ LIỆU MINH HỌA" in client.get(path).content.decode()


def test_two_demos_of_one_moment_are_the_same(demo: Built) -> None:
    assert demo.earlier == demo.picture
