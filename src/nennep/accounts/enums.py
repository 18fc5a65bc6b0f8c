"""What happens to a login, as traces name it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class LoginEvent(models.TextChoices):
    """What a trace about a login says."""

    SIGNED_IN = "login", _("signed in")
    WRONG = "login_wrong", _("wrong password or code")
    SET_BY_CODE = "password_set", _("password set by a one-time code")
    CHANGED = "password_changed", _("password changed")
