"""Signing in and out."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import views as auth_views
from django.http import HttpResponse

from nennep.accounts.forms import SignInForm
from nennep.accounts.middleware import actor_of
from nennep.core.audit.traces import leave_trace


class SignIn(auth_views.LoginView):
    """Name and password; in a demo, one tap on a demo login."""

    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, and the demo logins where the data are invented."""
        return super().get_context_data(demo_logins=settings.DEMO_LOGINS, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Sign in, and leave a trace of it."""
        leave_trace("login", actor_of(form.get_user()))
        return super().form_valid(form)


class SignOut(auth_views.LogoutView):
    """Sign out on this device."""
