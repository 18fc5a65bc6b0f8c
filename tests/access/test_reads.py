"""Every read there is: shown to those who may see, nothing to a stranger, no parameter that breaks it."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
from django.test import Client

from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.reads import Read, all_reads
from nennep.core.refusals import NotFound
from nennep.records.actions import start_series
from nennep.records.enums import DocumentType
from tests.access.addresses import signed_in
from tests.access.asked import Parameters, asker, questions
from tests.access.test_selectors import STRANGERS, functions_of
from tests.worlds import Stages

HOSTILE = (
    "1",
    "-1",
    "0",
    "1e400",
    "NaN",
    "9" * 5_000,
    "9223372036854775808",
    "9999-12-31",
    "0001-01-01",
    "9999",
    "2026-13",
    "2026-02-30",
    "01980000-0000-7000-8000",
    "01980000-0000-7000-8000-000000000000",
    "{01980000-0000-7000-8000-000000000000}",
    "\x00",
    "\x00\x01\x1b[31m\u202e\ufeff\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "' OR 1=1 --",
    "../../etc/passwd",
    "null",
    "[]",
    "٣",
)
"""Values that are no answer to anything; none of them may make the program fail."""
NATIONAL = {"rulebook.rules"}
"""Reads that tell everybody who is signed in the same, unless they are asked about an organisation."""
OF_ONESELF = {"resolutions.own_tasks"}
"""Reads of what is the asker's own; the secretary of the stages has none of it."""
THINGS = ("organisation", "meeting", "resolution", "document", "file")
"""Parameters that name a thing."""
HUGE = "a" * 3_000_000
NAMES = ("self", "actor", "cls", "parameters", "__class__", "page[]", "\x00", "a" * 5_000)
"""Names that no parameter has, among them those that Python itself uses."""


def ask(client: Client, name: str, parameters: Parameters) -> Any:
    return client.get(f"/api/reads/{name}", parameters)


def shows_nothing(read: Read, actor: Actor, answer: Any) -> bool:
    """Whether an answer holds nothing but what the asker brought."""
    if read.in_pages:
        return bool(answer["rows"] == [] and answer["total"] == 0)
    if isinstance(answer, dict):
        return all(shows_nothing(read, actor, each) for each in answer.values())
    if isinstance(answer, list):
        return all(shows_nothing(read, actor, each) for each in answer)
    return not answer or answer in {str(actor.user_id), str(actor.person_id)}


def test_every_read_is_asked_in_the_tests_below(stages: Stages) -> None:
    assert set(questions(stages)) == {each.name for each in all_reads()}


def test_every_function_of_a_reads_module_is_registered() -> None:
    registered = {each.function for each in all_reads()}
    assert [name for name, function in functions_of("reads") if function not in registered] == []


@pytest.mark.parametrize("read", all_reads(), ids=lambda each: each.name)
def test_every_read_is_documented_and_named_by_app_and_noun(read: Read) -> None:
    app, noun = read.name.split(".")
    assert read.function.__module__.startswith(f"nennep.{app}.reads")
    assert read.function.__name__ == noun
    assert len(inspect.cleandoc(read.function.__doc__ or "")) > 20


def test_those_who_may_see_have_an_answer_to_every_read(stages: Stages) -> None:
    cell = stages.cell
    start_series(cell.secretary, body=cell.body, document_type=DocumentType.RESOLUTION, next_number=7)
    unanswered = []
    for read in all_reads():
        actor = asker(stages, read.name)
        for parameters in questions(stages)[read.name]:
            answer = ask(signed_in(actor), read.name, parameters)
            found = answer.status_code == 200
            if found and read.name not in OF_ONESELF:
                found = not shows_nothing(read, actor, answer.json())
            if not found:
                unanswered.append((read.name, parameters, answer.content.decode()))
    assert unanswered == []


def test_nobody_is_answered_without_signing_in(stages: Stages) -> None:
    client = Client()
    answers = {
        (each.name, answer.status_code, answer.json()["code"])
        for each in all_reads()
        for answer in [ask(client, each.name, questions(stages)[each.name][0])]
    }
    assert answers == {(each.name, 401, "not_signed_in") for each in all_reads()}


@pytest.mark.parametrize("stranger", STRANGERS)
def test_a_stranger_finds_nothing_through_any_read(stages: Stages, stranger: str) -> None:
    actor, leaks = STRANGERS[stranger], []
    for read in all_reads():
        for parameters in questions(stages)[read.name]:
            if read.name in NATIONAL and "organisation" not in parameters:
                continue
            try:
                answer = read.ask(actor, parameters)
            except NotFound:
                continue
            if not shows_nothing(read, actor, answer):
                leaks.append(f"{read.name}: {answer}")
    assert leaks == []


def test_hostile_parameters_are_refused_with_a_sentence_and_never_break_a_read(stages: Stages) -> None:
    wrong = []
    for read in all_reads():
        client = signed_in(asker(stages, read.name))
        good, names = questions(stages)[read.name][-1], list(read.parameters_type.model_fields)
        asked = [good | {name: value} for name in names for value in HOSTILE]
        asked += [good | {name: HUGE} for name in [*names, "nonsense"][:1]]
        for parameters in asked:
            answer = ask(client, read.name, parameters)
            if answer.status_code not in {200, 403, 404, 409, 422} or (
                answer.status_code == 422 and not answer.json()["message"]
            ):
                wrong.append((read.name, {name: str(each)[:40] for name, each in parameters.items()}))
    assert wrong == []


def test_an_unknown_parameter_is_refused_with_its_name(stages: Stages) -> None:
    client = signed_in(stages.cell.secretary)
    for read in all_reads():
        for name in ("nonsense", *NAMES):
            refused = ask(client, read.name, questions(stages)[read.name][0] | {name: "1"})
            assert (refused.status_code, refused.json()["field"]) == (422, name), read.name


def test_every_list_comes_in_pages_that_together_are_the_whole_in_the_same_order(stages: Stages) -> None:
    for read in (each for each in all_reads() if each.in_pages):
        for parameters in questions(stages)[read.name]:
            whole = read(stages.cell.secretary, **parameters)
            rows, number = [], 1
            while number is not None:
                page = read(stages.cell.secretary, **parameters, page=number, size=2)
                rows += page.rows
                number = page.next
            assert rows == list(whole.rows), read.name
            assert whole.total == len(rows)
            assert read(stages.cell.secretary, **parameters, page=number or 99_999).rows == ()


def test_a_thing_that_is_not_there_is_not_found(stages: Stages) -> None:
    client = signed_in(stages.cell.secretary)
    for read in all_reads():
        named = [name for name, field in read.parameters_type.model_fields.items() if field.is_required()]
        missing = {name: str(new_id()) for name in THINGS if name in named}
        if missing:
            answer = ask(client, read.name, questions(stages)[read.name][0] | missing)
            assert answer.status_code == 404, read.name
