"""A small certificate authority in the data folder, and the server certificates that it signs.

For a server in a building without a public name: a phone that trusts the authority once trusts the server from then on,
whatever address it gets. `<data>/tls/` holds

    authority.pem, authority.key    made once; never overwritten (a new one must be trusted again on every phone)
    server.pem, server.key          what the server shows; made afresh when due, or when a name is missing
    names                           names and addresses that the operator gave, one a line

The authority is bound: by its own name constraints it can vouch for private addresses, for names that are no public
ones, and for the names that it was made with. Who steals its key cannot pretend to be a bank to the phones that trust
it.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from nennep.config.stop import Stop
from nennep.config.tls.files import Folder, write
from nennep.config.tls.machine_names import PRIVATE_NAMES, PRIVATE_NETWORKS
from nennep.core import clock

AUTHORITY_DAYS = 3650
SERVER_DAYS = 820
"""Under the 825 days that Apple's devices allow to a certificate of an authority that the owner added."""
RENEW_DAYS = 120
"""A certificate with fewer days left is made afresh when the server starts: none starts so seldom."""
BACKWARD = timedelta(days=2)
"""A phone whose clock is behind must not meet a certificate that begins tomorrow."""


def make_authority(folder: Folder, names: Iterable[str]) -> x509.Certificate:
    """Make the authority, which may vouch for private names and addresses, and for `names`.

    Raises Stop if it is there.
    """
    if folder.authority.exists() or folder.authority_key.exists():
        raise Stop(f"đã có chứng chỉ gốc ở {folder.authority}; phần mềm không ghi đè.")
    key = ec.generate_private_key(ec.SECP256R1())
    now = clock.now()
    called = x509.Name(
        [
            x509.NameAttribute(
                NameOID.COMMON_NAME, f"Nen Nep {socket.gethostname()[:32]} {clock.today():%d.%m.%Y}"
            ),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Nen Nep"),
        ]
    )
    usage = dict.fromkeys(_USAGES, False) | {"key_cert_sign": True, "crl_sign": True}
    made = (
        x509.CertificateBuilder()
        .subject_name(called)
        .issuer_name(called)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - BACKWARD)
        .not_valid_after(now + timedelta(days=AUTHORITY_DAYS))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.KeyUsage(**usage), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.NameConstraints(_permitted(names), None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    # the key first: a certificate whose key is missing would be trusted on phones, and of no use
    write(folder.authority_key, _pem_of_key(key), 0o600)
    write(folder.authority, made.public_bytes(serialization.Encoding.PEM), 0o644)
    return made


def put_authority_away(folder: Folder) -> Path | None:
    """Move the authority aside, under the day's name, to make room for a new one. Returns where it lies now."""
    if not folder.authority.exists():
        return None
    aside = folder.path / f"authority-until-{clock.now():%Y%m%dT%H%M%S}.pem"
    if folder.authority_key.exists():
        folder.authority_key.replace(aside.with_suffix(".key"))
    folder.authority.replace(aside)
    for each in (folder.server, folder.server_key):
        each.unlink(missing_ok=True)
    return aside


def issue(folder: Folder, names: Iterable[str]) -> x509.Certificate:
    """Make the server's certificate for `names`, signed by the authority of the folder.

    Raises Stop when the authority's key is gone.
    """
    if not folder.authority_key.exists():
        raise Stop(
            f"mất khóa {folder.authority_key} của chứng chỉ gốc. Làm mới: nennep certificate --new-authority"
        )
    authority = x509.load_pem_x509_certificate(folder.authority.read_bytes())
    signer = serialization.load_pem_private_key(folder.authority_key.read_bytes(), None)
    assert isinstance(signer, ec.EllipticCurvePrivateKey)
    key, now, wanted = ec.generate_private_key(ec.SECP256R1()), clock.now(), list(dict.fromkeys(names))
    usage = dict.fromkeys(_USAGES, False) | {"digital_signature": True}
    made = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Nen Nep")]))
        .issuer_name(authority.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - BACKWARD)
        .not_valid_after(min(now + timedelta(days=SERVER_DAYS), authority.not_valid_after_utc))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(**usage), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName([_general(each) for each in wanted]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False
        )
        .sign(signer, hashes.SHA256())
    )
    chain = b"".join(each.public_bytes(serialization.Encoding.PEM) for each in (made, authority))
    write(folder.server_key, _pem_of_key(key), 0o600)
    write(folder.server, chain, 0o644)
    return made


def names_in(certificate: x509.Certificate) -> list[str]:
    """The names and addresses that a certificate vouches for."""
    try:
        alternative = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return []
    return [
        *alternative.get_values_for_type(x509.DNSName),
        *(str(each) for each in alternative.get_values_for_type(x509.IPAddress)),
    ]


def may_vouch_for(authority: x509.Certificate, name: str) -> bool:
    """Whether a name or an address lies within the authority's own bounds."""
    permitted = (
        authority.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees or []
    )
    wanted = _general(name).value
    if isinstance(wanted, str):
        below = [each.value for each in permitted if isinstance(each, x509.DNSName)]
        return any(wanted == each or wanted.endswith(f".{each}") for each in below)
    networks = [each.value for each in permitted if isinstance(each, x509.IPAddress)]
    return any(wanted in each for each in networks if isinstance(each, IPv4Network | IPv6Network))


def fingerprint(certificate: x509.Certificate, by: hashes.HashAlgorithm | None = None) -> str:
    """As phones and Windows show it: pairs of hexadecimal digits with colons."""
    return certificate.fingerprint(by or hashes.SHA256()).hex(":").upper()


def _permitted(names: Iterable[str]) -> list[x509.GeneralName]:
    general = [_general(each) for each in names]
    own = [each.value for each in general if isinstance(each, x509.DNSName)]
    addresses = [each.value for each in general if isinstance(each, x509.IPAddress)]
    public = [ip_network(each) for each in addresses if not any(each in known for known in PRIVATE_NETWORKS)]
    return [
        *(x509.DNSName(each) for each in dict.fromkeys([*PRIVATE_NAMES, *own])),
        *(x509.IPAddress(each) for each in dict.fromkeys([*PRIVATE_NETWORKS, *public])),
    ]


def _general(name: str) -> x509.DNSName | x509.IPAddress:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _pem_of_key(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


_USAGES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)
