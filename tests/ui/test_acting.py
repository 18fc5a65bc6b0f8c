"""From a press to a recorded act (nennep.ui.acting): the way on, every refusal, and what was entered stays."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.models import ActRecord
from nennep.core.refusals import NotFound
from nennep.organisation.models import Body
from nennep.records.actions import start_series
from nennep.records.enums import DocumentType, NumberState
from nennep.records.forms import StartForm
from nennep.records.models import Number, NumberSeries
from nennep.ui.acting import ActForm, form_page, performed
from tests.access.addresses import signed_in
from tests.factories import Cell


def sent(cell: Cell, number: str = "7", **besides: str) -> dict[str, str]:
    """What a person enters to say that the cell's resolutions go on at a number."""
    return {
        "key": str(new_id()),
        "body": str(cell.body),
        "document_type": "NQ",
        "next_number": number,
    } | besides


def request_of(actor: Actor, entered: dict[str, str] | None = None) -> Any:
    """A press of the button with what was entered; without it, the page opened."""
    made = RequestFactory().get("/") if entered is None else RequestFactory().post("/", entered)
    made.actor = actor  # type: ignore[attr-defined]
    made.session = {}  # type: ignore[assignment]
    made._messages = FallbackStorage(made)  # type: ignore[attr-defined]
    return made


def form_of(cell: Cell, entered: dict[str, str] | None = None) -> StartForm:
    return StartForm(entered, bodies=Body.rows.filter(organisation_id=cell.id))


def said_in(request: HttpRequest) -> list[str]:
    return [str(each) for each in get_messages(request)]


def pressed(actor: Actor, cell: Cell, entered: dict[str, str]) -> tuple[HttpResponse | None, StartForm]:
    form = form_of(cell, entered)
    return performed(request_of(actor, entered), form, "Kept.", "records:numbers", cell.id), form


def test_a_page_that_is_opened_does_nothing_and_draws_its_form(pa_kim: Cell) -> None:
    assert performed(request_of(pa_kim.secretary), form_of(pa_kim), "Kept.", "web:home") is None
    assert not NumberSeries.rows.exists()


def test_a_done_act_says_its_message_and_leads_to_the_next_page(pa_kim: Cell) -> None:
    entered = sent(pa_kim)
    request = request_of(pa_kim.secretary, entered)
    answer = performed(request, form_of(pa_kim, entered), "Kept.", "records:numbers", pa_kim.id)
    assert answer is not None
    assert (answer.status_code, answer["Location"]) == (302, reverse("records:numbers", args=[pa_kim.id]))
    assert said_in(request) == ["Kept."]
    assert NumberSeries.rows.get().next_number == 7


def test_message_and_next_page_may_be_made_of_the_act_that_was_done(pa_kim: Cell) -> None:
    entered = sent(pa_kim)
    request = request_of(pa_kim.secretary, entered)
    answer = performed(
        request,
        form_of(pa_kim, entered),
        lambda done: f"Series {done.result['series']}",
        lambda done: f"/so/{done.result['series']}/",
    )
    series = NumberSeries.rows.get().pk
    assert answer is not None
    assert (said_in(request), answer["Location"]) == ([f"Series {series}"], f"/so/{series}/")


def test_where_there_is_nothing_to_say_no_message_is_shown(pa_kim: Cell) -> None:
    entered = sent(pa_kim)
    request = request_of(pa_kim.secretary, entered)
    assert performed(request, form_of(pa_kim, entered), lambda _done: "", "web:home") is not None
    assert said_in(request) == []


def test_a_form_sent_twice_is_one_act(pa_kim: Cell) -> None:
    entered = sent(pa_kim)
    answers = [pressed(pa_kim.secretary, pa_kim, entered)[0] for _time in range(2)]
    assert [each.status_code for each in answers if each is not None] == [302, 302]
    assert ActRecord.rows.filter(act="records.start_series").count() == 1


