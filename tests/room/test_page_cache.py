"""The cache of the meeting page: nennep.room.page_cache."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nennep.accounts.models import User
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.models import ChainHead
from nennep.meetings.models import JointSession, Meeting
from nennep.minutes.actions.issuing import sign_on_paper
from nennep.room.page_cache import cached_page
from tests.factories import Cell, World


def look(actor: Actor, meeting: UUID) -> str:
    client = Client()
    client.force_login(User.rows.get(pk=actor.user_id))
    return client.get(reverse("room:meeting", args=[meeting])).content.decode()


def row(meeting: UUID) -> Meeting:
    return Meeting.rows.select_related("body__organisation").get(pk=meeting)


def test_looking_again_draws_nothing_anew(adopted: UUID) -> None:
    first = cached_page(row(adopted))
    with CaptureQueriesContext(connection) as queries:
        assert cached_page(row(adopted)) is first
    assert len(queries) <= 2


def test_an_act_is_seen_at_once(adopted: UUID, pa_kim: Cell) -> None:
    assert "quyển 01" not in look(pa_kim.member, adopted)
    sign_on_paper(pa_kim.deputy, meeting=adopted, signed_on=date(2026, 11, 24), book="01", page="52")
    assert "quyển 01, trang 52" in look(pa_kim.member, adopted)


def test_an_act_further_up_is_seen_as_well(adopted: UUID, world: World) -> None:
    first = cached_page(row(adopted))
    ChainHead.rows.filter(organisation_id=world.district).update(seq=10_000)
    assert cached_page(row(adopted)) is not first


def test_nobody_sees_what_was_drawn_for_somebody_with_more_rights(
    adopted: UUID, pa_kim: Cell, world: World
) -> None:
    assert "01-BB/CB" in look(pa_kim.secretary, adopted)
    shown = look(world.clerk, adopted)
    assert "01-BB/CB" not in shown
    assert "01-NQ/CB" in shown
    assert "Lưu ý" in look(pa_kim.secretary, adopted)
    assert "Lưu ý" not in look(pa_kim.member, adopted)


def test_it_is_forgotten_after_some_seconds(adopted: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    first = cached_page(row(adopted))
    monkeypatch.setattr("nennep.room.page_cache.SECONDS", 0.0)
    assert cached_page(row(adopted)) is not first


def test_a_joint_session_hangs_on_other_chains_and_is_not_cached(adopted: UUID, pa_kim: Cell) -> None:
    joint = JointSession.rows.create(id=new_id(), title="Trao đổi", host_id=pa_kim.id)
    Meeting.rows.filter(pk=adopted).update(joint_session=joint)
    assert cached_page(row(adopted)) is not cached_page(row(adopted))
