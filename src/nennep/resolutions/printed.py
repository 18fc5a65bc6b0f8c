"""Words of the papers of resolutions and tasks: Vietnamese always."""

from __future__ import annotations

from collections.abc import Mapping

from nennep.meetings.printed.sentences import say
from nennep.resolutions.enums import AssignmentState

STATES: Mapping[str, str] = {each: say(f"state.{each}") for each in AssignmentState}


def outcome(state: str, result: str) -> str:
    """Where a task stands, with what was told of it: "Hoàn thành: đủ 11/11"."""
    return say("state.result", state=STATES[state], result=result) if result else STATES[state]
