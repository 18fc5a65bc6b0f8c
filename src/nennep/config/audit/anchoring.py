"""The anchors of this installation: their folder, the key that signs them, and the one that `serve` makes a day.

`python -m nennep.config.audit.anchoring` runs beside the server for that. A process of its own, and no thread of the
server: see nennep.config.serving.announce.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from nennep.config.stop import Stop

if TYPE_CHECKING:
    from nennep.core.audit.anchors import Anchor

FOLDER, KEY_FILE = "anchors", "anchor_key"
FIRST_AFTER, EVERY = 60, 3600
"""Seconds after which a server that has started looks whether today has its anchor, and how often it looks again."""


def kept(data: Path) -> list[Anchor]:
    """The anchors in the data folder, by number. Raises Stop for a file that is none."""
    return [read_file(path) for path in sorted((data / FOLDER).glob("*.txt"))]


def read_file(path: Path) -> Anchor:
    """The anchor in a file. Raises Stop."""
    from nennep.core.audit import anchors  # noqa: PLC0415 - needs Django, which is loaded only now

    try:
        return anchors.read(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Stop(f"không đọc được {path}: {error.strerror}.") from error
    except (anchors.BadAnchor, UnicodeDecodeError) as error:
        raise Stop(f"{path} không phải là neo, hoặc đã bị sửa: chữ ký không khớp.") from error


def add(data: Path, key_file: str) -> Anchor:
    """Anchor all chains now, and keep the anchor. Raises Stop."""
    from nennep.core.audit import anchors  # noqa: PLC0415 - as above

    while True:
        before = kept(data)
        key = _signing_key(_place_of(data, key_file), is_new=not before)
        last = before[-1] if before else None
        anchor = anchors.make(key, number=last.number + 1 if last else 1, before=last)
        if _keep(data / FOLDER, anchor):
            return anchor


def public_key(data: Path, key_file: str) -> str:
    """The public half of the installation's key as hexadecimal; "" where the key is not at hand."""
    try:
        return _load(_place_of(data, key_file)).public_key().public_bytes_raw().hex()
    except FileNotFoundError:
        return ""


def _place_of(data: Path, key_file: str) -> Path:
    return Path(key_file).expanduser() if key_file else data / KEY_FILE


def _signing_key(place: Path, *, is_new: bool) -> Ed25519PrivateKey:
    """The key; made where there is no anchor yet, and never in place of a lost one."""
    try:
        return _load(place)
    except FileNotFoundError:
        if not is_new:
            raise Stop(
                f"không thấy khóa ký neo {place}. Đưa khóa cũ trở lại đó. Nếu đã mất hẳn: in các neo đang có, cất "
                f"thư mục {FOLDER} sang nơi khác, rồi chạy lại để có khóa mới."
            ) from None
    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(place, pem)
    except OSError as error:
        raise Stop(f"không ghi được khóa ký neo {place}: {error.strerror}.") from error
    return _load(place)  # of two first starts one key wins


def _load(place: Path) -> Ed25519PrivateKey:
    pem = place.read_bytes()
    try:
        key = serialization.load_pem_private_key(pem, password=None)
    except (ValueError, TypeError) as error:
        raise Stop(f"{place} không phải là khóa PEM không mật khẩu.") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise Stop(f"{place} không phải là khóa Ed25519.")
    return key


def _keep(folder: Path, anchor: Anchor) -> bool:
    """Write the anchor; whether no other process had kept one of this number meanwhile."""
    folder.mkdir(mode=0o700, exist_ok=True)
    return _write(folder / f"{anchor.number:06d}.txt", anchor.text.encode())


def _write(place: Path, content: bytes) -> bool:
    """Write a file that is not there yet, whole or not at all; whether it was not there."""
    aside = place.with_name(f".{place.name}.{os.getpid()}")
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        place.hardlink_to(aside)
    except FileExistsError:
        return False
    finally:
        aside.unlink()
    return True


def run_daily(server: int, first_after: int = FIRST_AFTER) -> None:
    """While the server of that process id runs: see to it that each day has its anchor."""
    waited, due = 0, first_after
    while os.getppid() == server:
        time.sleep(1)
        waited += 1
        if waited >= due:
            command = [sys.executable, "-m", "nennep.config.cli", "audit", "anchor", "--daily"]
            subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
            waited, due = 0, EVERY


if __name__ == "__main__":
    os.nice(10)
    run_daily(*map(int, sys.argv[1:]))
