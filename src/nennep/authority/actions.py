"""Acts on duties given by name."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from nennep.accounts.codes import make_code
from nennep.accounts.logins import confirm_logins, create_login
from nennep.accounts.models import User
from nennep.authority.models import Charge
from nennep.authority.selectors import offices_of
from nennep.authority.to_confirm import all_waiting_at
from nennep.core.acts import ActContext, act
from nennep.core.acts.taking import must_be_new, take
from nennep.core.clock import legal_day
from nennep.core.dates.told import Day
from nennep.core.ids import NewId
from nennep.core.payload.types import MANY, RequiredLine
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound, Way
from nennep.membership.belonging import arrive
from nennep.membership.confirming import confirm_memberships, confirm_positions, entered, unguarded
from nennep.membership.enums import Purpose, Status
from nennep.membership.models import Membership
from nennep.organisation.models import Organisation


@act(
    "authority.put_in_charge",
    right="manage",
    label=_("Put somebody in charge of a cell"),
    version=2,
    upcasts={1: unguarded},
)
def put_in_charge(
    ctx: ActContext, *, id: NewId, person: UUID, organisation: UUID, begins: Day, ends: Day | None = None
) -> None:
    """Phân công phụ trách chi bộ: a committee member or official, during a period.

    Somebody from outside the actor's part of the tree was lent for it by the office there first (introduce_member).
    It lets read and propose at once, hear once a leader of the organisation above has confirmed it.
    """
    ctx.authorise(organisation)
    if not Organisation.rows.filter(pk=organisation).exists():
        raise NotFound
    must_be_new(Charge, id)
    if ends is not None and ends <= begins:
        raise Invalid(_("A charge ends after it begins."), field="ends")
    ctx.must_concern_another(person)
    if Charge.rows.during(begins, ends).filter(person_id=person, organisation_id=organisation).exists():
        raise Conflict(_("This person is already in charge of this cell in these days."), field="begins")
    arrive(ctx, person, Purpose.CHARGE, at=organisation, begins=begins, ends=ends)
    Charge.rows.create(
        id=id,
        person_id=person,
        organisation_id=organisation,
        valid_from=begins,
        valid_to=ends,
        **entered(ctx),
    )
    ctx.about("person", person)
    ctx.about("organisation", organisation)


@act("authority.end_charge", right="manage", label=_("End a charge of a cell"))
def end_charge(ctx: ActContext, *, charge: UUID, last_day: Day) -> None:
    """Thôi phụ trách chi bộ: the charge's last day; the rights end with it. To prolong one, another is given."""
    found = take(ctx, Charge.rows.all(), charge, of=lambda each: each.organisation_id)
    if last_day < found.valid_from:
        raise Invalid(_("The last day lies before the charge began."), field="last_day")
    if found.valid_to is not None and last_day >= found.valid_to:
        raise Conflict(
            _("This charge ended on %(day)s. To prolong it, put somebody in charge anew.")
            % {"day": f"{found.valid_to - timedelta(days=1):%d/%m/%Y}"},
            field="last_day",
        )
    Charge.rows.filter(pk=found.pk).end(last_day + timedelta(days=1), at=ctx.received_at)
    ctx.about("person", found.person_id)
    ctx.about("organisation", found.organisation_id)


def _confirms_less(payload: dict[str, Any]) -> dict[str, Any]:
    """Version 1 confirmed no logins, version 2 no members received; later ones need not."""
    return payload


