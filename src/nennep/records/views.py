"""The number series of an organisation: what was given, and what still has to be explained."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nennep.accounts.requests import ActorRequest
from nennep.authority.permissions import DECIDE
from nennep.core import clock
from nennep.core.authorise import access_to
from nennep.organisation.crumbs import crumbs_under
from nennep.organisation.selectors import name_on
from nennep.records.forms import StartForm, VoidForm
from nennep.records.selectors import bodies_of, series_of
from nennep.ui.acting import form_page, performed
from nennep.ui.parts import Crumb


@require_http_methods(["GET", "POST"])
@login_required
def numbers(request: ActorRequest, organisation_id: UUID) -> HttpResponse:
    """Số văn bản: the series with their numbers and gaps; for the secretary, where to go on and what is void."""
    today, sent = clock.today(), request.POST.get("do", "")
    rows = series_of(request.actor, organisation_id, today)
    bodies = bodies_of(request.actor, organisation_id, today)
    start = StartForm(request.POST if sent == "start" else None, bodies=bodies, auto_id="s_%s")
    void = VoidForm(request.POST if sent == "void" else None, rows=rows, auto_id="v_%s")
    form = {"start": start, "void": void}.get(sent)
    done = None if form is None else performed(request, form, _("Kept."), "records:numbers", organisation_id)
    if done is not None:
        return done
    name = name_on(organisation_id, today)
    context = {
        "rows": rows,
        "start": start,
        "void": void,
        "decides": DECIDE in access_to(request.actor, organisation_id, today).rights,
        "name": name,
        "crumbs": crumbs_under(organisation_id, name, Crumb(_("Document numbers"))),
    }
    return form_page(request, "records/numbers.html", context, form)
