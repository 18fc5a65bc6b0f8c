"""The data folder: made at the first start, readable by its owner alone."""

import os
import secrets
from pathlib import Path


def make(data: Path) -> None:
    """Make the data folder and its secret key where they are missing.

    Raises OSError where that may not be.
    """
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = data / "secret_key"
    if key.exists():
        return
    # written aside and linked: of two first starts one key wins, and neither reads half of it
    aside = data / f".secret_key.{os.getpid()}"
    with os.fdopen(
        os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii"
    ) as file:
        file.write(secrets.token_urlsafe(48) + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        key.hardlink_to(aside)
    except FileExistsError:
        pass
    finally:
        aside.unlink()