@act(
    "authority.confirm_duties",
    right="decide",
    label=_("Confirm posts, charges, members received and logins"),
    version=3,
    upcasts={1: _confirms_less, 2: _confirms_less},
)
def confirm_duties(
    ctx: ActContext,
    *,
    organisation: UUID,
    positions: Annotated[list[UUID], MANY] | None = None,
    charges: Annotated[list[UUID], MANY] | None = None,
    logins: Annotated[list[UUID], MANY] | None = None,
    memberships: Annotated[list[UUID], MANY] | None = None,
) -> None:
    """Xác nhận chức vụ, phân công, đảng viên chuyển đến, tài khoản that the office entered, many at one time.

    They are those on which this organisation decides. From then on they give what they let hear, chair and decide.
    Nobody confirms what is their own, nor a login that they gave themselves.
    """
    ctx.authorise(organisation)
    asked = {*(positions or []), *(charges or []), *(logins or []), *(memberships or [])}
    if not asked:
        raise Invalid(_("Choose what you confirm."), field="positions")
    found = [each for each in all_waiting_at(organisation, legal_day(ctx.received_at)) if each.id in asked]
    if {each.id for each in found} != asked:
        raise Conflict(
            _("Something chosen here does not wait for your confirmation any more. Reload the page."),
            code="settled",
            way=Way(_("Posts and logins that wait"), "authority:duties", (organisation,)),
        )
    for each in found:
        ctx.must_concern_another(each.person_id)
        if each.given_by is not None and each.given_by == ctx.actor.person_id:
            raise Forbidden(
                _("You gave this login yourself. Another leader confirms that it is in its owner's hands.")
            )
        ctx.about("person", each.person_id)
        ctx.about(each.kind, each.id)
    confirm_positions(ctx, asked)
    Charge.rows.filter(pk__in=asked, confirmed_at=None).update(confirmed_at=ctx.received_at)
    confirm_memberships(asked)
    confirm_logins(asked, ctx.received_at)
    ctx.result["confirmed"] = [str(each.id) for each in found]


def _without_hash(payload: dict[str, Any]) -> dict[str, Any]:
    """Version 1 carried the hash of a password, which somebody else than its holder had made."""
    return {name: value for name, value in payload.items() if name != "password_hash"}


@act(
    "authority.give_login",
    right="manage",
    label=_("Give a person a login"),
    version=2,
    upcasts={1: _without_hash},
)
def give_login(
    ctx: ActContext,
    *,
    id: NewId,
    person: UUID,
    username: Annotated[RequiredLine, StringConstraints(to_lower=True, max_length=150)],
) -> None:
    """Cấp tài khoản to a person on a roll. The person sets the password by the one-time code that is given with it.

    Neither the act nor its record holds a secret: the page shows the digits of the code to who gave it, once.
    """
    _authorise_over(ctx, person)
    if User.rows.filter(username=username).exists():
        raise Conflict(_("The login name %(name)s is taken.") % {"name": username}, field="username")
    if User.rows.filter(person_id=person).exists():
        raise Conflict(_("This person has a login already."), field="person")
    create_login(id, username, person=person, at=ctx.received_at, given_by=_giver(ctx))
    ctx.result["user"] = str(id)
    _make_code(ctx, id)


@act("authority.give_code", right="manage", label=_("Give a one-time code to set a password"))
def give_code(ctx: ActContext, *, person: UUID) -> None:
    """Cấp mã một lần to somebody who forgot the password or never set one. Until it is used the old password stands.

    Codes given before end. The owner, where signed in, is told among the things to do.
    """
    _authorise_over(ctx, person)
    user = User.rows.filter(person_id=person).first()
    if user is None:
        raise Conflict(_("This person has no login yet. Give one first."), field="person")
    ctx.result["user"] = str(user.pk)
    _make_code(ctx, user.pk)


def _authorise_over(ctx: ActContext, person: UUID) -> None:
    """Stop unless the actor manages the cell in which the person is, and wherever the person holds an office.

    Who gives a code can use it. A clerk of a commune would sign in as a leader of the level above, who is a member
    of a cell down there.
    """
    running = Membership.rows.as_of(ctx.on).filter(person_id=person).exclude(status=Status.VISITING).first()
    if running is None:
        raise NotFound(_("This person is on no roll today."))
    ctx.authorise(running.cell_id)
    if not all(ctx.entitled(each) for each in offices_of(person, ctx.on)):
        raise Forbidden(
            _(
                "This comrade holds an office outside your part of the organisation too. "
                "The office above both, or the operator, gives the login and the codes."
            )
        )
    ctx.about("person", person)


def _giver(ctx: ActContext) -> UUID | None:
    """Who gives a login or a code and could use it; None for the operator."""
    return None if ctx.actor.is_operator else ctx.actor.person_id


def _make_code(ctx: ActContext, user: UUID) -> None:
    code = ctx.derive_id("code")
    make_code(code, user=user, at=ctx.received_at, given_by=_giver(ctx))
    ctx.result["code"] = str(code)
