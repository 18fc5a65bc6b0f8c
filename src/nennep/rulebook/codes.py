"""What each code of the rulebook stands for, and what its values look like. Data: codes.toml."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from nennep.rulebook.data_files import HERE, Data, DataError, parse, read
from nennep.rulebook.enums import Local, ValueKind
from nennep.rulebook.shares import Share

Value = bool | int | float | str


class Code(Data):
    """What a code stands for, apart from its value."""

    code: str
    label: str
    group: str
    kind: ValueKind
    unit: str
    local: Local = Local.NEVER
    higher_is_stricter: bool = True
    only_told: bool = False
    """People follow it; nothing of the program asks for it."""
    choices: list[str] = Field(default_factory=list)
    """The only values that it can have."""
    least: float | None = None
    most: float | None = None

    def is_weaker(self, value: float, than: float) -> bool:
        """Whether a value asks for less than another one."""
        return value < than if self.higher_is_stricter else value > than

    def refuses(self, value: Value) -> bool:
        """Whether a value that fits its kind still cannot be: no choice of its own, or beyond what it may measure."""
        if self.choices:
            return value not in self.choices
        if isinstance(value, bool | str):
            return False
        return (self.least is not None and value < self.least) or (
            self.most is not None and value > self.most
        )


def shown(kind: ValueKind, unit: str, value: Value) -> str:
    """A value in Vietnamese: decimal comma, percent for rates, words for shares and flags."""
    match kind:
        case ValueKind.FLAG:
            return "có" if value else "không"
        case ValueKind.SHARE:
            return Share.parse(str(value)).words
        case ValueKind.RATE:
            return f"{float(value) * 100:g}".replace(".", ",") + "%"
        case ValueKind.TEXT:
            return f"{value} {unit}".strip()
        case _:
            return f"{value:g} {unit}".replace(".", ",").strip()


def fits(kind: ValueKind, value: Value) -> bool:
    """Whether a value is of its code's kind and can be true at all."""
    match kind:
        case ValueKind.FLAG:
            return isinstance(value, bool)
        case ValueKind.TEXT:
            return isinstance(value, str) and bool(value.strip())
        case ValueKind.SHARE:
            return isinstance(value, str) and Share.is_written(value)
        case ValueKind.COUNT:
            return isinstance(value, int) and not isinstance(value, bool) and value >= 0
        case ValueKind.RATE:
            return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
        case _:
            return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


def load_codes() -> dict[str, Code]:
    """The codes, read and checked, in the order in which screens list them."""
    tables: list[dict[str, Any]] = read(HERE / "codes.toml")["code"]
    listed = [parse(Code, table, "codes.toml") for table in tables]
    codes = {each.code: each for each in listed}
    if len(codes) != len(listed):
        raise DataError("codes.toml: a code stands there twice")
    for each in listed:
        if each.only_told and each.local is not Local.NEVER:
            raise DataError(f"codes.toml: a value of {each.code} set by an organisation would change nothing")
    return codes
