"""Every address and every role: what the program answers, in one table.

404 outside one's part of the tree, as if the thing did not exist; the one exception is the meeting of a joint session,
whose page the other cell may open (headcount, guests, common items). A new address is added to the table, or a test
fails.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from django.test import Client

from nennep.core.models import ActRecord
from tests.access.addresses import address, clients, names
from tests.worlds import Stages

ROLES = "nobody other partner member taker secretary charge committee office above"
"""nobody: not signed in. other: secretary of a neighbouring cell. partner: of the cell of the joint session, in another
branch. member, taker (of the minutes), secretary: of Pá Kìm. charge: the committee member in charge of it. committee:
secretary of the commune. office: its clerk. above: a member of the district's standing committee."""

# address, of what, GET as each role. Of what: a stage of Pá Kìm's meeting, an organisation (@10: in October), or none.
TABLE = """
healthz                  -              200 200 200 200 200 200 200 200 200 200
set_language             -              302 302 302 302 302 302 302 302 302 302
web:home                 -              302 200 200 200 200 200 200 200 200 200
meetings:organisation    cell           302 404 404 200 200 200 200 200 200 200
meetings:organisation    commune        302 404 404 404 404 404 404 200 200 200
meetings:organisation    partner_cell   302 404 200 404 404 404 404 404 404 404
membership:telephone     cell           302 404 404 200 403 200 403 403 200 403
membership:roll          cell           302 404 404 200 200 200 200 200 200 200
membership:roll          commune        302 404 404 404 404 404 404 200 200 200
meetings:month           cell           302 404 404 200 200 200 200 200 200 200
meetings:month           commune        302 404 404 404 404 404 404 200 200 200
meetings:plan_month      cell           302 404 404 403 403 403 403 403 200 403
meetings:plan_month      commune        302 404 404 404 404 404 404 403 200 403
web:secure_connection    -              200 200 200 200 200 200 200 200 200 200
web:authority            -              404 404 404 404 404 404 404 404 404 404
web:search               -              302 200 200 200 200 200 200 200 200 200
web:kit                  -              401 200 200 200 200 200 200 200 200 200
web:worker               -              200 200 200 200 200 200 200 200 200 200
web:manifest             -              200 200 200 200 200 200 200 200 200 200
web:room_shell           -              200 200 200 200 200 200 200 200 200 200
web:offline_shell        -              200 200 200 200 200 200 200 200 200 200
sync:register            -              405 405 405 405 405 405 405 405 405 405
sync:tell                -              405 405 405 405 405 405 405 405 405 405
sync:waiting             -              302 200 200 200 200 200 200 200 200 200
sync:devices             -              302 200 200 200 200 200 200 200 200 200
sync:files               -              302 200 200 200 200 200 200 200 200 200
sync:file                -              302 404 404 404 404 404 404 404 404 404
api:browse               -              200 200 200 200 200 200 200 200 200 200
api:openapi              -              200 200 200 200 200 200 200 200 200 200
api:perform              -              405 405 405 405 405 405 405 405 405 405
api:read                 -              401 404 404 404 404 404 404 404 404 404
room:meeting             adopted        302 404 404 200 200 200 200 200 200 200
room:meeting             running        302 404 404 200 200 200 200 200 200 200
room:meeting             notified       302 404 404 200 200 200 200 200 200 200
room:meeting             joint          302 404 200 200 200 200 200 200 200 200
room:meeting             partner_joint  302 404 200 200 200 200 200 200 200 200
room:explain             adopted        405 405 405 405 405 405 405 405 405 405
room:explain             running        405 405 405 405 405 405 405 405 405 405
room:explain             notified       405 405 405 405 405 405 405 405 405 405
room:explain             joint          405 405 405 405 405 405 405 405 405 405
room:minutes             adopted        302 404 404 200 200 200 200 200 404 404
room:minutes             running        302 404 404 200 200 200 200 200 404 404
room:minutes             notified       302 404 404 409 409 409 409 409 404 404
room:minutes             joint          302 404 404 200 200 200 200 200 404 404
meetings:proxy_entry         adopted        302 404 404 403 403 409 403 403 409 403
meetings:proxy_entry         running        302 404 404 403 403 409 403 403 409 403
meetings:proxy_entry         notified       302 404 404 403 403 409 403 403 409 403
meetings:proxy_entry         joint          302 404 404 403 403 409 403 403 409 403
minutes:sign             adopted        302 404 404 403 200 200 403 403 404 404
minutes:sign             running        302 404 404 403 409 409 403 403 404 404
minutes:sign             notified       302 404 404 403 403 409 403 403 404 404
minutes:sign             joint          302 404 404 403 409 409 403 403 404 404
minutes:issue            adopted        302 404 404 403 403 200 403 403 403 403
minutes:issue            running        302 404 404 403 403 409 403 403 403 403
minutes:issue            notified       302 404 404 403 403 409 403 403 403 403
minutes:issue            joint          302 404 404 403 403 409 403 403 403 403
room:correct             adopted        302 404 404 403 403 200 403 403 404 404
room:correct             running        302 404 404 403 403 409 403 403 404 404
room:correct             notified       302 404 404 403 403 409 403 403 404 404
room:correct             joint          302 404 404 403 403 409 403 403 404 404
authority:duties         cell           302 404 404 403 403 200 403 403 403 403
authority:duties         commune        302 404 404 404 404 404 404 200 403 403
records:numbers          cell           302 404 404 200 200 200 200 200 200 200
records:numbers          commune        302 404 404 404 404 404 404 200 200 200
room:score               adopted        302 404 404 200 200 200 200 200 200 200
room:score               running        302 404 404 200 200 200 200 200 200 200
room:score               notified       302 404 404 200 200 200 200 200 200 200
room:score               joint          302 404 404 200 200 200 200 200 200 200
room:history             adopted        302 404 404 200 200 200 200 200 200 200
room:history             running        302 404 404 200 200 200 200 200 200 200
room:history             notified       302 404 404 200 200 200 200 200 200 200
room:history             joint          302 404 404 200 200 200 200 200 200 200
room:draft               adopted        302 404 404 404 404 404 404 404 404 404
room:draft               running        302 404 404 200 200 200 200 200 404 404
room:draft               notified       302 404 404 200 200 200 200 200 404 404
room:draft               joint          302 404 404 200 200 200 200 200 404 404
minutes:attendance_sheet adopted        302 404 404 200 200 200 200 200 404 404
minutes:attendance_sheet running        302 404 404 200 200 200 200 200 404 404
minutes:attendance_sheet notified       302 404 404 200 200 200 200 200 404 404
minutes:attendance_sheet joint          302 404 404 200 200 200 200 200 404 404
room:score_document         adopted        302 404 404 200 200 200 200 200 200 200
room:score_document         running        302 404 404 200 200 200 200 200 200 200
room:score_document         notified       302 404 404 200 200 200 200 200 200 200
room:score_document         joint          302 404 404 200 200 200 200 200 200 200
room:sheet               adopted        302 404 404 404 404 404 404 404 404 404
room:sheet               running        302 404 404 403 200 200 403 403 200 403
room:sheet               notified       302 404 404 403 403 200 403 403 200 403
room:sheet               joint          302 404 404 403 200 200 403 403 200 403
minutes:record           -              302 404 404 200 200 200 200 200 404 404
minutes:record           resolution     302 404 404 200 200 200 200 200 200 200
minutes:revision         -              302 404 404 200 200 200 200 200 404 404
minutes:revision         resolution     302 404 404 200 200 200 200 200 200 200
minutes:minutes_bundle   cell@10        302 404 404 200 200 200 200 200 409 409
minutes:minutes_bundle   commune@10     302 404 404 404 404 404 404 200 409 409
minutes:minutes_bundle   commune        302 404 404 404 404 404 404 409 409 409
minutes:resolutions_bundle cell@10      302 404 404 200 200 200 200 200 200 200
minutes:resolutions_bundle commune@10   302 404 404 404 404 404 404 200 200 200
minutes:resolutions_bundle commune      302 404 404 404 404 404 404 409 409 409
room:sheets_bundle       cell           302 404 404 409 409 200 409 409 200 409
room:sheets_bundle       cell@10        302 404 404 409 409 409 409 409 409 409
room:sheets_bundle       commune        302 404 404 404 404 404 404 409 200 409
room:sheets_bundle       commune@10     302 404 404 404 404 404 404 409 409 409
room:room                adopted        302 404 404 200 200 200 200 200 200 200
room:room                running        302 404 404 200 200 200 200 200 200 200
room:room                notified       302 404 404 200 200 200 200 200 200 200
room:room                joint          302 404 404 200 200 200 200 200 200 200
room:package             adopted        401 404 404 200 200 200 200 200 200 200
room:package             running        401 404 404 200 200 200 200 200 200 200
room:package             notified       401 404 404 200 200 200 200 200 200 200
room:package             joint          401 404 404 200 200 200 200 200 200 200
room:text                adopted        405 405 405 405 405 405 405 405 405 405
room:text                running        405 405 405 405 405 405 405 405 405 405
room:text                notified       405 405 405 405 405 405 405 405 405 405
room:text                joint          405 405 405 405 405 405 405 405 405 405
minutes:text_history     adopted        302 404 404 200 200 200 200 200 404 404
minutes:text_history     running        302 404 404 200 200 200 200 200 404 404
minutes:text_history     notified       302 404 404 200 200 200 200 200 404 404
minutes:text_history     joint          302 404 404 200 200 200 200 200 404 404
minutes:late_texts       adopted        302 404 404 200 200 200 200 200 404 404
minutes:late_texts       running        302 404 404 200 200 200 200 200 404 404
minutes:late_texts       notified       302 404 404 200 200 200 200 200 404 404
minutes:late_texts       joint          302 404 404 200 200 200 200 200 404 404
meetings:calendar        cell           302 404 404 200 200 200 200 200 200 200
meetings:calendar        commune        302 404 404 404 404 404 404 200 200 200
meetings:fixed_day       cell           302 404 404 403 403 200 403 403 200 403
meetings:fixed_day       commune        302 404 404 404 404 404 404 200 200 403
meetings:plan            cell           302 404 404 403 403 200 403 403 200 403
meetings:plan            commune        302 404 404 404 404 404 404 200 200 403
meetings:add             cell           302 404 404 403 403 200 403 403 200 403
meetings:add             commune        302 404 404 404 404 404 404 200 200 403
meetings:joint           partner_cell   302 404 200 404 404 404 404 404 404 404
meetings:joint           cell           302 404 404 403 403 404 403 403 404 403
meetings:month_notices   cell           302 404 404 404 404 404 404 404 404 404
meetings:month_notices   commune        302 404 404 404 404 404 404 200 200 200
meetings:prepare         adopted        302 404 404 403 403 200 200 200 200 403
meetings:prepare         running        302 404 404 403 403 200 200 200 200 403
meetings:prepare         notified       302 404 404 403 403 200 200 200 200 403
meetings:prepare         joint          302 404 404 403 403 200 200 200 200 403
meetings:item            adopted        302 404 404 403 403 200 404 404 404 403
meetings:item            running        302 404 404 403 403 200 404 404 404 403
meetings:item            notified       302 404 404 403 403 200 404 404 404 403
meetings:item            joint          302 404 404 403 403 200 404 404 404 403
meetings:move            adopted        302 404 404 403 403 200 403 403 200 403
meetings:move            running        302 404 404 403 403 200 403 403 200 403
meetings:move            notified       302 404 404 403 403 200 403 403 200 403
meetings:move            joint          302 404 404 403 403 200 403 403 200 403
meetings:cancel          adopted        302 404 404 403 403 200 403 403 403 403
meetings:cancel          running        302 404 404 403 403 200 403 403 403 403
meetings:cancel          notified       302 404 404 403 403 200 403 403 200 403
meetings:cancel          joint          302 404 404 403 403 200 403 403 403 403
meetings:withdraw_opening adopted       302 404 404 403 403 200 403 403 403 403
meetings:withdraw_opening running       302 404 404 403 403 200 403 403 403 403
meetings:withdraw_opening notified      302 404 404 403 403 200 403 403 403 403
meetings:withdraw_opening joint         302 404 404 403 403 200 403 403 403 403
meetings:notice          adopted        302 404 404 200 200 200 200 200 200 200
meetings:notice          running        302 404 404 200 200 200 200 200 200 200
meetings:notice          notified       302 404 404 200 200 200 200 200 200 200
meetings:notice          joint          302 404 404 200 200 200 200 200 200 200
meetings:answer          adopted        302 404 404 200 200 200 200 200 200 200
meetings:answer          running        302 404 404 200 200 200 200 200 200 200
meetings:answer          notified       302 404 404 200 200 200 200 200 200 200
meetings:answer          joint          302 404 404 200 200 200 200 200 200 200
meetings:notice_file     adopted        302 404 404 404 404 200 404 404 404 404
meetings:notice_file     running        302 404 404 404 404 200 404 404 404 404
meetings:notice_file     notified       302 404 404 200 200 200 200 200 200 200
meetings:notice_file     joint          302 404 404 404 404 200 404 404 404 404
meetings:answer_slips    adopted        302 404 404 403 403 200 403 403 200 403
meetings:answer_slips    running        302 404 404 403 403 200 403 403 200 403
meetings:answer_slips    notified       302 404 404 403 403 200 403 403 200 403
meetings:answer_slips    joint          302 404 404 403 403 200 403 403 200 403
meetings:invitations     adopted        302 404 404 403 403 404 403 403 404 403
meetings:invitations     running        302 404 404 403 403 404 403 403 404 403
meetings:invitations     notified       302 404 404 403 403 404 403 403 404 403
meetings:invitations     joint          302 404 404 403 403 200 403 403 200 403
meetings:agenda_file     adopted        302 404 404 403 403 200 200 200 200 403
meetings:agenda_file     running        302 404 404 403 403 200 200 200 200 403
meetings:agenda_file     notified       302 404 404 403 403 200 200 200 200 403
meetings:agenda_file     joint          302 404 404 403 403 200 200 200 200 403
meetings:paper           -              302 404 404 200 200 200 200 200 403 403
resolutions:resolutions  cell           302 404 404 200 200 200 200 200 200 200
resolutions:resolutions  commune        302 404 404 404 404 404 404 200 200 200
resolutions:resolutions  partner_cell   302 404 200 404 404 404 404 404 404 404
resolutions:resolution   -              302 404 404 200 200 200 200 200 200 200
resolutions:tasks        cell           302 404 404 200 200 200 200 200 200 200
resolutions:tasks        commune        302 404 404 404 404 404 404 200 200 200
resolutions:tasks        partner_cell   302 404 200 404 404 404 404 404 404 404
resolutions:own_tasks    -              302 200 200 200 200 200 200 200 200 200
rulebook:rules           -              302 200 200 200 200 200 200 200 200 200
accounts:sign_in         -              200 302 302 302 302 302 302 302 302 302
accounts:set_password    -              200 200 200 200 200 200 200 200 200 200
accounts:own_login       -              302 200 200 200 200 200 200 200 200 200
authority:logins         cell           302 404 404 403 403 403 403 403 200 403
authority:logins         commune        302 404 404 404 404 404 404 403 200 403
accounts:sign_out        -              405 405 405 405 405 405 405 405 405 405
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]

OPEN_TO_ALL = {
    "healthz",
    "set_language",
    "accounts:set_password",
    "accounts:sign_in",
    "accounts:sign_out",
    "api:browse",
    "api:openapi",
    "web:authority",
    "web:manifest",
    "web:offline_shell",
    "web:room_shell",
    "web:secure_connection",
    "web:worker",
}
"""What needs no login: nothing of anybody's stands there."""
NOT_BY_OBJECT = OPEN_TO_ALL | {
    "accounts:own_login",
    "web:home",
    "web:search",
    "web:kit",
    "sync:devices",
    "sync:waiting",
    "sync:files",
    "resolutions:own_tasks",
    "rulebook:rules",
    "api:perform",
    "api:read",
}
"""What belongs to no organisation: everybody who is signed in has the page, each with their own things."""
GUARDED = {"302", "401", "405"}
"""Answers to one who is not signed in: to the sign-in page, a refusal for programs, or a method that is not served."""


