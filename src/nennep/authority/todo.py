"""What posts, charges, members received and logins ask of a person, and what a person whom they concern is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nennep.authority.duties import GivenDuty, told_of
from nennep.authority.permissions import DECIDE
from nennep.authority.received import received_person
from nennep.authority.selectors import organisations_with
from nennep.authority.to_confirm import all_waiting_at, is_for
from nennep.authority.told import concerns
from nennep.core.actor import Actor
from nennep.core.addresses import reverse
from nennep.organisation.selectors import name_on
from nennep.ui.todos import Todo


def todos(actor: Actor, today: date) -> Iterator[Todo]:
    """What waits for one's confirmation; what one was given; what others were given in what one leads."""
    if actor.person_id is None:
        return
    if not actor.confirmed:
        yield _own_login(today)
    if not concerns(actor.person_id, today):
        return
    led = list(organisations_with(actor, DECIDE, today).values_list("pk", flat=True))
    waiting = {each: all_waiting_at(each, today) for each in led}
    for organisation, duties in waiting.items():
        count = sum(is_for(each, actor.person_id) for each in duties)
        if count:
            yield Todo(
                today,
                ngettext(
                    "Confirm %(n)s entry of the office",
                    "Confirm %(n)s entries of the office",
                    count,
                )
                % {"n": count},
                name_on(organisation, today),
                _(
                    "Posts, charges, members received, logins: what they let hear, chair and decide begins "
                    "with your word."
                ),
                _("Confirm"),
                reverse("authority:duties", args=[organisation]),
            )
    asked = {each.id for duties in waiting.values() for each in duties}
    for each in received_person(actor.person_id, today):
        yield _received(each, today)
    for each in told_of(actor.person_id, led):
        if each.person_id == actor.person_id:
            yield _given(each, today)
        elif each.id not in asked:
            yield _affected(each, today)


def _own_login(today: date) -> Todo:
    return Todo(
        today,
        _("Your login waits for a leader's word"),
        _("Its password was set by a code on a new device."),
        _(
            "Until the secretary or the committee above confirms that it is in your hands, it lets you neither "
            "read what was said nor chair nor decide. Tell them."
        ),
        _("Open your login"),
        reverse("accounts:own_login"),
        awaited=False,
    )


def _given(each: GivenDuty, today: date) -> Todo:
    waits = _("It waits for a leader's confirmation. Until then it lets you neither hear, chair nor decide.")
    return Todo(
        today,
        _("You were given: %(office)s") % {"office": each.office},
        _since(each),
        _("It is confirmed.") if each.confirmed else waits,
        _("Open the organisation"),
        reverse("meetings:organisation", args=[each.organisation_id]),
        awaited=False,
    )


def _received(each: GivenDuty, today: date) -> Todo:
    return Todo(
        today,
        _("You were received into %(organisation)s") % {"organisation": each.organisation},
        _since(each),
        _(
            "What is said there you read once its secretary has confirmed that you came. Until then you receive "
            "notices and answer them."
        ),
        _("Open the organisation"),
        reverse("meetings:organisation", args=[each.organisation_id]),
        awaited=False,
    )


def _affected(each: GivenDuty, today: date) -> Todo:
    return Todo(
        today,
        _("%(name)s was given: %(office)s") % {"name": each.name, "office": each.office},
        _since(each),
        _("The office entered it. If it was not decided so, tell the office and the committee above."),
        _("Open the organisation"),
        reverse("meetings:organisation", args=[each.organisation_id]),
        awaited=False,
    )


def _since(each: GivenDuty) -> str:
    return _("%(organisation)s · from %(day)s") % {
        "organisation": each.organisation,
        "day": f"{each.valid_from:%d/%m/%Y}",
    }
