"""What a bench returns: figures, each with its limit or its peer, and whether it holds."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure.

    figure: what was measured, in words. value, unit: the measurement.
    limit_or_peer: what it is compared with (a limit, or a peer measured in the same run). ratio: value to
    that.
    target: what the ratio or the value should be, in words. holds: whether it is; None where there is no
    target.
    """

    figure: str
    value: float
    unit: str
    limit_or_peer: float | None = None
    ratio: float | None = None
    target: str = ""
    holds: bool | None = None

    @classmethod
    def at_most(cls, figure: str, value: float, unit: str, limit: float) -> "Figure":
        """A figure that must not exceed `limit`."""
        return cls(
            figure,
            value,
            unit,
            limit,
            value / limit if limit else None,
            f"≤ {limit:g} {unit}",
            value <= limit,
        )

    @classmethod
    def at_least(cls, figure: str, value: float, unit: str, limit: float) -> "Figure":
        """A figure that must reach `limit`."""
        return cls(
            figure,
            value,
            unit,
            limit,
            value / limit if limit else None,
            f"≥ {limit:g} {unit}",
            value >= limit,
        )

    def as_json(self) -> str:
        """One line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)


def table(figures: Iterable[Figure]) -> str:
    """The figures as columns for a person."""
    rows = [("", "figure", "value", "target", "ratio")]
    for one in figures:
        mark = {True: "✓", False: "✗", None: " "}[one.holds]
        ratio = "" if one.ratio is None else f"{one.ratio:.2f}"
        rows.append((mark, one.figure, f"{one.value:,.4g} {one.unit}", one.target, ratio))
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
