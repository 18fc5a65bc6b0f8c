"""Acts on persons and their membership in cells."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from nennep.core.acts import ActContext, Part, act
from nennep.core.acts.taking import must_be_new
from nennep.core.dates.told import Day
from nennep.core.ids import NewId
from nennep.core.models import folded
from nennep.core.payload.types import MANY, DeclaredDate, Line, RequiredLine
from nennep.core.refusals import Conflict, Invalid, NotFound
from nennep.core.text import KEY_MAX, name_key
from nennep.membership.belonging import arrive
from nennep.membership.confirming import comes_unconfirmed
from nennep.membership.enums import FULL_STATUSES, Purpose, Sex, Status
from nennep.membership.models import Membership, Person
from nennep.organisation.models import Organisation

Note = Annotated[Line, Field(max_length=200)]


class NewMember(Part):
    """One person entered on a cell's roll."""

    id: NewId
    full_name: Annotated[RequiredLine, Field(max_length=120)]
    status: Status = Status.OFFICIAL
    sex: Sex = Sex.UNKNOWN
    born: DeclaredDate = ""
    admitted: DeclaredDate = ""
    became_official: DeclaredDate = ""
    phone: Annotated[Line, Field(max_length=20)] = ""
    note: Note = ""


@act("membership.enter_roll", right="manage", label=_("Enter members on a cell's roll"))
def enter_roll(ctx: ActContext, *, cell: UUID, members: Annotated[list[NewMember], MANY], since: Day) -> None:
    """Lập danh sách đảng viên of a cell from the day `since`: new persons, each with a status."""
    ctx.authorise(cell)
    organisation = Organisation.rows.filter(pk=cell, kind="cell").first()
    if organisation is None:
        raise Invalid(_("A roll is entered for a cell."), field="cell")
    if since < organisation.valid_from:
        raise Invalid(_("The cell did not exist yet on that day."), field="since")
    ids = {each.id for each in members}
    if len(ids) < len(members):
        raise Invalid(_("The same person stands here twice."), field="members")
    must_be_new(Person, ids, field="members")
    Person.rows.bulk_create(
        Person(
            id=each.id,
            full_name=each.full_name,
            folded=folded(each.full_name, most=Person._meta.get_field("folded").max_length),
            name_key=name_key(each.full_name)[:KEY_MAX],
            sex=each.sex,
            born=each.born,
            admitted=each.admitted,
            became_official=each.became_official,
            phone=each.phone,
        )
        for each in members
    )
    Membership.rows.bulk_create(
        Membership(
            id=ctx.derive_id("membership", each.id),
            person_id=each.id,
            cell_id=cell,
            status=each.status,
            valid_from=since,
            note=each.note,
        )
        for each in members
    )
    for each in members:
        ctx.about("person", each.id)
    ctx.result["persons"] = [str(each.id) for each in members]


@act("membership.change_status", right="manage", label=_("Change a member's status"))
def change_status(
    ctx: ActContext, *, person: UUID, cell: UUID, status: Status, effective: Day, note: Note = ""
) -> None:
    """Đổi trạng thái of a member in a cell from a day: the running row ends there and a new one begins."""
    ctx.authorise(cell)
    ctx.must_concern_another(person)
    running = (
        Membership.rows.select_for_update()
        .filter(person_id=person, cell_id=cell, valid_to__isnull=True)
        .order_by("-valid_from")
        .first()
    )
    if running is None:
        raise NotFound(_("This person is not on the roll of this cell."))
    if effective <= running.valid_from:
        raise Conflict(_("The present status began on that day or later."), field="effective")
    if (running.status in FULL_STATUSES) != (status in FULL_STATUSES):
        raise Conflict(
            _(
                "A visiting member becomes a member of this cell by being received, and leaves the former cell then."
            ),
            field="status",
        )
    Membership.rows.filter(pk=running.pk).end(effective, at=ctx.received_at)
    Membership.rows.create(
        id=ctx.derive_id("membership"),
        person_id=person,
        cell_id=cell,
        status=status,
        valid_from=effective,
        note=note,
        waits=running.waits,
    )
    ctx.about("person", person)


@act("membership.receive_member", right="manage", label=_("Receive a member into a cell"))
def receive_member(
    ctx: ActContext, *, person: UUID, cell: UUID, status: Status, effective: Day, note: Note = ""
) -> None:
    """Tiếp nhận into a cell from a day; a full member leaves the former cell on that day.

    Somebody from outside the actor's part of the tree was introduced by the office there first. Who comes from
    another cell hears what is said here once a leader of this cell has confirmed it (authority.confirm_duties).
    """
    ctx.authorise(cell)
    ctx.must_concern_another(person)
    waits = comes_unconfirmed(ctx, person, cell)
    purpose = Purpose.TRANSFER if status in FULL_STATUSES else Purpose.VISIT
    arrive(ctx, person, purpose, at=cell, begins=effective)
    if status in FULL_STATUSES:
        former = Membership.rows.filter(person_id=person, status__in=FULL_STATUSES).filter(
            Q(valid_to__isnull=True) | Q(valid_to__gt=effective)
        )
        if former.filter(valid_from__gte=effective).exists():
            raise Conflict(_("This person already has a membership that begins on that day or later."))
        former.end(effective, at=ctx.received_at)
    elif Membership.rows.during(effective, None).filter(person_id=person, cell_id=cell).exists():
        raise Conflict(_("This person is on the roll of this cell already."), field="cell")
    received = Membership.rows.create(
        id=ctx.derive_id("membership"),
        person_id=person,
        cell_id=cell,
        status=status,
        valid_from=effective,
        note=note,
        waits=waits,
    )
    ctx.about("person", person)
    if waits:
        ctx.result["waiting"] = str(received.pk)
