"""The free sections of the minutes, and what was put right after the lock."""

from __future__ import annotations

import base64
import hashlib

from nennep.collab.models import CollabText
from nennep.collab.selectors import read_texts
from nennep.collab.texts import lock_all
from nennep.core.acts import ActContext
from nennep.meetings.access import MeetingAccess
from nennep.meetings.in_meeting.agenda import ITEMS
from nennep.meetings.part import Json, MeetingPart, MeetingRecord
from nennep.minutes.in_meeting.minutes_shown import corrections_findings, texts_facts, texts_findings
from nennep.minutes.in_meeting.texts_corrected import TEXT_CORRECTION
from nennep.minutes.models import Correction
from nennep.minutes.texts import MeetingTexts, keys_of


def _load_corrections(record: MeetingRecord) -> list[Correction]:
    """What was put right after the lock, oldest first."""
    return record.recorded(Correction.rows.filter(meeting=record.meeting).order_by("made_at", "position"))


def _load_texts(record: MeetingRecord) -> MeetingTexts:
    """The free sections by key: as written, or as the latest correction says."""
    if not record.begun:
        return MeetingTexts(record.meeting.pk, {})
    corrected = {each.key: each.right_value for each in record[CORRECTIONS] if each.key}
    return MeetingTexts(record.meeting.pk, read_texts(keys_of(record.meeting, record[ITEMS])) | corrected)


def _package_texts(texts: MeetingTexts, record: MeetingRecord, access: MeetingAccess) -> Json:
    """Key → Yjs state in base64, "" where nobody wrote."""
    if not access.hears:
        return {}
    keys = keys_of(record.meeting, record[ITEMS])
    written = dict(CollabText.rows.filter(key__in=keys).values_list("key", "state"))
    return {key: base64.b64encode(bytes(written.get(key, b""))).decode() for key in keys}


def _lock(ctx: ActContext, texts: MeetingTexts, record: MeetingRecord) -> None:
    """Lock the free sections; the digest of all their digests goes into the act's record."""
    digests = lock_all(keys_of(record.meeting, record[ITEMS]))
    lines = "\n".join(f"{key} {digest}" for key, digest in sorted(digests.items()))
    ctx.result["texts"] = hashlib.sha256(lines.encode()).hexdigest()


CORRECTIONS = MeetingPart(
    name="corrections",
    matrix=("correction",),
    without={
        "package": "after the lock nothing is done in the room",
        "minutes": "listed at the end by the composer",
        "sheet": "made after the meeting",
        "corrections": "a wrong correction is put right by the next",
    },
    load=_load_corrections,
    findings=corrections_findings,
)
TEXTS = MeetingPart(
    name="texts",
    matrix=("free_text", "conclusion", "minutes"),
    without={
        "minutes": "the minutes are composed around them",
        "sheet": "written on the lines of their item",
    },
    load=_load_texts,
    package=_package_texts,
    corrections=(TEXT_CORRECTION,),
    freezes=_lock,
    score_facts=texts_facts,
    findings=texts_findings,
)
