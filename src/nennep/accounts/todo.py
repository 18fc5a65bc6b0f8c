"""What one's own login asks of a person: to look when somebody was given a code for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from nennep.accounts.selectors import own_code_until
from nennep.core.actor import Actor
from nennep.ui.todos import Todo
from nennep.ui.wording import moment


def todos(actor: Actor, today: date) -> Iterator[Todo]:
    """A one-time code that waits for somebody who is signed in: they did without one."""
    until = own_code_until(actor)
    if until is not None:
        yield Todo(
            by=today,
            title=_("A one-time code was given for your login"),
            when=_("valid until %(moment)s") % {"moment": moment(until)},
            text=_(
                "With it another password can be set. If you did not ask for it, change your password, which ends "
                "the code, and tell the office."
            ),
            action=_("My login and password"),
            url=reverse("accounts:own_login"),
        )
