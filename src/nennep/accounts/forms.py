"""Signing in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _

from nennep.core.request_lock import released_lock


class SignInForm(AuthenticationForm):
    """Login name and password; one sentence for every failure, so that nobody learns which logins exist."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.error_messages = {
            "invalid_login": _(
                "The login name or the password is not right. Capital letters matter in the password. "
                "Forgotten? The office of the committee above gives a new one."
            ),
            "inactive": _("This login has been closed. Ask the office of the committee above."),
        }
        self.fields["username"] = forms.CharField(
            label=_("Login name"),
            widget=forms.TextInput(
                attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True}
            ),
        )
        self.fields["password"] = forms.CharField(
            label=_("Password"),
            strip=False,
            widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        )

    @released_lock()
    def clean(self) -> dict[str, Any]:
        """Checks the password, which takes a tenth of a second on purpose: meanwhile others go first."""
        return super().clean()
