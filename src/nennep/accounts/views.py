"""Signing in and out, setting a password by a one-time code, one's own login."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from nennep.accounts import reads
from nennep.accounts.enums import LoginEvent
from nennep.accounts.forms import ChangeForm, CodeForm, SignInForm
from nennep.accounts.middleware import actor_of
from nennep.accounts.requests import ActorRequest
from nennep.accounts.sessions import share
from nennep.accounts.source import remember, source_of
from nennep.core.audit.traces import leave_trace
from nennep.ui.acting import form_page


class SignIn(auth_views.LoginView):
    """Name and password; in a demo, one tap on a demo login."""

    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, and the demo logins where the data are invented."""
        return super().get_context_data(demo_logins=settings.DEMO_LOGINS, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Sign in, and leave a trace of it; a machine of one's own knows the login from then on."""
        user = form.get_user()
        address = source_of(self.request).address
        leave_trace(LoginEvent.SIGNED_IN, actor_of(user), about=("user", user.pk), note=address)
        response = super().form_valid(form)
        if form.cleaned_data["shared"]:
            share(self.request.session)
        else:
            remember(response, self.request, user.username)
        return response


class SignOut(auth_views.LogoutView):
    """Sign out on this device."""


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def set_password(request: HttpRequest) -> HttpResponse:
    """Đặt mật khẩu bằng mã một lần; then one signs in with it."""
    form = CodeForm(request.POST or None, request=request)
    if form.is_bound and form.perform():
        messages.success(request, _("The password is set. Sign in with it now."))
        return redirect("accounts:sign_in")
    return form_page(request, "accounts/set_password.html", {"form": form}, form)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@login_required
def own_login(request: ActorRequest) -> HttpResponse:
    """Tài khoản của đồng chí: the password changed by its holder, and what happened to the login."""
    form = ChangeForm(request.POST or None, request=request, user=request.user)
    if form.is_bound and form.perform():
        update_session_auth_hash(request, request.user)
        messages.success(request, _("The password is changed. Other devices are signed out."))
        return redirect("accounts:own_login")
    return form_page(
        request, "accounts/own_login.html", {"form": form, "login": reads.own_login(request.actor)}, form
    )
