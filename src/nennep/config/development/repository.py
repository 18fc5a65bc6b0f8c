"""The clone that this package runs from.

The commands of developers need more than an installed package carries.
"""

from pathlib import Path

from nennep.config.stop import Stop


def root() -> Path:
    """The root of the clone. Raises Stop when the package was installed without one."""
    place = Path(__file__).resolve().parents[4]
    if (place / "hatch_build.py").is_file() and (place / "pyproject.toml").is_file():
        return place
    raise Stop("lệnh này chỉ dùng được trong bản mã nguồn (git clone), không dùng được ở bản đã cài.")
