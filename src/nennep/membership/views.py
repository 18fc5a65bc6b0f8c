"""The roll of a cell."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from nennep.accounts.requests import ActorRequest
from nennep.core import clock
from nennep.core.authorise import access_to
from nennep.membership.forms import TelephoneForm
from nennep.membership.selectors import offices_of, roll_of, telephone_of
from nennep.organisation.crumbs import crumbs_down_to
from nennep.organisation.selectors import name_on
from nennep.ui.acting import form_page, performed
from nennep.ui.fields import DateField
from nennep.ui.parts import Crumb


@require_GET
@login_required
def roll(request: ActorRequest, organisation_id: UUID) -> HttpResponse:
    """The members of a cell on a day (`?ngay=`)."""
    on = _day(request.GET.get("ngay"))
    members = list(roll_of(request.actor, organisation_id, on))
    offices = offices_of([each.person_id for each in members], organisation_id, on)
    rights = access_to(request.actor, organisation_id, clock.today()).rights
    context = {
        "writes": bool(rights & {"prepare", "manage"}),
        "members": [(each, " · ".join(offices.get(each.person_id, ()))) for each in members],
        "name": name_on(organisation_id, on),
        "on": on,
        "today": on == clock.today(),
        "manages": "manage" in rights,
        "organisation_id": organisation_id,
        "crumbs": crumbs_down_to(request.actor, organisation_id, on, Crumb(_("Roll"))),
    }
    return render(request, "membership/roll.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def telephone(request: ActorRequest, organisation_id: UUID, person_id: UUID) -> HttpResponse:
    """The telephone number of a member: one's own, or of one whose cell one prepares or keeps."""
    known = telephone_of(request.actor, organisation_id, person_id)
    fixed = {"cell": organisation_id, "person": person_id}
    form = TelephoneForm(request.POST or None, fixed=fixed, initial={"telephone": known.telephone})
    own = person_id == request.actor.person_id
    to = reverse("accounts:own_login" if own else "membership:roll", args=[] if own else [organisation_id])
    done = performed(request, form, _("The telephone number was kept."), to)
    today = clock.today()
    context = {
        "form": form,
        "known": known,
        "own": own,
        "cell": name_on(organisation_id, today),
        "crumbs": crumbs_down_to(request.actor, organisation_id, today, Crumb(_("Telephone number"))),
    }
    return done or form_page(request, "membership/telephone.html", context, form)


def _day(said: str | None) -> date:
    """The day asked for, as people write it; today when it does not read."""
    try:
        return DateField(required=False).clean(said) or clock.today()
    except ValidationError:
        return clock.today()
