"""What becomes of each row of a device file."""

from enum import StrEnum


class Outcome(StrEnum):
    """What taking a row in does, or would do."""

    DONE = "done"
    RECEIVED = "received"  # the server had it already
    PROPOSED = "proposed"  # a text after the lock, or after the right had ended: kept for a person to settle
    REFUSED = "refused"
    UNREADABLE = "unreadable"
    LEFT_OUT = "left_out"  # by a person's decision


OPEN = frozenset({Outcome.REFUSED, Outcome.UNREADABLE})
"""Somebody must decide about these before anything is taken in."""
