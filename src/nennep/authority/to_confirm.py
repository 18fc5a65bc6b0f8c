"""All that waits for a leader's word: posts and charges; members received from another cell; and logins that nobody yet
knows to be in their owners' hands.

Who gave a login, or a code for one, could have set its password; who received a member could let somebody in who does
not come. So a leader who knows the comrade says so once: one of the comrade's cell; one of the organisation above for
those who hold an office, and where the cell has no leader with a login.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from uuid import UUID

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Max
from django.utils.translation import gettext as _

from nennep.accounts.models import User
from nennep.authority.duties import LEADS, GivenDuty, waiting_at
from nennep.authority.models import Charge
from nennep.authority.permissions import DECIDE
from nennep.authority.received import received_in
from nennep.authority.selectors import guarded
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.authorise import access_to
from nennep.core.refusals import Forbidden, NotFound
from nennep.membership.enums import Status
from nennep.membership.models import Membership, Position
from nennep.membership.selectors import positions_of
from nennep.organisation.selectors import below, names_on

LOGIN = "login"


def all_waiting_at(organisation_id: UUID, on: date) -> list[GivenDuty]:
    """What waits for the word of an organisation's leaders: posts and charges, members received, then logins.

    Each by place and name.
    """
    return [*waiting_at(organisation_id, on), *_members_waiting_at(organisation_id, on)]


def to_confirm(actor: Actor, organisation_id: UUID) -> list[GivenDuty]:
    """The same for somebody who decides there. Raises NotFound, Forbidden."""
    today = clock.today()
    access = access_to(actor, organisation_id, today)
    if not access.sees:
        raise NotFound
    if DECIDE not in access.rights:
        raise Forbidden(_("What the office entered is confirmed by the secretary and the deputies."))
    return all_waiting_at(organisation_id, today)


def is_for(each: GivenDuty, person_id: UUID | None) -> bool:
    """Whether somebody who decides there may confirm it: not what is their own, nor a login that they gave."""
    return person_id not in (each.person_id, each.given_by)


def _members_waiting_at(organisation_id: UUID, on: date) -> list[GivenDuty]:
    """Members of the organisation's own cell; of those directly below, those whom no leader there can confirm."""
    cells = [organisation_id, *below(organisation_id, on, depth=1).values_list("pk", flat=True)]
    found = [*received_in(cells, on), *_logins_in(cells, on)]
    others = {each.organisation_id for each in found} - {organisation_id}
    if not others:
        return found
    led, office_holders = _cells_with_a_leader(others, on), _office_holders(found, on)
    return [
        each
        for each in found
        if each.organisation_id == organisation_id
        or each.person_id in office_holders
        or each.organisation_id not in led
    ]


def _logins_in(cells: list[UUID], on: date) -> list[GivenDuty]:
    """Logins whose password is set: before, nobody can sign in with them."""
    members = _members_waiting(cells, on)
    if not members:
        return []
    names = names_on({each.cell_id for each in members.values()}, on)
    users = User.rows.filter(pk__in=members).annotate(set_at=Max("codes__used_at"))
    found = [
        GivenDuty(
            id=user.pk,
            kind=LOGIN,
            source=LOGIN,
            person_id=members[user.pk].person_id,
            name=members[user.pk].person.full_name,
            office=_("login %(name)s") % {"name": user.username},
            organisation_id=members[user.pk].cell_id,
            organisation=names[members[user.pk].cell_id].name if members[user.pk].cell_id in names else "",
            valid_from=clock.legal_day(user.set_at) if user.set_at else on,
            valid_to=None,
            confirmed=False,
            given_by=user.given_by,
        )
        for user in users
    ]
    return sorted(found, key=lambda each: (each.organisation, each.name, each.id))


def _members_waiting(cells: list[UUID], on: date) -> dict[UUID, Membership]:
    """The members of cells whose logins wait, by the login."""
    waiting = User.rows.filter(confirmed_at=None, is_active=True).exclude(
        password__startswith=UNUSABLE_PASSWORD_PREFIX
    )
    users = {person: user for user, person in waiting.exclude(person_id=None).values_list("pk", "person_id")}
    rows = Membership.rows.as_of(on).filter(cell_id__in=cells, person_id__in=users)
    found = rows.exclude(status=Status.VISITING).select_related("person")
    return {users[each.person_id]: each for each in found}


def _cells_with_a_leader(cells: set[UUID], on: date) -> set[UUID]:
    """Those of the cells in which somebody who decides there has a login that is confirmed."""
    posts = Position.rows.as_of(on).filter(LEADS, body__organisation_id__in=cells).exclude(confirmed_at=None)
    led: dict[UUID, set[UUID]] = defaultdict(set)
    for person, cell in posts.values_list("person_id", "body__organisation_id"):
        led[person].add(cell)
    sure = User.rows.filter(person_id__in=led).exclude(confirmed_at=None).values_list("person_id", flat=True)
    return {cell for person in sure for cell in led[person]}


def _office_holders(members: list[GivenDuty], on: date) -> set[UUID]:
    """Those whose post or charge lets hear, chair or decide."""
    people = [each.person_id for each in members]
    posts = {each.person_id for each in positions_of(people, on) if guarded(each.body.kind, each.kind)}
    charges = Charge.rows.as_of(on).filter(person_id__in=people)
    return posts | set(charges.values_list("person_id", flat=True))
