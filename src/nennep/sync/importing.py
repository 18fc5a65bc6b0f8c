"""Taking in a device file: kept as it came, review at beforehand by doing everything and taking it back, then done.

Who may: the device's owner, and a person who chairs, minutes or manages every organisation concerned. The acts are the
device's owner's, by the rights of the day on which they were captured; the proof is the key that the device made known.
Where the owner's right has ended since, and the server had not given the device the meeting before, who takes the file
in must hold that right today.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from nennep.accounts.middleware import actor_of
from nennep.accounts.models import User
from nennep.authority.permissions import CHAIR, HEAR, MANAGE, MINUTE
from nennep.authority.selectors import holdings_of
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts.records import BROUGHT, add_subject
from nennep.core.audit.traces import leave_trace
from nennep.core.authorise import access_to
from nennep.core.ids import new_id
from nennep.core.refusals import Conflict, Forbidden
from nennep.meetings.models import Meeting
from nennep.meetings.naming import meeting_title
from nennep.membership.models import Person
from nennep.sync.carrying_out import Line, carry_out, meeting_of
from nennep.sync.device_file.outside import packed
from nennep.sync.device_file.rows import KeptAct, opened
from nennep.sync.enums import Outcome
from nennep.sync.file_review import FileReview, ReviewedLine, ReviewedQueue
from nennep.sync.models import Device, DeviceFile
from nennep.sync.row_sentences import RowSentences
from nennep.sync.selectors import device_file
from nennep.sync.telling import note_brought

MOST_A_DAY = 100
"""Files that one login brings within a day: an office does so for a hundred cells."""
MAY_BRING = frozenset({MANAGE, CHAIR, MINUTE})
FILE = BROUGHT


class NotSettled(Conflict):
    """Rows that cannot be taken in were not left out by anybody; nothing was taken in. `preview` shows all."""

    code = "not_settled"

    def __init__(self, count: int) -> None:
        super().__init__(
            _(
                "Nothing was taken in yet: %(count)s of the rows cannot be. Mark those that are to be left out, "
                "then confirm again."
            )
            % {"count": count}
        )


def keep_file(actor: Actor, content: bytes) -> UUID:
    """Keep an uploaded device file and give its id; the same content of the same person is kept once.

    Raises Invalid for what is no device file, is damaged or opens nowhere here, Forbidden for somebody who could not
    bring anybody's.
    """
    file = packed(content)
    device = Device.rows.filter(pk=file.device).first()
    opened(file, device)
    brings = actor.is_operator or any(
        MAY_BRING & holding.at_depth(0) for holding in holdings_of(actor, clock.today())
    )
    if device is None or not (brings or device.user_id == actor.user_id):
        raise _not_yours()
    digest = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        kept, fresh = DeviceFile.rows.get_or_create(
            uploaded_by=actor.user_id,
            digest=digest,
            defaults={"id": new_id(), "device": device, "uploaded_at": clock.now(), "content": content},
        )
        if fresh:
            _must_not_be_too_many(actor)
            leave_trace("device_file.upload", actor, about=(FILE, kept.pk))
    return kept.pk


def _must_not_be_too_many(actor: Actor) -> None:
    """Raise Conflict, with which the new row goes again: one blank more makes another file of the same."""
    lately = DeviceFile.rows.filter(
        uploaded_by=actor.user_id, uploaded_at__gt=clock.now() - timedelta(days=1)
    )
    if lately.count() > MOST_A_DAY:
        raise Conflict(
            _("Too many files of phones were brought with this login today. Bring the others tomorrow."),
            code="too_many_files",
            field="file",
        )


def preview(actor: Actor, file_id: UUID, *, chairs: Mapping[str, str] | None = None) -> FileReview:
    """What taking the file in would do: everything is done in one transaction, and taken back. Raises Refused."""
    file = device_file(actor, file_id)
    with transaction.atomic():  # each act in it keeps its own record
        review = _carried_out(actor, file, frozenset(), chairs or {})
        transaction.set_rollback(True)
    return review


def take_in(
    actor: Actor, file_id: UUID, *, left_out: frozenset[str], chairs: Mapping[str, str] | None = None
) -> FileReview:
    """Do everything in the file but what is left out, or nothing at all. Raises NotSettled and other Refused.

    `chairs`: row → who had the chair, where the phone named somebody who is not on the roll.
    """
    file = device_file(actor, file_id)
    with transaction.atomic():  # each act in it keeps its own record
        review = _carried_out(actor, file, left_out, chairs or {})
        if review.open:
            raise NotSettled(review.open)
        _note(actor, review)
    return review


def _carried_out(
    actor: Actor, file: DeviceFile, left_out: frozenset[str], chairs: Mapping[str, str]
) -> FileReview:
    outside = packed(bytes(file.content))
    user = User.rows.get(pk=file.device.user_id)
    owner = actor_of(user)
    found = opened(outside, file.device)
    lines = carry_out(
        found.rows,
        owner=owner,
        device=file.device_id,
        brought_by=actor,
        left_out=left_out,
        chairs=chairs,
    )
    meetings = _meetings({each.row.subject for each in lines})
    concerned = {each.organisation for each in lines} | {
        each.body.organisation_id for each in meetings.values()
    }
    hears = _may_bring(actor, owner, {each for each in concerned if each is not None})
    seen = _seen_by(actor, {each for each in concerned if each is not None})
    return FileReview(
        file=file,
        owner=_name(user, outside.user_name),
        is_own=actor.user_id == user.pk,
        is_active=user.is_active,
        is_closed=found.is_closed,
        made_at=outside.made_at,
        queues=_told(lines, meetings, hears, seen, {each["id"] for each in file.left_out}),
    )


def _may_bring(actor: Actor, owner: Actor, organisations: set[UUID]) -> frozenset[UUID]:
    """The organisations of which the actor may read what was said; raises Forbidden where one may not be brought to."""
    today = clock.today()
    rights = {each: access_to(actor, each, today).rights for each in organisations}
    if actor.user_id == owner.user_id:
        return frozenset(organisations)
    if not rights or not all(granted & MAY_BRING for granted in rights.values()):
        raise _not_yours()
    return frozenset(each for each, granted in rights.items() if HEAR in granted)


def _meetings(subjects: set[str]) -> dict[str, Meeting]:
    """Subject → the meeting that it names, where there is one."""
    found = {subject: meeting_of(subject) for subject in subjects}
    return {subject: meeting for subject, meeting in found.items() if meeting is not None}


def _seen_by(actor: Actor, organisations: set[UUID]) -> frozenset[UUID]:
    """Those that exist for the actor today: an owner who left reads the own words, and nothing of the server's."""
    today = clock.today()
    return frozenset(each for each in organisations if access_to(actor, each, today).sees)


