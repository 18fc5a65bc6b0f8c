"""What the phone computes alone, in the very bundle that ships, against the Python rules (design §4.4)."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

import pytest

from nennep.core.ids import new_id
from nennep.meetings.enums import Mark
from nennep.meetings.roll_call.rolls import count
from nennep.rulebook.enums import RollStatus
from nennep.rulebook.votes import counts, threshold, vectors
from tests.offline.shipped import NODE, bundle

ON = date(2026, 8, 1)

# lit-html asks for a document as soon as it is loaded; the room itself is not started without its element
ASK = """
const fs = require("fs");
globalThis.document = { createTreeWalker: () => ({}), createComment: () => ({}), getElementById: () => null };
eval(fs.readFileSync(process.argv[1], "utf8"));
const room = globalThis.nennepRoom;
const asked = JSON.parse(fs.readFileSync(0, "utf8"));
console.log(JSON.stringify(asked.map(([name, args]) => room[name](...args))));
"""


def ask(calls: Iterable[tuple[str, list[Any]]]) -> list[Any]:
    """What the bundle's functions answer, in one run of node."""
    done = subprocess.run(
        [str(NODE), "-e", ASK, str(bundle())],
        input=json.dumps(list(calls)),
        capture_output=True,
        text=True,
        check=True,
    )
    return list(json.loads(done.stdout))


def test_the_bundle_gives_every_vector_of_the_rulebook() -> None:
    found = vectors()
    counted = {each["status"]: each["expected"] for each in found if each["case"] == "counts"}
    calls: list[tuple[str, list[Any]]] = []
    expected: list[Any] = []
    for each in found:
        if each["case"] == "threshold":
            calls.append(("threshold", [each["share"], each["denominator"]]))
            expected.append(each["expected"])
        if each["case"] == "denominators":
            roll = [{**counted[line["status"]], "present": line["present"]} for line in each["roll"]]
            calls.append(("denominators", [roll]))
            expected.append(each["expected"])
    assert len(calls) > 30
    assert ask(calls) == expected


def test_thresholds_agree_for_every_share_and_size() -> None:
    asked = [(share, size) for share in ("> 1/2", ">= 2/3", ">= 1/2", "> 2/3") for size in range(200)]
    assert ask([("threshold", list(each)) for each in asked]) == [threshold(*each) for each in asked]


def test_the_numbers_of_a_roll_agree_with_the_servers() -> None:
    chance = random.Random(24)  # the same two hundred rolls each time
    calls: list[tuple[str, list[Any]]] = []
    expected = []
    for _number in range(200):
        size = chance.randrange(40)
        people = [(chance.choice(list(RollStatus)), chance.choice([None, *Mark])) for _member in range(size)]
        lines, marks = roll_of(people)
        names = {"counts_attendance": "attendance", "counts_vote": "vote"}
        names |= {"counts_vote_if_present": "vote_if_present", "status": "status"}
        sent = [
            {"person": str(line["person_id"]), **{names[key]: line[key] for key in names}} for line in lines
        ]
        calls.append(("count", [sent, [{"person": str(who), "mark": mark} for who, mark in marks.items()]]))
        found = count(cast(Any, [SimpleNamespace(**line) for line in lines]), marks)
        expected.append(asdict(found))
    for answer, wanted in zip(ask(calls), expected, strict=True):
        assert {name: answer[name] for name in wanted} == wanted


def roll_of(people: list[tuple[RollStatus, Mark | None]]) -> tuple[list[dict[str, Any]], dict[UUID, str]]:
    lines, marks = [], {}
    for status, mark in people:
        counted = counts(status, ON)
        person = new_id()
        lines.append(
            {
                "person_id": person,
                "status": str(status),
                "counts_attendance": counted.attendance,
                "counts_vote": counted.vote,
                "counts_vote_if_present": counted.vote_if_present,
            }
        )
        if mark is not None:
            marks[person] = str(mark)
    return lines, marks


def test_elapsed_minutes_stop_at_the_closing() -> None:
    opened, closed = "2026-11-24T12:30:00+00:00", "2026-11-24T14:05:59+00:00"
    now = 1_795_532_400_000  # long after
    assert ask(
        [
            ("elapsedMinutes", [opened, closed, now]),
            ("elapsedMinutes", [None, None, now]),
            ("elapsedMinutes", [closed, opened, now]),
            ("elapsedMinutes", ["2026-11-24T12:30:40+00:00", "2026-11-24T14:00:10+00:00", now]),
        ]
    ) == [95, 0, 0, 90]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("19:30", "19:30"),
        ("19h30", "19:30"),
        (" 19 giờ 30 phút ", "19:30"),
        ("19.5", "19:05"),
        ("1930", "19:30"),
        ("7h", "07:00"),
        ("24:00", None),
        ("19:60", None),
        ("7:30 PM", None),
        ("", None),
    ],
)
def test_hours_are_read_as_people_write_them(written: str, read: str | None) -> None:
    assert ask([("readHour", [written])]) == [read]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("10/12/2026", "2026-12-10"),
        ("1.2.2026", "2026-02-01"),
        ("24-11-2026", "2026-11-24"),
        ("24112026", "2026-11-24"),
        ("29/02/2028", "2028-02-29"),
        ("29/02/2026", None),
        ("12/31/2026", None),
        ("10/12/26", None),
        ("", None),
    ],
)
def test_days_are_read_as_people_write_them(written: str, read: str | None) -> None:
    assert ask([("readDay", [written])]) == [read]


@pytest.mark.parametrize(
    ("tally", "comes"),
    [
        ((6, 3, 2), "passed"),
        ((5, 4, 2), "failed"),
        ((9, 2, 1), "too_many"),
        ((0, 0, 0), "empty"),
        ((0, 1, 0), "failed"),
    ],
)
def test_what_a_tally_comes_to(tally: tuple[int, int, int], comes: str) -> None:
    votes = dict(zip(("votes_for", "votes_against", "votes_other"), tally, strict=True))
    assert ask([("outcome", [votes, 11, 6])]) == [comes]


def test_the_least_change_turns_one_text_into_the_other_and_halves_no_character() -> None:
    chance = random.Random(11)
    letters = "aăâđơư \n" + "🌾🔥"
    pairs = []
    for _number in range(400):
        before = "".join(chance.choices(letters, k=chance.randrange(12)))
        cut, end = sorted(chance.randrange(len(before) + 1) for _ in range(2))
        pairs.append(
            (before, before[:cut] + "".join(chance.choices(letters, k=chance.randrange(4))) + before[end:])
        )
    for (before, after), step in zip(pairs, ask([("change", list(pair)) for pair in pairs]), strict=True):
        # JavaScript and Yjs count UTF-16 units
        units = before.encode("utf-16-le")
        start, stop = step["at"] * 2, (step["at"] + step["gone"]) * 2
        kept = units[:start].decode("utf-16-le"), units[stop:].decode("utf-16-le")
        assert kept[0] + step["come"] + kept[1] == after
        units[start:stop].decode("utf-16-le")


@pytest.mark.parametrize(("caret", "stands"), [(0, 0), (2, 2), (5, 8), (9, 12), (3, 7)])
def test_a_caret_stays_where_one_was_writing(caret: int, stands: int) -> None:
    assert ask([("moved", [caret, {"at": 2, "gone": 2, "come": "tháng"}])]) == [stands]
