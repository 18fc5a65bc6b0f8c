"""A line that is there and is bad, a server that goes away: nothing is lost, and no act is done twice."""

from __future__ import annotations

from typing import Any

import pytest

from tests.e2e.offline.conftest import Opened
from tests.e2e.offline.hall import FARMER, GIST, Hall
from tests.servers.https import SecureServed
from tests.servers.lines import Fault, Line, bad_line

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.in_ci]

SAID = "Tổ rừng nhận dọn hai cây số."


def hold(phone: Hall) -> None:
    """A short meeting."""
    phone.enter()
    phone.open_meeting()
    phone.mark_all()
    phone.welcome()
    phone.say(FARMER, SAID)
    phone.vote()
    phone.write()


def is_there_once(secure: SecureServed, cell: dict[str, Any]) -> None:
    """What `hold` did is on the server, each act under one key."""
    found = secure.run("tests.e2e.offline.entered:figures", cell["meeting"])
    assert len(found["marks"]) == 11
    assert found["guests"] == [["Đồng chí Điêu Thị Lan", True]]
    assert found["entries"] == [SAID]
    assert found["ballots"] == [[9, 0, 1, 11, 6, True]]
    assert found["ballots_withdrawn"] == 0
    assert list(found["texts"].values()) == [GIST]
    made = [each["device_seq"] for each in found["acts"] if each["device"]]
    assert made == sorted(set(made))
    assert found["breaks"] == []


def test_a_network_that_drops_every_second_request(
    secure: SecureServed, cell: dict[str, Any], opened: Opened
) -> None:
    with bad_line(secure) as line:
        phone = opened(cell, address=line.address)
        phone.take_along()
        line.decide = lambda number, _method, _path: Fault.DROP if number % 2 else Fault.NONE
        hold(phone)
        phone.received()
        assert sum(each.fault is Fault.DROP for each in line.asked) > 4
    is_there_once(secure, cell)


def test_answers_that_are_lost_after_the_server_did_the_act(
    secure: SecureServed, cell: dict[str, Any], opened: Opened
) -> None:
    with bad_line(secure) as line:
        phone = opened(cell, address=line.address)
        phone.take_along()
        line.decide = lose_the_first(line)
        hold(phone)
        phone.received()
        lost = [each.key for each in line.asked if each.fault is Fault.LOSE and each.key]
        again = [each.key for each in line.asked if each.fault is Fault.NONE and each.key]
        assert len(lost) >= 5
        assert set(lost) <= set(again)
        assert all(each.status == 200 for each in line.asked if each.key)
        assert any(each.fault is Fault.LOSE and each.path.endswith("/chu/") for each in line.asked)
    is_there_once(secure, cell)


def test_a_browser_that_dies_before_the_answer_comes(
    secure: SecureServed, cell: dict[str, Any], opened: Opened
) -> None:
    with bad_line(secure) as line:
        phone = opened(cell, address=line.address)
        phone.take_along()
        line.decide = lambda _number, method, _path: Fault.LOSE if method == "POST" else Fault.NONE
        phone.enter()
        phone.open_meeting()
        phone.mark_all()
        phone.kept()
        (opening,) = {each.key for each in line.done("POST", "meetings.open_meeting")}
        phone.kill()
        line.decide = lambda _number, _method, _path: Fault.NONE
        phone.open()
        phone.sign_in_by(cell["secretary"])  # Chromium writes its cookies down every half minute
        phone.enter()
        phone.received()
        assert {each.key for each in line.done("POST", "meetings.open_meeting")} == {opening}
    found = secure.run("tests.e2e.offline.entered:figures", cell["meeting"])
    assert len(found["marks"]) == 11
    made = [each["act"] for each in found["acts"] if each["device"]]
    assert made == ["meetings.open_meeting", "meetings.appoint_minute_taker", "meetings.record_attendance"]


def lose_the_first(line: Line) -> Any:
    """Of each address the first answer to a post is lost."""
    heard: set[str] = set()

    def decide(_number: int, method: str, path: str) -> Fault:
        if method != "POST" or path in heard:
            return Fault.NONE
        heard.add(path)
        return Fault.LOSE

    return decide


def test_a_server_that_is_started_again_in_the_middle(
    secure: SecureServed, cell: dict[str, Any], opened: Opened
) -> None:
    phone = opened(cell)
    phone.take_along()
    phone.enter()
    phone.open_meeting()
    phone.mark_all()
    phone.received()
    secure.stop()
    phone.welcome()
    phone.say(FARMER, SAID)
    phone.kept()
    phone.page.reload()  # the room comes from the device
    phone.unlock()
    phone.vote()
    phone.write()
    phone.kept()
    phone.waits("Đại biểu", "Ghi ý kiến", "biểu quyết")
    secure.start()
    phone.received()
    is_there_once(secure, cell)
