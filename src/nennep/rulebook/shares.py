"""Shares of a whole number of people: "> 1/2" and ">= 2/3", and how many that is. Pure arithmetic."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

_WRITTEN = re.compile(r"(>=|>) ?([1-9]\d*)/([1-9]\d*)")

_WORDS = {"> 1/2": "trên một nửa", ">= 2/3": "ít nhất hai phần ba", ">= 1/2": "ít nhất một nửa"}


@dataclass(frozen=True, slots=True)
class Share:
    """A part that must be reached: strictly more than `part` when `over`, else at least `part`."""

    part: Fraction
    over: bool

    @classmethod
    def parse(cls, written: str) -> Share:
        """From "> 1/2" or ">= 2/3". ValueError for anything else, or for a part above the whole."""
        found = _WRITTEN.fullmatch(written.strip())
        if found is None:
            raise ValueError(f"{written!r} is not a share such as '> 1/2' or '>= 2/3'")
        part = Fraction(int(found[2]), int(found[3]))
        if part > 1:
            raise ValueError(f"{written!r} is more than the whole")
        return cls(part=part, over=found[1] == ">")

    @classmethod
    def is_written(cls, written: str) -> bool:
        """Whether `parse` would take it."""
        try:
            cls.parse(written)
        except ValueError:
            return False
        return True

    @property
    def written(self) -> str:
        """As in the data: "> 1/2"."""
        return f"{'>' if self.over else '>='} {self.part.numerator}/{self.part.denominator}"

    @property
    def words(self) -> str:
        """As people say it: "trên một nửa"."""
        plain = f"{'trên' if self.over else 'ít nhất'} {self.part.numerator}/{self.part.denominator}"
        return _WORDS.get(self.written, plain)

    def least(self, denominator: int) -> int:
        """The smallest whole number that reaches the share of `denominator`; never 0, even of nobody.

        ValueError for a negative denominator.
        """
        if denominator < 0:
            raise ValueError(f"a denominator cannot be {denominator}")
        exact = self.part * denominator
        if self.over:
            return exact.numerator // exact.denominator + 1
        return max(1, -(-exact.numerator // exact.denominator))
