"""Logins of a cell, with the one-time code shown to who gave it; what leaders confirm."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nennep.accounts.codes import shown
from nennep.accounts.requests import ActorRequest
from nennep.authority.forms import ConfirmForm, GiveCodeForm, GiveLoginForm
from nennep.authority.logins import LoginRow, logins_in
from nennep.authority.to_confirm import is_for, to_confirm
from nennep.core import clock
from nennep.organisation.crumbs import crumbs_under
from nennep.organisation.selectors import name_on
from nennep.ui.acting import form_page, performed
from nennep.ui.parts import Crumb


@require_http_methods(["GET", "POST"])
@login_required
def logins(request: ActorRequest, organisation_id: UUID) -> HttpResponse:
    """Tài khoản của chi bộ: who has one, one for somebody without, a code for who forgot the password."""
    today, sent = clock.today(), request.POST.get("do", "")
    found = logins_in(request.actor, organisation_id, today)
    give = GiveLoginForm(request.POST if sent == "login" else None, rows=found.members, auto_id="g_%s")
    code = GiveCodeForm(request.POST if sent == "code" else None, auto_id=False)
    form = {"login": give, "code": code}.get(sent)
    done = None if form is None else form.perform(request.actor)
    name = name_on(organisation_id, today)
    if done is not None:
        return _code_page(request, UUID(done.result["code"]), organisation_id, name)
    context: dict[str, Any] = {
        "rows": [(each, _code_form(each)) for each in found.members],
        "cells": found.cells,
        "give": give if any(not each.username for each in found.members) else None,
        "code": code,
        "name": name,
        "crumbs": crumbs_under(organisation_id, name, Crumb(_("Logins"))),
    }
    return form_page(request, "authority/logins.html", context, form)


def _code_form(row: LoginRow) -> GiveCodeForm | None:
    """The form beside a login; there is none beside a person without one."""
    return GiveCodeForm(initial={"person": row.person}, auto_id=False) if row.username else None


def _code_page(request: ActorRequest, code_id: UUID, organisation_id: UUID, name: str) -> HttpResponse:
    """The digits, on the answer to the press itself: no address shows them again."""
    code = shown(code_id)
    if code is None:  # the same press sent again, much later
        return redirect("authority:logins", organisation_id)
    context = {
        "code": code,
        "organisation_id": organisation_id,
        "name": name,
        "crumbs": crumbs_under(organisation_id, name, Crumb(_("Logins"))),
    }
    return render(request, "authority/code.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def duties(request: ActorRequest, organisation_id: UUID) -> HttpResponse:
    """Xác nhận chức vụ, phân công, đảng viên chuyển đến, tài khoản: all of it, one press."""
    waiting = to_confirm(request.actor, organisation_id)
    own = request.actor.person_id
    fixed = {"organisation": organisation_id}
    form = ConfirmForm(request.POST or None, waiting=waiting, own=own, fixed=fixed)
    done = performed(request, form, _("Confirmed: they hold these rights from now on."), "web:home")
    if done is not None:
        return done
    name = name_on(organisation_id, clock.today())
    context = {
        "form": form,
        "waiting": [each for each in waiting if is_for(each, own)],
        "for_another": [each for each in waiting if not is_for(each, own)],
        "name": name,
        "crumbs": crumbs_under(organisation_id, name, Crumb(_("To confirm: what the office entered"))),
    }
    return form_page(request, "authority/duties.html", context, form)
