"""The HTTP door of reads: nennep.api.views.reads."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from nennep.core import clock
from nennep.membership.actions import change_status
from nennep.membership.enums import Status
from tests.access.addresses import signed_in
from tests.factories import OPERATOR, Cell, World

ROLL = "/api/reads/membership.roll"


def test_a_read_answers_over_http(pa_kim: Cell) -> None:
    answer = signed_in(pa_kim.secretary).get(ROLL, {"organisation": pa_kim.id})
    assert answer.status_code == 200
    assert answer.json()["total"] == 11
    assert answer["Cache-Control"] == "private, no-store"
    assert "Cookie" in answer["Vary"]


def test_an_answer_that_has_not_changed_is_not_sent_again(pa_kim: Cell) -> None:
    client = signed_in(pa_kim.secretary)
    first = client.get(ROLL, {"organisation": pa_kim.id})
    again = client.get(ROLL, {"organisation": pa_kim.id}, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.head(ROLL, {"organisation": pa_kim.id})["ETag"] == first["ETag"]
    change_status(
        OPERATOR,
        person=pa_kim.members[3],
        cell=pa_kim.id,
        status=Status.EXEMPT,
        effective=clock.today() - timedelta(days=1),
    )
    changed = client.get(ROLL, {"organisation": pa_kim.id}, headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    before = {"organisation": pa_kim.id, "as_of": (clock.today() - timedelta(days=2)).isoformat()}
    assert client.get(ROLL, before)["ETag"] == first["ETag"]


def test_what_somebody_may_not_see_does_not_exist(pa_kim: Cell, world: World) -> None:
    refused = signed_in(pa_kim.secretary).get(ROLL, {"organisation": world.commune})
    assert (refused.status_code, refused.json()["code"]) == (404, "not_found")


def test_a_parameter_given_twice_is_refused_and_an_empty_one_is_not_asked(pa_kim: Cell) -> None:
    client = signed_in(pa_kim.secretary)
    twice = client.get(f"{ROLL}?organisation={pa_kim.id}&as_of=2026-01-01&as_of=2026-02-01")
    assert (twice.status_code, twice.json()["field"]) == (422, "as_of")
    assert client.get(f"{ROLL}?organisation={pa_kim.id}&as_of=").json()["total"] == 11


def test_a_missing_parameter_is_named(pa_kim: Cell) -> None:
    refused = signed_in(pa_kim.secretary).get(ROLL)
    assert (refused.status_code, refused.json()["field"]) == (422, "organisation")
    assert refused.json()["message"].startswith("Còn để trống")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_a_read_is_only_read_and_says_so(pa_kim: Cell, method: str) -> None:
    client = Client(enforce_csrf_checks=True)
    for asker in (client, signed_in(pa_kim.secretary)):
        refused = getattr(asker, method)(ROLL)
        assert (refused.status_code, refused.json()["code"]) == (405, "wrong_method")
        assert refused.json()["message"] == "Địa chỉ này chỉ nhận GET, HEAD."
        assert refused["Allow"] == "GET, HEAD"


def test_more_parameters_than_anybody_asks_are_refused(pa_kim: Cell) -> None:
    many = "".join(f"&a{number}=1" for number in range(2_000))
    refused = signed_in(pa_kim.secretary).get(f"{ROLL}?organisation={pa_kim.id}{many}")
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_parameters")


@pytest.mark.parametrize(
    "told", ["0", "20261124", "1700000000", "24/11/2026", "2026-W48-2", "2026-11-24T00:00", "2026-02-30"]
)
def test_a_day_is_asked_as_year_month_day_and_nothing_else_is_taken_for_one(pa_kim: Cell, told: str) -> None:
    refused = signed_in(pa_kim.secretary).get(ROLL, {"organisation": pa_kim.id, "as_of": told})
    assert (refused.status_code, refused.json()["field"]) == (422, "as_of")
    assert refused.json()["message"].endswith("theo dạng năm-tháng-ngày, ví dụ 2026-11-24.")


def test_an_unknown_read_is_not_found(pa_kim: Cell) -> None:
    client = signed_in(pa_kim.secretary)
    assert client.get("/api/reads/membership.nonsense").status_code == 404


def test_a_phone_of_two_people_never_reads_as_the_other(pa_kim: Cell) -> None:
    whose = {"Nennep-User": str(pa_kim.deputy.user_id)}
    refused = signed_in(pa_kim.secretary).get(ROLL, {"organisation": pa_kim.id}, headers=whose)
    assert (refused.status_code, refused.json()["code"]) == (401, "not_signed_in")
