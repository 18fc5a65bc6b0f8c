"""The cache of meeting pages, in this process: what a page shows, for as long as nothing can have changed it.

Every change of a fact is an act, and every act adds to a chain. The key of an entry is the position of the chains of
the cell and of all above it. No entry is ever cleared, because a position never comes back.
Traces and texts add to no chain (somebody opened a notice, wrote a gist): an entry lives only a few seconds.

Only pages of cells' meetings are cached, and none of a joint session, which shows facts of other chains.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from threading import Lock

from nennep.core import clock
from nennep.core.database.statements import asked, statement, valid
from nennep.core.models import ChainHead
from nennep.findings.shown import findings_about_meeting
from nennep.meetings.models import Meeting, MeetingMove
from nennep.meetings.part import MeetingRecord
from nennep.meetings.states import BEFORE_SESSION
from nennep.minutes.selectors import DocumentRow, document_rows, records_of
from nennep.organisation.enums import Kind
from nennep.organisation.models import Descent
from nennep.room.page import leader_of, moves_of
from nennep.room.parts import record_to_ask
from nennep.rulebook.finding_list import Finding

_HEADS = statement(
    """
    SELECT head.organisation_id, head.seq FROM {line} line JOIN {head} head ON head.organisation_id = line.ancestor_id
     WHERE line.descendant_id = %(cell)s AND {line_on}
     ORDER BY head.organisation_id
    """,
    line=Descent,
    head=ChainHead,
    line_on=valid("line"),
)
SECONDS = 10.0
MEETINGS = 200


@dataclass(frozen=True)
class CachedPage:
    """What the page shows of a meeting, the same for all readers; the view leaves out what its reader may not see."""

    record: MeetingRecord
    documents: list[DocumentRow]
    findings: list[Finding]
    moves: list[MeetingMove]
    leader: Meeting | None


_lock = Lock()
_cache: OrderedDict[Hashable, tuple[float, CachedPage]] = OrderedDict()


def cached_page(meeting: Meeting) -> CachedPage:
    """What is shown of a meeting today: one query when it is known, else some twenty."""
    today = clock.today()
    if meeting.joint_session_id is not None or meeting.body.organisation.kind != Kind.CELL:
        return _drawn(meeting, today)
    key = (meeting.pk, meeting.state, meeting.closed_at, today, _position(meeting, today))
    with _lock:
        found = _cache.get(key)
        if found is not None and time.monotonic() - found[0] < SECONDS:
            _cache.move_to_end(key)
            return found[1]
    fresh = _drawn(meeting, today)
    with _lock:
        _cache[key] = (time.monotonic(), fresh)
        while len(_cache) > MEETINGS:
            _cache.popitem(last=False)
    return fresh


def _position(meeting: Meeting, on: date) -> Hashable:
    """The position of the chains of the cell and of all above it; one query."""
    return tuple(asked(_HEADS, {"cell": meeting.body.organisation_id, "on": on}))


def _drawn(meeting: Meeting, today: date) -> CachedPage:
    record = record_to_ask(meeting)
    loaded = meeting.state not in BEFORE_SESSION
    return CachedPage(
        record=record,
        documents=document_rows(records_of(meeting)) if loaded else [],
        findings=findings_about_meeting(record, today),
        moves=moves_of(meeting),
        leader=leader_of(meeting),
    )
