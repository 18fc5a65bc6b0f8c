"""Signing in, setting a password by a one-time code, changing one's own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.hashers import check_password as is_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from nennep.accounts import logins, tries
from nennep.accounts.models import User
from nennep.accounts.passwords import LONGEST, check_password
from nennep.accounts.source import source_of
from nennep.core.request_lock import released_lock


def begin(request: HttpRequest, username: str) -> tries.Try:
    """Count a try. Raises ValidationError, with the minutes to wait, after too many wrong ones."""
    try:
        return tries.begin(username, source_of(request))
    except tries.TooMany as many:
        sentence = _(
            "Too many wrong tries. Wait %(minutes)s minutes, then try once more. On a device on which you signed in "
            "before, you need not wait for what others tried."
        )
        raise ValidationError(sentence, code="held", params={"minutes": many.minutes}) from many


def name_field() -> forms.CharField:
    """The login name, as telephones must not change it."""
    return forms.CharField(
        label=_("Login name"),
        max_length=150,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True}
        ),
    )


def password_field(label: Any, use: str, **more: Any) -> forms.CharField:
    """A password; `use` tells a browser which one ("current-password", "new-password")."""
    widget = forms.PasswordInput(attrs={"autocomplete": use})
    return forms.CharField(label=label, strip=False, max_length=LONGEST, widget=widget, **more)


class SignInForm(AuthenticationForm):
    """Login name and password; one sentence for every failure, so that nobody learns which logins exist."""

    shared = forms.BooleanField(label=_("This is a shared machine"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.error_messages = {
            "invalid_login": _(
                "The login name or the password is not right. Capital letters matter in the password. "
                "Forgotten? The office of the committee above gives a one-time code."
            ),
            "inactive": _("This login has been closed. Ask the office of the committee above."),
        }
        self.fields["username"] = name_field()
        if settings.DEMO_LOGINS:  # the demo logins stand above: entering the box would scroll past them
            del self.fields["username"].widget.attrs["autofocus"]
        self.fields["password"] = password_field(_("Password"), "current-password")
        self.fields["shared"].help_text = _(
            "Signs out when the browser is closed, or after %(minutes)s minutes without a page."
        ) % {"minutes": settings.SHARED_MINUTES}

    def clean(self) -> dict[str, Any]:
        """Checks the password, which takes a tenth of a second on purpose: meanwhile others go first."""
        username = self.cleaned_data.get("username")
        if self.request is None or username is None or self.cleaned_data.get("password") is None:
            return self.cleaned_data
        begun = begin(self.request, username)
        try:
            with released_lock():
                cleaned: dict[str, Any] = super().clean()
        except ValidationError:
            begun.wrong()
            raise
        begun.right()
        return cleaned


class NewPassword(forms.Form):
    """A new password, typed twice."""

    new = password_field(
        _("New password"), "new-password", help_text=_("8 characters at least; a short sentence is good.")
    )
    again = password_field(_("The same once more"), "new-password")

    def begin(self, request: HttpRequest, username: str) -> tries.Try | None:
        """Count a try; None, with the error on the form, when one has to wait."""
        try:
            return begin(request, username)
        except ValidationError as held:
            self.add_error(None, held)
            return None

    def check_new(self, username: str) -> bool:
        """Whether both are the same and the password may be one; else the errors stand at the fields."""
        new = self.cleaned_data["new"]
        if new != self.cleaned_data["again"]:
            self.add_error("again", _("This is not the same as above. Type both again."))
            return False
        try:
            check_password(new, username)
        except ValidationError as faults:
            self.add_error("new", faults)
        return not self.errors


class CodeForm(NewPassword):
    """The login name and the one-time code of the office, and the password that its holder chooses."""

    username = name_field()
    code = forms.CharField(
        label=_("One-time code"),
        max_length=40,
        help_text=_("12 digits, from the office of the committee above."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    field_order = ("username", "code", "new", "again")

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def perform(self) -> bool:
        """Set the password. False, with the errors on the form, when something is not right; the code then stays."""
        if not self.is_valid() or not self.check_new(self.cleaned_data["username"]):
            return False
        username, code, new = (self.cleaned_data[each] for each in ("username", "code", "new"))
        begun = self.begin(self.request, username)
        if begun is None:
            return False
        if logins.set_by_code(username, code, new, source=begun.source):
            begun.right()
            return True
        begun.wrong()
        self.add_error(
            None,
            _(
                "The login name and the code do not go together, or the code was used or is out of date. The office "
                "gives a new one."
            ),
        )
        return False


class ChangeForm(NewPassword):
    """One's own password, changed."""

    present = password_field(_("Present password"), "current-password")
    field_order = ("present", "new", "again")

    def __init__(self, *args: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.user = request, user

    def perform(self) -> bool:
        """Change the password. False, with the errors on the form, when something is not right."""
        if not self.is_valid() or not self.check_new(self.user.username):
            return False
        begun = self.begin(self.request, self.user.username)
        if begun is None:
            return False
        with released_lock():
            right = is_password(self.cleaned_data["present"], self.user.password)
        if not right:
            begun.wrong()
            self.add_error("present", _("The present password is not right."))
            return False
        begun.right()
        logins.change_password(self.user, self.cleaned_data["new"], address=begun.source.address)
        return True
