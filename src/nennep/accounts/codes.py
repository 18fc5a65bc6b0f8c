"""One-time codes: the owner of a login sets the password by one, so that nobody else ever knows or sends it.

No secret is kept and none is in an act: the digits of a code are worked out of its id and the secret key. Who reads the
database or the records of acts cannot use a code.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.crypto import salted_hmac

from nennep.accounts.models import LoginCode, User
from nennep.core import clock

VALID = timedelta(days=7)
"""How long a code may be used: it is handed over on paper at the next meeting."""
SHOWN = timedelta(minutes=10)
"""How long the page that made a code shows it again: a press of Back on a shared machine must not."""
GROUP, GROUPS = 4, 3


@dataclass(frozen=True, slots=True)
class Code:
    """A code as it is handed over."""

    digits: str
    username: str
    expires_at: datetime


def make_code(id: UUID, *, user: UUID, at: datetime, given_by: UUID | None = None) -> None:
    """A fresh code for a login; codes given before do not work any more. `given_by` is None for the operator."""
    end_codes(user, at)
    LoginCode.rows.create(id=id, user_id=user, made_at=at, expires_at=at + VALID, given_by=given_by)


def end_codes(user: UUID, at: datetime) -> None:
    """End the codes of a login that nobody has used."""
    LoginCode.rows.filter(user_id=user, used_at=None, expires_at__gt=at).update(expires_at=at)


def shown(id: UUID) -> Code | None:
    """A code for the one who has just made it; None when it was used or made a while ago."""
    found = LoginCode.rows.select_related("user").filter(pk=id, used_at=None).first()
    if found is None or not found.made_at <= clock.now() < min(found.made_at + SHOWN, found.expires_at):
        return None
    return Code(digits_of(found.pk), found.user.username, found.expires_at)


def waiting_code(user: User, digits: str) -> LoginCode | None:
    """The code of a login that is typed, if it may be used now."""
    codes = LoginCode.rows.filter(user=user, used_at=None, expires_at__gt=clock.now()).order_by("-made_at")
    newest: LoginCode | None = codes.first()
    typed = "".join(each for each in digits if each.isdecimal())
    if newest is None or not hmac.compare_digest(_plain(newest.pk).encode(), typed.encode()):
        return None
    return newest


def digits_of(id: UUID) -> str:
    """The digits of a code, in groups: only digits, since a Vietnamese keyboard makes other letters out of letters."""
    plain = _plain(id)
    return " ".join(plain[start : start + GROUP] for start in range(0, len(plain), GROUP))


def _plain(id: UUID) -> str:
    digest = salted_hmac("nennep login code", id.bytes, algorithm="sha256").digest()
    length = GROUP * GROUPS
    return f"{int.from_bytes(digest) % 10**length:0{length}d}"
