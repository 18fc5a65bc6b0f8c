"""The roll of a cell."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nennep.accounts.requests import ActorRequest
from nennep.core import clock
from nennep.core.authorise import access_to
from nennep.membership.selectors import offices_of, roll_of
from nennep.organisation.crumbs import crumbs_down_to
from nennep.organisation.selectors import name_on
from nennep.ui.fields import DateField
from nennep.ui.parts import Crumb


@require_GET
@login_required
def roll(request: ActorRequest, organisation_id: UUID) -> HttpResponse:
    """The members of a cell on a day (`?ngay=`)."""
    on = _day(request.GET.get("ngay"))
    members = list(roll_of(request.actor, organisation_id, on))
    offices = offices_of([each.person_id for each in members], organisation_id, on)
    context = {
        "members": [(each, " · ".join(offices.get(each.person_id, ()))) for each in members],
        "name": name_on(organisation_id, on),
        "on": on,
        "manages": "manage" in access_to(request.actor, organisation_id, clock.today()).rights,
        "organisation_id": organisation_id,
        "crumbs": crumbs_down_to(request.actor, organisation_id, on, Crumb(_("Roll"))),
    }
    return render(request, "membership/roll.html", context)


def _day(said: str | None) -> date:
    """The day asked for, as people write it; today when it does not read."""
    try:
        return DateField(required=False).clean(said) or clock.today()
    except ValidationError:
        return clock.today()
