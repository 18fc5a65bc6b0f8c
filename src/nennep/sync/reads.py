"""What may be asked of devices and of the files that they gave out: one's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.accounts.models import User
from nennep.core.actor import Actor
from nennep.core.pages import Listing
from nennep.core.reads import read
from nennep.membership.selectors import names_of
from nennep.sync.file_review import ReviewedLine, ReviewedQueue
from nennep.sync.importing import preview
from nennep.sync.models import Device, DeviceFile
from nennep.sync.selectors import devices_of, devices_with_waiting_work, files_of
from nennep.sync.silent import SilentDevice, silent_devices


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """A phone or computer on which the asker's login keeps work before the server has it."""

    id: UUID
    label: str
    registered_at: datetime
    last_seen_at: datetime


@dataclass(frozen=True, slots=True)
class WaitingDevice:
    """A phone that told of work not sent yet: whose, how much, since when, and when it last told so."""

    id: UUID
    person: UUID
    name: str
    label: str
    waiting: int
    since: datetime
    told_at: datetime


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file that a device gave out; `imported_at` is null while it was not taken in."""

    id: UUID
    device: UUID
    uploaded_at: datetime
    imported_at: datetime | None
    taken_in: int
    left_out: int


@dataclass(frozen=True, slots=True)
class FileLine:
    """One row of a file in words, and what taking it in would do: `outcome`, with the reason of a refusal."""

    id: str
    what: str
    when: str
    about: str  # "" where the asker may not read what was said
    outcome: str
    reason: str
    is_left_out: bool


@dataclass(frozen=True, slots=True)
class FileQueue:
    """The rows of one meeting, in the order of their making; `meeting` is null where the server knows none."""

    meeting: UUID | None
    title: str
    place: str
    lines: tuple[FileLine, ...]


@dataclass(frozen=True, slots=True)
class FileContents:
    """A file with what becomes of each row; counts of rows that are new, received already, and to be decided about."""

    id: UUID
    owner: str
    is_own: bool
    is_active: bool  # whether the owner's login is still open
    is_closed: bool  # whether the file says which rows it has, so that none was taken out unseen
    made_at: datetime
    new: int
    received: int
    open: int
    is_settled: bool
    queues: tuple[FileQueue, ...]


@read("sync.devices", label=_("My devices"))
def devices(actor: Actor) -> Listing[DeviceRow]:
    """Máy của đồng chí: the devices of the asker's login, the last used first."""
    return Listing(devices_of(actor), lambda rows: map(_device, rows))


@read("sync.waiting", label=_("Phones with work not sent"))
def waiting(actor: Actor) -> Listing[WaitingDevice]:
    """Máy chưa gửi: phones of the asker's own tree that told of work not sent yet, the longest waiting first.

    A phone tells counts and times, and nothing of what was entered. One that never had a signal since cannot tell.
    """
    return Listing(devices_with_waiting_work(actor), waiting_devices)


@read("sync.silent", label=_("Phones not heard since a meeting"))
def silent(actor: Actor) -> Listing[SilentDevice]:
    """Máy chưa nghe tin: phones that took along a meeting of the asker's own tree, whose day passed without minutes.

    Nothing was heard of them since, so nobody can say what is on them. The longest silent first.
    """
    return Listing(silent_devices(actor), list)


@read("sync.files", label=_("The files from phones that I brought"))
def files(actor: Actor) -> Listing[FileRow]:
    """Tệp từ điện thoại: the device files that the asker brought, and what was taken in of them, newest first."""
    return Listing(files_of(actor), lambda rows: map(_file, rows))


@read("sync.file", label=_("What a file from a phone holds"))
def file(actor: Actor, *, file: UUID) -> FileContents:
    """Một tệp từ điện thoại: its rows by meeting, and what taking it in would do. Nothing is taken in.

    For the person who brought it, and only while that person may bring it to every organisation concerned.
    """
    review = preview(actor, file)
    return FileContents(
        id=review.file.pk,
        owner=review.owner,
        is_own=review.is_own,
        is_active=review.is_active,
        is_closed=review.is_closed,
        made_at=review.made_at,
        new=review.new,
        received=review.received,
        open=review.open,
        is_settled=review.is_settled,
        queues=tuple(_queue(each) for each in review.queues),
    )


def _device(device: Device) -> DeviceRow:
    return DeviceRow(device.pk, device.label, device.registered_at, device.last_seen_at)


def waiting_devices(devices: Iterable[Device]) -> list[WaitingDevice]:
    """With the names of their owners."""
    found = list(devices)
    users = User.rows.filter(pk__in={each.user_id for each in found})
    people = dict(users.values_list("pk", "person_id"))
    names = names_of(people.values())
    return [
        WaitingDevice(
            id=each.pk,
            person=people[each.user_id],
            name=names.get(people[each.user_id], ""),
            label=each.label,
            waiting=each.waiting,
            since=each.waiting_since or each.registered_at,
            told_at=each.told_at or each.registered_at,
        )
        for each in found
    ]


def _file(file: DeviceFile) -> FileRow:
    return FileRow(
        id=file.pk,
        device=file.device_id,
        uploaded_at=file.uploaded_at,
        imported_at=file.imported_at,
        taken_in=file.taken_in,
        left_out=len(file.left_out),
    )


def _queue(queue: ReviewedQueue) -> FileQueue:
    return FileQueue(queue.meeting, queue.title, queue.where, tuple(_line(each) for each in queue.lines))


def _line(told: ReviewedLine) -> FileLine:
    return FileLine(
        id=told.id,
        what=told.sentence.what,
        when=told.sentence.when,
        about=told.sentence.about,
        outcome=told.line.outcome.value,
        reason=told.line.reason,
        is_left_out=told.is_left,
    )
