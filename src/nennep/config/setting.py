"""One setting of an operator: its key, type, default and meaning, and how a value is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

PREFIX = "NENNEP_"


type_names: dict[type, str] = {
    str: "text",
    int: "whole number",
    bool: "true / false",
    list: "list, by commas",
}


class BadSetting(ValueError):
    """A setting that cannot be read. The message says which, where it came from, and what would be right."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that an operator may set: key, type, default, and what it means in both languages."""

    key: str
    type: type
    default: Any
    meaning: str
    meaning_vi: str
    choices: tuple[str, ...] = ()
    secret: bool = False

    @property
    def env(self) -> str:
        return PREFIX + self.key.upper()

    def read(self, raw: object, source: str) -> Any:
        """`raw`, a TOML value or the text of an environment variable, in this setting's type.

        Raises BadSetting.
        """
        value = raw
        if self.type is bool and isinstance(raw, str):
            value = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}.get(
                raw.lower(), raw
            )
        elif self.type is int and isinstance(raw, str) and raw.strip().lstrip("-").isdigit():
            value = int(raw)
        elif self.type is list and isinstance(raw, str):
            value = [part.strip() for part in raw.split(",") if part.strip()]
        # bool is an int to Python: `port = true` is a mistake all the same
        if not isinstance(value, self.type) or (self.type is int and isinstance(value, bool)):
            raise BadSetting(f"{source}: {self.key} phải là {_vi_type(self.type)}, không phải “{raw}”.")
        if self.choices and value not in self.choices:
            raise BadSetting(f"{source}: {self.key} phải là một trong: {', '.join(self.choices)}.")
        return value


def _vi_type(kind: type) -> str:
    return {str: "một đoạn chữ", int: "một số nguyên", bool: "true hoặc false", list: "một danh sách"}[kind]