def _told(
    lines: list[Line],
    meetings: dict[str, Meeting],
    hears: frozenset[UUID],
    seen: frozenset[UUID],
    left: set[str],
) -> tuple[ReviewedQueue, ...]:
    sentences = RowSentences((each.row for each in lines), seen)
    of_queue: dict[str, list[ReviewedLine]] = {}
    for each in lines:
        meeting = meetings.get(each.row.subject)
        heard = meeting is not None and meeting.body.organisation_id in hears
        told = ReviewedLine(each, sentences.of(each.row, hears=heard), each.row.id in left)
        of_queue.setdefault(each.row.subject, []).append(told)
    return tuple(_queue(meetings.get(subject), seen, tuple(told)) for subject, told in of_queue.items())


def _queue(meeting: Meeting | None, seen: frozenset[UUID], told: tuple[ReviewedLine, ...]) -> ReviewedQueue:
    if meeting is None:
        return ReviewedQueue(None, _("A meeting that this server does not know"), "", told)
    if meeting.body.organisation_id not in seen:
        return ReviewedQueue(None, _("A meeting that you do not read any more"), "", told)
    return ReviewedQueue(meeting.pk, meeting_title(meeting), meeting.body.name, told)


def _note(actor: Actor, review: FileReview) -> None:
    """Write who took the file in, which acts came by it, and what was left out."""
    done = [
        told.line.row.key
        for told in review.told
        if told.line.outcome == Outcome.DONE and isinstance(told.line.row, KeptAct)
    ]
    left = [
        {
            "id": told.id,
            "what": told.line.row.name if isinstance(told.line.row, KeptAct) else told.sentence.what,
        }
        for told in review.told
        if told.line.outcome == Outcome.LEFT_OUT
    ]
    file = review.file
    add_subject(done, FILE, file.pk)
    file.imported_at, file.imported_by = clock.now(), actor.user_id
    fresh = [each for each in left if each not in file.left_out]
    file.left_out = [*file.left_out, *fresh]
    file.taken_in += review.new
    file.save(update_fields=["imported_at", "imported_by", "left_out", "taken_in"])
    leave_trace("device_file.import", actor, about=(FILE, file.pk), note=f"{review.new} / {len(left)}")
    note_brought(file.device_id, review.new + len(fresh))


def _name(user: User, said: str) -> str:
    named = Person.rows.filter(pk__in=[user.person_id] if user.person_id else [])
    return named.values_list("full_name", flat=True).first() or said or user.username


def _not_yours() -> Forbidden:
    return Forbidden(
        _(
            "A device file is brought by the user of the device, or by somebody who chairs, takes the minutes of, or "
            "manages every cell concerned. Ask the secretary or the office."
        )
    )