@pytest.mark.parametrize(
    ("field", "entered"),
    [
        ("next_number", "many"),
        ("next_number", "0"),
        ("next_number", ""),
        ("document_type", "XX"),
        ("body", "x"),
    ],
)
def test_what_does_not_read_is_not_asked_of_the_act_and_its_field_says_why(
    pa_kim: Cell, field: str, entered: str
) -> None:
    answer, form = pressed(pa_kim.secretary, pa_kim, sent(pa_kim) | {field: entered})
    assert answer is None
    assert list(form.errors) == [field]
    assert not ActRecord.rows.filter(act="records.start_series").exists()


def test_a_refusal_about_a_field_stands_beside_it(pa_kim: Cell) -> None:
    done = start_series(
        pa_kim.secretary, body=pa_kim.body, document_type=DocumentType.RESOLUTION, next_number=5
    )
    series = NumberSeries.rows.get(pk=done.result["series"])
    Number.rows.create(id=new_id(), series=series, number=9, state=NumberState.CLAIMED)
    answer, form = pressed(pa_kim.secretary, pa_kim, sent(pa_kim))
    assert answer is None
    assert list(form.errors) == ["next_number"]
    assert "09" in form.errors["next_number"][0]
    assert NumberSeries.rows.get().next_number == 5


def test_a_refusal_about_no_field_of_the_form_stands_at_its_top(pa_kim: Cell) -> None:
    answer, form = pressed(pa_kim.member, pa_kim, sent(pa_kim))  # sees the cell, does not decide there
    assert answer is None
    assert list(form.errors) == ["__all__"]
    assert not NumberSeries.rows.exists()


def test_every_fault_that_the_act_finds_in_the_payload_stands_beside_its_field(pa_kim: Cell) -> None:
    answer, form = pressed(pa_kim.secretary, pa_kim, sent(pa_kim, "100000"))  # the field has no upper bound
    assert answer is None
    assert list(form.errors) == ["next_number"]


def test_what_does_not_exist_for_the_actor_is_a_page_of_its_own(pa_kim: Cell) -> None:
    with pytest.raises(NotFound):
        pressed(Actor.stranger(), pa_kim, sent(pa_kim))


def test_what_was_entered_stays_when_it_was_refused(pa_kim: Cell) -> None:
    for actor, number in ((pa_kim.secretary, "many"), (pa_kim.member, "7")):
        form = pressed(actor, pa_kim, sent(pa_kim, number))[1]
        assert form["next_number"].value() == number
        assert f'value="{number}"' in str(form["next_number"])


@pytest.mark.parametrize(("number", "status"), [("many", 422), ("100000", 422), ("7", 302)])
def test_a_page_with_a_form_answers_with_the_right_status(pa_kim: Cell, number: str, status: int) -> None:
    browser = signed_in(pa_kim.secretary)
    page = reverse("records:numbers", args=[pa_kim.id])
    answer = browser.post(page, sent(pa_kim, number, do="start"))
    assert answer.status_code == status
    if status == 422:
        assert f'value="{number}"' in answer.content.decode()
    assert browser.get(page).status_code == 200


class Greeting(forms.Form):
    """A form of no act, to look at the page alone."""

    name = forms.CharField()


@pytest.mark.parametrize(("form", "status"), [(None, 200), (Greeting(), 200), (Greeting({"name": ""}), 422)])
def test_the_page_of_a_form_says_422_when_what_was_sent_is_drawn_again(
    form: forms.Form | None, status: int
) -> None:
    assert (
        form_page(request_of(Actor.operator()), "ui/forms/form.html", {"form": form}, form).status_code
        == status
    )


def test_empty_fields_are_left_to_the_act_and_the_address_says_what_is_fixed(pa_kim: Cell) -> None:
    class Partly(ActForm):
        act = start_series
        next_number = forms.IntegerField(required=False)
        notes = forms.MultipleChoiceField(required=False, choices=())

    form = Partly({"key": str(new_id())}, fixed={"body": pa_kim.body})
    assert form.is_valid()
    assert form.payload() == {"body": pa_kim.body}


def test_a_refusal_about_a_row_of_a_field_stands_beside_the_field() -> None:
    class Rows(ActForm):
        act = start_series
        meetings = forms.CharField()

    form = Rows()
    assert form._field_of("meetings.2.theme") == "meetings"
    assert form._field_of("meetings") == "meetings"
    assert form._field_of("elsewhere.1") is None
    assert form._field_of("") is None
