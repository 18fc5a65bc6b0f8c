"""Where a try to sign in comes from: the address, and whether this device knows the login."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from nennep.core.ids import new_id

COOKIE = "nennep_known"
SALT = "nennep known device"
DAYS = 400
LOGINS = 8
"""How many logins one device remembers: a cell's phone, an office's PC."""
IPV6_SITE = 64
"""Bits of an IPv6 address that are one household's or office's; it may choose the others at will."""


@dataclass(frozen=True, slots=True)
class Source:
    """An address ("" where a proxy hides it), and a device by its id with digests of the logins that it knows."""

    address: str
    device: str = ""
    logins: tuple[str, ...] = ()

    def knows(self, username: str) -> bool:
        """Whether somebody has signed in on this device with that login."""
        return _digest(username) in self.logins


NOWHERE = Source("")


def source_of(request: HttpRequest) -> Source:
    """Where a request comes from."""
    try:
        device, *logins = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT)
    except (signing.BadSignature, ValueError):
        return Source(_address(request))
    return Source(_address(request), device, tuple(logins))


def remember(response: HttpResponse, request: HttpRequest, username: str) -> None:
    """Let the device know the login, after it signed in there."""
    source = source_of(request)
    known = dict.fromkeys([_digest(username), *source.logins])
    value = signing.dumps([source.device or str(new_id()), *list(known)[:LOGINS]], salt=SALT)
    response.set_cookie(
        COOKIE,
        value,
        max_age=DAYS * 24 * 3600,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _digest(username: str) -> str:
    return salted_hmac(SALT, username.strip().lower(), algorithm="sha256").hexdigest()[:16]


def _address(request: HttpRequest) -> str:
    """The address of the asker; behind a proxy the one that it put last: earlier ones are anybody's words."""
    told = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        told = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    try:
        address = ipaddress.ip_address(told)
    except ValueError:
        return ""
    if address.version == 6 and address.ipv4_mapped is not None:  # where one socket listens for both
        address = address.ipv4_mapped
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((address, IPV6_SITE), strict=False))
