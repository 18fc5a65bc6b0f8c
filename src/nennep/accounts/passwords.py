"""Whether a new password may be one, said in our own words."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from nennep.accounts.models import User

LONGEST = 128
"""Characters of a password that are looked at; nobody types more, and hashing them costs."""
SENTENCES = {
    "password_too_short": _(
        "The password is too short: 8 characters at least. A short sentence is easy to remember."
    ),
    "password_too_common": _("This password is among the first that anybody tries. Choose another one."),
    "password_too_similar": _("The password resembles the login name too much. Choose another one."),
    "password_entirely_numeric": _(
        "The password is all digits, as birthdays and phone numbers are. Add some letters."
    ),
}


def check_password(password: str, username: str) -> None:
    """Raises ValidationError for a password that is too easy, in a sentence that says the first reason."""
    try:
        validate_password(password, User(username=username))
    except ValidationError as found:
        first = found.error_list[0]
        raise ValidationError(SENTENCES.get(first.code or "", first.message)) from found
