"""The secret key: made at the first start, and never replaced behind what was sealed with it.

Sealed contents of acts, sessions and the rescue key of phones' files hang on it. A folder without its key once got a
new one in silence, and every sealed content was lost.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

from nennep.config.stop import Stop

FILE_NAME = "secret_key"
ACCEPTED = "secret_key.accepted"
"""Digests of keys that an operator took although older contents do not open with them (`nennep new-key`)."""
LOOKED_AT = 20
"""Sealed contents tried, newest first: one that was tampered with does not make the key a wrong one."""

RESTORE = """\
Khôi phục: lấy tệp secret_key trong bản sao lưu, chép vào {path}
rồi chạy:  chmod 600 {path}
Khóa từng đặt bằng secret_key trong nennep.toml hay NENNEP_SECRET_KEY thì đặt lại đúng như cũ. Sau đó chạy lại lệnh này.
Không còn bản sao lưu nào của khóa: đọc  nennep new-key --help"""
LOST = """\
thiếu khóa bí mật: không có tệp {path}, mà cơ sở dữ liệu đã có việc ghi sổ niêm phong bằng khóa ấy.
Phần mềm không tự làm khóa mới: khóa mới không mở được nội dung cũ.
"""
WRONG = """\
khóa bí mật không phải khóa của cơ sở dữ liệu này: nội dung đã niêm phong không mở được.
Phần mềm không chạy tiếp, để việc mới không bị niêm phong bằng khóa lạ.
"""
EMPTY = """\
tệp khóa {path} rỗng, nên không dùng làm khóa được. Cơ sở dữ liệu chưa có gì niêm phong bằng khóa nào:
xóa tệp ấy rồi chạy lại, phần mềm làm khóa mới. Nếu có bản sao lưu của khóa thì chép vào đó."""


def settle(data: Path) -> None:
    """Make the key of a new database; needs Django set up. Raises Stop where records need a key that is not here."""
    from django.conf import settings  # noqa: PLC0415 - read only after the folder is there

    path = data / FILE_NAME
    if settings.KEY_IS_KEPT:
        if not opens_contents() and not _is_accepted(data, settings.SECRET_KEY):
            raise Stop(WRONG + RESTORE.format(path=path))
    elif _newest_sealed():
        raise Stop(LOST.format(path=path) + RESTORE.format(path=path))
    else:
        keep(data, settings.SECRET_KEY)


def keep(data: Path, key: str) -> None:
    """Write the key where there is none. Raises Stop when another process made one meanwhile."""
    path = data / FILE_NAME
    # written aside and linked: of two first starts one key wins, and neither reads half of it
    aside = data / f".{FILE_NAME}.{os.getpid()}"
    with os.fdopen(
        os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii"
    ) as file:
        file.write(f"{key}\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(aside)
    except FileExistsError:
        if not path.read_bytes().strip():  # a key is linked whole, so no other start is writing this one
            raise Stop(EMPTY.format(path=path)) from None
        raise Stop(f"khóa {path} vừa được một lần chạy khác làm ra. Chạy lại lệnh này.") from None
    finally:
        aside.unlink()


def opens_contents() -> bool:
    """Whether the present key opens what was sealed last; True where nothing is sealed yet."""
    from cryptography.fernet import InvalidToken  # noqa: PLC0415 - see settle

    from nennep.core.audit import sealing  # noqa: PLC0415

    contents = _newest_sealed()
    for content in contents:
        try:
            sealing.unseal(content)
        except InvalidToken:
            continue
        return True
    return not contents


def accept(data: Path, key: str) -> None:
    """Take a key although contents are sealed with another one, which is lost."""
    with (data / ACCEPTED).open("a", encoding="ascii") as file:
        file.write(f"{_digest(key)}\n")


def _is_accepted(data: Path, key: str) -> bool:
    path = data / ACCEPTED
    return path.is_file() and _digest(key) in path.read_text(encoding="ascii").split()


def _digest(key: str) -> str:
    return hashlib.sha256(b"nennep accepted key\0" + key.encode()).hexdigest()


def _newest_sealed() -> list[bytes]:
    """The last sealed contents; none in a database that has no tables yet."""
    from django.db import connection  # noqa: PLC0415 - see settle

    from nennep.core.models import ActRecord  # noqa: PLC0415

    if ActRecord._meta.db_table not in connection.introspection.table_names():
        return []
    sealed: Any = ActRecord.rows.filter(content__isnull=False).order_by("-received_at")
    return [bytes(each) for each in sealed.values_list("content", flat=True)[:LOOKED_AT]]