@pytest.fixture(autouse=True)
def without_a_line_for_each_refusal() -> Iterator[None]:
    log = logging.getLogger("django.request")
    level = log.level
    log.setLevel(logging.CRITICAL)
    yield
    log.setLevel(level)


def test_the_table_names_every_address_and_no_other() -> None:
    assert {name for name, *_rest in ROWS} == set(names())


@pytest.mark.parametrize(("column", "role"), list(enumerate(ROLES.split())))
def test_every_address_answers_every_role_as_the_table_says(stages: Stages, column: int, role: str) -> None:
    browser = clients(stages)[role]
    wrong = [
        f"{name} {target}: {found}, the table says {expected[column]}"
        for name, target, *expected in ROWS
        for found in [_get(browser, name, target, stages)]
        if found != expected[column]
    ]
    assert wrong == []


def test_the_table_has_a_column_for_every_role(stages: Stages) -> None:
    assert list(clients(stages)) == ROLES.split()
    assert {len(expected) for _name, _target, *expected in ROWS} == {len(ROLES.split())}


def test_the_table_itself_lets_nobody_in_from_outside() -> None:
    for name, target, nobody, other, partner, *_inside in ROWS:
        if name not in OPEN_TO_ALL:
            assert nobody in GUARDED, name
        if name in NOT_BY_OBJECT:
            continue
        assert other in {"404", "405"}, name
        exception = name == "room:meeting" and target in {"joint", "partner_joint"}
        assert partner in {"404", "405"} or exception or target == "partner_cell", name


@pytest.mark.parametrize("role", ["nobody", "other", "partner", "member", "above"])
def test_sending_an_empty_form_does_nothing_and_lets_nobody_further(stages: Stages, role: str) -> None:
    """Whom a page is refused, its form is refused too; nobody is let through by sending nothing."""
    browser, before = clients(stages)[role], ActRecord.rows.count()
    column = ROLES.split().index(role)
    for name, target, *expected in ROWS:
        if name in OPEN_TO_ALL:
            continue
        shown = expected[column]
        sent = str(browser.post(address(name, target, stages)).status_code)
        if shown in {"302", "401", "403", "404"}:
            assert sent in {shown, "405"}, f"{name} {target}: {sent}"
        elif name != "room:explain":  # goes back to the meeting's page and says there what was wrong
            assert sent in {"200", "400", "401", "403", "404", "405", "409", "422"}, (
                f"{name} {target}: {sent}"
            )
    assert ActRecord.rows.count() == before


def _get(browser: Client, name: str, target: str, stages: Stages) -> str:
    answer = browser.get(address(name, target, stages))
    if answer.streaming:
        list(answer)  # read to its end, the file is closed
    return str(answer.status_code)
