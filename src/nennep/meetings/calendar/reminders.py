"""What the office of a committee writes to the leader of a cell that is late or has no day yet.

A text for a telephone, so in Vietnamese whatever the language of the screen.
"""

from __future__ import annotations

from datetime import date

from nennep.core.clock import legal_day
from nennep.meetings.selectors.committee_months import CellMonth, MonthStatus

_HOW = "Chi bộ đã sinh hoạt chưa, có vướng mắc gì không, đồng chí báo lại giúp."


def asking(cell: CellMonth, month: date) -> str:
    """One short text: what is missing, and what is asked."""
    name = cell.name.name
    planned = cell.year.this_month
    if cell.status == MonthStatus.UNDATED:
        return (
            f"{name} chưa hẹn ngày sinh hoạt tháng {month:%m/%Y}. Đề nghị đồng chí chọn ngày, báo lại giúp."
        )
    if planned is None:
        return f"{name} chưa ghi buổi sinh hoạt tháng {month:%m/%Y}. {_HOW}"
    day = legal_day(planned.starts_at)
    return f"{name} hẹn sinh hoạt ngày {day:%d/%m/%Y}, đến nay chưa ghi gì. {_HOW}"
