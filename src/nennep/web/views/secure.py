"""The secure connection: what a phone is told to trust, and how. For everybody, before signing in."""

from __future__ import annotations

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nennep.core import clock
from nennep.core.refusals import NotFound


@require_GET
def secure_connection(request: HttpRequest) -> HttpResponse:
    """How this address stands, and the steps to trust this server's own authority on a phone or a PC."""
    authority = _authority()
    context = {
        "secure": request.is_secure(),
        "authority": authority,
        "host": request.get_host(),
        "sha256": _pairs(authority, hashes.SHA256()) if authority else "",
        "sha1": _pairs(authority, hashes.SHA1()) if authority else "",  # noqa: S303 - Windows shows this one
        "called": _common_name(authority) if authority else "",
        "until": clock.legal_day(authority.not_valid_after_utc) if authority else None,
    }
    return render(request, "web/secure_connection.html", context)


@require_GET
def authority(request: HttpRequest) -> HttpResponse:
    """The certificate of this server's own authority; 404 where it has none."""
    found = _authority()
    if found is None:
        raise NotFound(_("This server has no authority of its own: nothing has to be installed."))
    answer = HttpResponse(
        found.public_bytes(serialization.Encoding.DER), content_type="application/x-x509-ca-cert"
    )
    answer.headers["Content-Disposition"] = 'attachment; filename="nennep-chung-chi.crt"'
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def _authority() -> x509.Certificate | None:
    if settings.AUTHORITY is None or not settings.AUTHORITY.is_file():
        return None
    return x509.load_pem_x509_certificate(settings.AUTHORITY.read_bytes())


def _common_name(certificate: x509.Certificate) -> str:
    return str(certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value)


def _pairs(certificate: x509.Certificate, by: hashes.HashAlgorithm) -> str:
    """A fingerprint as phones and Windows show it, in fours of pairs so that eyes find their place again."""
    pairs = [f"{each:02X}" for each in certificate.fingerprint(by)]
    return " · ".join(" ".join(pairs[start : start + 4]) for start in range(0, len(pairs), 4))
