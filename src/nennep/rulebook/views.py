"""The screen of rules: what is in force on a day, where it is written, and how well that is known."""

from __future__ import annotations

from itertools import groupby
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from nennep.accounts.requests import ActorRequest
from nennep.core import clock
from nennep.core.refusals import NotFound
from nennep.rulebook.book import Rule, code_named, documents_on, rules_on
from nennep.rulebook.enums import Confidence
from nennep.rulebook.forms import DayForm
from nennep.rulebook.selectors import rules_seen_by

CONFIDENCE = {
    Confidence.CONFIRMED: _("read in the document itself"),
    Confidence.SECONDARY: _("quoted by the press or a law portal"),
    Confidence.PRACTICE: _("quoted by practitioners"),
    Confidence.KNOWN: _("generally known, text not seen"),
    Confidence.UNSURE: _("uncertain"),
}


@login_required
@require_GET
def rules(request: ActorRequest) -> HttpResponse:
    """The rules in force on `?ngay=` (today), nationally or for the organisation `?noi=`; 404 for one unseen."""
    form = DayForm(request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    on = asked.get("ngay") or clock.today()
    organisation: UUID | None = asked.get("noi")
    try:
        found = rules_seen_by(request.actor, organisation, on) if organisation else rules_on(on)
    except NotFound as unseen:
        raise Http404 from unseen
    context = {
        "form": form if form.is_bound else DayForm(initial={"ngay": on}),
        "on": on,
        "groups": _groups(found),
        "documents": documents_on(on),
        "confidence": CONFIDENCE,
    }
    return render(request, "rulebook/rules.html", context)


def _groups(found: list[Rule]) -> list[tuple[str, list[tuple[Rule, object]]]]:
    """The rules by group, each with how well its source is known, in the order of the codes."""
    by_group = groupby(found, key=lambda rule: code_named(rule.code).group)
    return [
        (name, [(rule, CONFIDENCE[rule.citation.confidence]) for rule in group]) for name, group in by_group
    ]
