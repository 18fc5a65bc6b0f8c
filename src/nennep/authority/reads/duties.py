"""The posts, charges, members received and logins that wait for the confirmation of an organisation's leaders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.authority.to_confirm import to_confirm
from nennep.core.actor import Actor
from nennep.core.reads import read


@dataclass(frozen=True, slots=True)
class WaitingDuty:
    """A post, charge, membership or login that the office entered: whose, which, where, from when until when.

    A login waits once its password was set by a code; `begins` is that day.
    """

    id: UUID
    kind: str
    person: UUID
    name: str
    office: str
    organisation: UUID
    organisation_name: str
    begins: date
    ends: date | None


@dataclass(frozen=True, slots=True)
class WaitingDuties:
    """All that wait."""

    duties: tuple[WaitingDuty, ...]


@read(
    "authority.waiting_duties",
    label=_("Posts, charges, members received and logins that wait to be confirmed"),
)
def waiting_duties(actor: Actor, *, organisation: UUID) -> WaitingDuties:
    """Chức vụ, phân công, đảng viên chuyển đến, tài khoản chờ xác nhận: what an organisation's leaders confirm.

    By place and name. For those who decide there.
    """
    return WaitingDuties(
        tuple(
            WaitingDuty(
                id=each.id,
                kind=each.kind,
                person=each.person_id,
                name=each.name,
                office=each.office,
                organisation=each.organisation_id,
                organisation_name=each.organisation,
                begins=each.valid_from,
                ends=each.valid_to,
            )
            for each in to_confirm(actor, organisation)
        )
    )
