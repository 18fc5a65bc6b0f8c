"""How the server speaks HTTPS: not at all, with its own certificate, or with one that was given.

`tls_of` reads it from the settings; `make_ready` makes or checks the files before the server starts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import serialization

from nennep.config.setting import BadSetting
from nennep.config.stop import Stop
from nennep.config.tls import certificates
from nennep.config.tls.files import Folder, given_names
from nennep.config.tls.machine_names import own_names
from nennep.core import clock

TRUST_PAGE = "/ket-noi-an-toan/"


@dataclass(frozen=True, slots=True)
class Tls:
    """The files of HTTPS. `authority` is ours; None when the certificate was given."""

    certificate: Path
    key: Path
    authority: Path | None


def tls_of(values: Mapping[str, Any], data: Path) -> Tls | None:
    """What the settings say; None without HTTPS. Raises BadSetting when they contradict each other."""
    certificate, key = values["certificate"], values["certificate_key"]
    if values["tls"] == "own" and certificate:
        raise BadSetting(
            "chọn một trong hai: tls = own (chứng chỉ tự làm) hoặc certificate (chứng chỉ có sẵn)."
        )
    if bool(certificate) != bool(key):
        raise BadSetting(
            "certificate và certificate_key phải có đủ cả hai: tệp chứng chỉ và tệp khóa của nó."
        )
    if certificate:
        return Tls(Path(certificate).expanduser(), Path(key).expanduser(), None)
    if values["tls"] == "own":
        folder = Folder.of(data)
        return Tls(folder.server, folder.server_key, folder.authority)
    return None


def vouched_names(tls: Tls | None) -> list[str]:
    """The names of our own certificate as a Host header gives them; none of a given one, or before it is made."""
    if tls is None or tls.authority is None or not tls.certificate.is_file():
        return []
    names = certificates.names_in(x509.load_pem_x509_certificate(tls.certificate.read_bytes()))
    return [f"[{each}]" if ":" in each else each for each in names]


def make_ready(values: Mapping[str, Any], data: Path, say: Callable[[str], None]) -> None:
    """Before the server starts: make what is missing of the own certificate, or look at the one given. Raises Stop."""
    tls = tls_of(values, data)
    if tls is None:
        return
    if tls.authority is None:
        check_given(tls, say)
        return
    renew(Folder.of(data), [*values["allowed_hosts"], values["host"]], say)


def renew(folder: Folder, also: Iterable[str], say: Callable[[str], None]) -> x509.Certificate:
    """Make the authority if there is none, and the server's certificate if it is due or lacks a name. Returns it.

    `also`: names besides the machine's own and those given (certificate_files.keep_names). What is no name that a
    certificate may hold (`*`, 0.0.0.0) is left out; a name beyond the authority's bounds is said and left out.
    """
    given = given_names(folder)
    tidy = [each.strip("[]").lower() for each in also]
    spoken = [each for each in tidy if each not in ("", "*", "0.0.0.0", "::") and not each.startswith(".")]  # noqa: S104
    wanted = list(dict.fromkeys([*own_names(), *spoken, *given]))
    if folder.authority.exists():
        authority = x509.load_pem_x509_certificate(folder.authority.read_bytes())
    else:
        authority = certificates.make_authority(folder, wanted)
        say(f"Đã tạo chứng chỉ gốc của máy chủ này: {folder.authority}")
    beyond = [each for each in wanted if not certificates.may_vouch_for(authority, each)]
    if beyond:
        say(
            f"Chứng chỉ gốc không được phép chứng nhận {', '.join(beyond)}. Cần các tên này thì làm chứng chỉ gốc mới: "
            "nennep certificate --new-authority (mọi máy phải cài lại)."
        )
    names = [each for each in wanted if each not in beyond]
    if folder.server.exists() and folder.server_key.exists():
        present = x509.load_pem_x509_certificate(folder.server.read_bytes())
        left = present.not_valid_after_utc - clock.now()
        if left > timedelta(days=certificates.RENEW_DAYS) and set(names) <= set(
            certificates.names_in(present)
        ):
            return present
    made = certificates.issue(folder, names)
    say(
        f"Đã cấp chứng chỉ máy chủ đến {clock.local(made.not_valid_after_utc):%d/%m/%Y} cho: {', '.join(names)}"
    )
    return made


def check_given(tls: Tls, say: Callable[[str], None]) -> None:
    """Look at a given certificate before the server starts. Raises Stop when it cannot serve; warns when it is old."""
    try:
        certificate = x509.load_pem_x509_certificate(tls.certificate.read_bytes())
        key = serialization.load_pem_private_key(tls.key.read_bytes(), None)
    except OSError as error:
        raise Stop(f"không đọc được tệp {error.filename}: {error.strerror}.") from error
    except (ValueError, TypeError) as error:
        raise Stop(
            f"{tls.certificate} và {tls.key} phải là tệp PEM, khóa không có mật khẩu ({error})."
        ) from error
    if _public(key.public_key()) != _public(certificate.public_key()):
        raise Stop(f"khóa {tls.key} không phải của chứng chỉ {tls.certificate}.")
    until, today = clock.legal_day(certificate.not_valid_after_utc), clock.today()
    if until < today:
        say(f"CHÚ Ý: chứng chỉ đã hết hạn ngày {until:%d/%m/%Y}; trình duyệt sẽ từ chối.")
    elif until - today < timedelta(days=30):
        say(f"CHÚ Ý: chứng chỉ hết hạn ngày {until:%d/%m/%Y}; thay trước ngày đó.")


def _public(key: Any) -> bytes:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return bytes(key.public_bytes(serialization.Encoding.DER, form))
