"""What must hold when every line is good again and everything has arrived."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any
from uuid import UUID

from nennep.collab import merging
from nennep.collab.models import CollabText, CollabUpdate
from nennep.collab.texts import verify
from nennep.core.audit import sealing
from nennep.core.models import ActRecord
from nennep.meetings.models import AgendaItem, Ballot, Entry, Gift, Guest, ReservedOpinion
from nennep.resolutions.models import Assignment, Resolution

if TYPE_CHECKING:
    from tests.sync_machine.machine import Meetings

OWN = ("version", "server_time", "me", "rights", "user", "acts", "limits", "parts.texts")
"""Fields of the package that are somebody's own, or compared in another way."""


def hold(machine: Meetings) -> None:
    """Raises AssertionError for the first thing that does not hold."""
    assert machine.evening is not None
    records = machine.evening.records()
    nothing_is_left(machine)
    nothing_is_missing(machine, records)
    everything_once(machine, records)
    in_order(machine, records)
    assert machine.chain_breaks() == []
    all_show_the_same(machine)
    texts_are_what_their_updates_make(machine)


def nothing_is_left(machine: Meetings) -> None:
    """Every device has handed in all it had.

    But for a device whose opening came after the minutes were adopted and was set aside: its words stay on it.
    """
    for name in machine.network.lines:
        machine.devices.ask("look", name)
        shown = machine.devices.shown
        if name in machine.orphans:
            assert shown["acts"] == []
            continue
        assert (shown["acts"], shown["unsent"], shown["sending"]) == ([], False, "received"), (
            f"{name}: {shown}"
        )
        lies = machine.devices.ask("store", name)
        assert lies["counts"] == {"acts": 0, "texts": 0}, f"{name} still keeps {lies}"
    homes = {section.split("/")[0] for _name, section in machine.left}
    assert not homes & items(machine), "words that the server could have taken were left"


def items(machine: Meetings) -> set[str]:
    """Ids of the items that the server has."""
    assert machine.evening is not None
    found = AgendaItem.rows.filter(meeting_id=machine.evening.meeting, dropped=False).values_list(
        "pk", flat=True
    )
    return set(map(str, found))


def nothing_is_missing(machine: Meetings, records: list[ActRecord]) -> None:
    """What a device once said it keeps was done, unless a person set it aside."""
    done = {str(each.key) for each in records}
    missing = [act for key, act in machine.kept.items() if key not in done | machine.set_aside]
    assert missing == []


def everything_once(machine: Meetings, records: list[ActRecord]) -> None:
    """As many rows as different things were recorded, whatever the line repeated."""
    assert machine.evening is not None
    meeting = machine.evening.meeting
    said: dict[str, set[str]] = {}
    for record in records:
        _salt, payload = sealing.unseal(bytes(record.content or b""))
        for place in (payload, *(payload.get("tasks") or ()), *(payload.get("new") or ())):
            if "id" in place:
                said.setdefault(record.act, set()).add(place["id"])
    for act, model in (
        ("meetings.record_entry", Entry),
        ("meetings.reserve_opinion", ReservedOpinion),
        ("meetings.record_guest_presence", Guest),
        ("meetings.record_gift", Gift),
        ("resolutions.assign_tasks", Assignment),
        ("resolutions.propose_resolution", Resolution),
    ):
        rows = {str(each) for each in model.rows.filter(meeting_id=meeting).values_list("pk", flat=True)}
        assert rows == said.get(act, set()), act
    standing = Counter(
        Ballot.rows.filter(meeting_id=meeting, withdrawn=False).values_list("item_id", "question")
    )
    assert all(count == 1 for count in standing.values()), f"two tallies of one question: {standing}"


def in_order(machine: Meetings, records: list[ActRecord]) -> None:
    """The server did a device's acts in the order in which they were done there."""
    last: dict[UUID | None, int] = {}
    for record in records:
        if str(record.key) in machine.set_aside:
            continue  # it arrived after all, long after somebody had given it up
        seq = record.device_seq or 0
        before = last.get(record.device_id, -1)
        assert seq > before, f"{record.act} {record.key} out of order: {seq} after {before}"
        last[record.device_id] = seq


def all_show_the_same(machine: Meetings) -> None:
    """Facts and texts on each device are the server's."""
    assert machine.evening is not None
    for name in machine.network.lines.keys() - machine.orphans:
        facts = machine.devices.ask("facts", name)
        server = package(machine, name)
        assert shared(facts["pack"]) == shared(server), f"{name} shows another meeting than the server"
        same_texts(machine, name, facts)


def same_texts(machine: Meetings, name: str, facts: dict[str, Any]) -> None:
    """Each section reads as the server's; what came after the lock the server keeps beside it, and the device shows."""
    assert machine.evening is not None
    texts, proposals = machine.evening.texts(), machine.evening.proposals()
    assert {key for key, text in texts.items() if text} <= set(facts["texts"])
    for key, text in facts["texts"].items():
        if (facts["device"], key) not in proposals:
            assert text == texts.get(key, ""), f"{name} shows another text of {key}"
        else:
            assert machine.evening.is_adopted()


def package(machine: Meetings, name: str) -> dict[str, Any]:
    """The package as the server gives it to a device's login."""
    assert machine.evening is not None
    url = f"/buoi/{machine.evening.meeting}/goi.json"
    outcome = machine.network.perform(
        {"device": name, "method": "GET", "url": url, "headers": {}, "body": None}
    )
    found: dict[str, Any] = json.loads(outcome["answer"]["body"])
    return found


def texts_are_what_their_updates_make(machine: Meetings) -> None:
    """Each locked text is still what its digest says, and every text is made of its updates."""
    assert machine.evening is not None
    prefix = f"meeting/{machine.evening.meeting}/"
    for text in CollabText.rows.filter(key__startswith=prefix):
        updates = CollabUpdate.rows.filter(text=text).order_by("seq").values_list("update", flat=True)
        rebuilt = b""
        for update in updates:
            rebuilt = merging.merged(rebuilt, bytes(update)).state
        assert merging.opened(rebuilt).raw == merging.opened(bytes(text.state)).raw
        assert text.locked_at is None or verify(text.key)


def shared(pack: dict[str, Any]) -> dict[str, Any]:
    """The part of a package that everybody has alike."""
    flat = {**pack, **{f"parts.{name}": part for name, part in pack["parts"].items()}}
    return {key: value for key, value in flat.items() if key not in (*OWN, "parts")}
