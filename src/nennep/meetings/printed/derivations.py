"""A derivation in words: 14 − 2 dự bị = 12, vì đảng viên dự bị …"""

from __future__ import annotations

from nennep.meetings.printed.sentences import say
from nennep.meetings.roll_call.derivation import Derivation


def derived(found: Derivation) -> str:
    """The sentence; empty where everybody counts, for then nothing has to be explained."""
    if not found.less:
        return ""
    less = "".join(
        say("derived.less", count=each.count, status=say(f"status.{each.status}")) for each in found.less
    )
    why = "; ".join(dict.fromkeys(f"{each.why[:1].lower()}{each.why[1:]}" for each in found.less))
    return say("derived", members=found.members, less=less, of=found.of, why=why)
