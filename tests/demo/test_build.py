"""The demo: nennep.demo. Built once for all tests of this file, on a day of its own."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from tests.source.held_back import held_back

from nennep.accounts.middleware import actor_of
from nennep.accounts.models import User
from nennep.authority.who import who_is
from nennep.core import clock
from nennep.core.audit import chain
from nennep.core.models import ChainHead
from nennep.demo import logins
from nennep.demo.build import build_demo
from nennep.meetings.enums import MeetingKind, MeetingState
from nennep.meetings.models import AgendaItem, Entry, Gift, Guest, Meeting
from nennep.membership.models import Membership, Person
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Organisation, OrganisationName
from nennep.records.models import Record, Revision
from nennep.scores.models import Score, ScoreLine
from nennep.web.home import todo_of
from nennep.web.own_cell import own_cell_of

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

STARTED = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The whole demo in a transaction that is rolled back when the file is done."""
    with django_db_blocker.unblock(), clock.at(STARTED), transaction.atomic():
        build_demo(progress=lambda _words: None)
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def on_that_day(demo: None) -> Iterator[None]:
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
    assert all(each.guests.filter(is_observer=True).count() == 12 for each in models)


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


def test_numbers_rise_with_the_days_of_their_documents() -> None:
    series: dict[Any, list[tuple[int, Any, Any]]] = defaultdict(list)
    rows = Record.rows.exclude(number=None).select_related("number").order_by("number__number")
    for each in rows:
        assert each.number is not None
        series[each.number.series_id].append((each.number.number, each.dated, each.issued_on))
    assert len(series) > 30
    for found in series.values():
        assert [number for number, _dated, _issued in found] == list(range(1, len(found) + 1))
        days = [dated for _number, dated, _issued in found]
        assert days == sorted(days)
        issued = [issued for _number, _dated, issued in found if issued is not None]
        assert issued == sorted(issued)


def test_scores_differ() -> None:
    totals = Counter(Score.rows.values_list("points", flat=True))
    assert len(totals) >= 6
    assert max(totals.values()) < totals.total() / 2


def test_a_chi_uy_that_met_is_known_to_the_score_of_its_cell() -> None:
    lines = ScoreLine.rows.filter(
        criterion="preparation", score__meeting__body__name="Chi bộ bản Pá Kìm"
    ).order_by("score__agreed_at")
    assert len(set(lines.values_list("because", flat=True))) > 1


def test_a_joint_meeting_has_its_exchange_its_gifts_and_the_other_cells_headcount() -> None:
    joint = Meeting.rows.filter(kind=MeetingKind.JOINT, state=MeetingState.ISSUED)
    assert joint.count() == 4
    for meeting in joint:
        exchange = AgendaItem.rows.get(meeting=meeting, kind="exchange")
        assert Entry.rows.filter(item=exchange).count() >= 2
        assert Gift.rows.filter(meeting=meeting).exists()
        whole = printed(meeting)
        other = joint.exclude(pk=meeting.pk).get(joint_session=meeting.joint_session)
        assert other.body.name in whole
        assert f"/{members(other.body.organisation)}" in whole


def test_a_chi_uy_a_ban_chap_hanh_and_a_briefing_have_minutes() -> None:
    for kind in (BodyKind.CELL_COMMITTEE, BodyKind.EXECUTIVE, BodyKind.SECRETARIES):
        found = Meeting.rows.filter(body__kind=kind, state=MeetingState.ISSUED)
        assert found.exists(), kind
        assert all(Record.rows.filter(adopted_in=each.pk).exists() or printed(each) for each in found)


def printed(meeting: Meeting) -> str:
    """All that the minutes say, as they were frozen."""
    record = Record.rows.get(about_kind="meeting", about_id=meeting.pk, document_type="BB")
    return json.dumps(Revision.rows.filter(record=record).latest("revision").document, ensure_ascii=False)
