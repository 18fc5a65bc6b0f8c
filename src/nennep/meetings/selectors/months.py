"""The strip of twelve months of a cell: which regular meetings were held, recorded, moved, missed or lie ahead.

It compares a cell with its own calendar, never with another cell. A meeting was held once its minutes are adopted:
one that was opened, perhaps by mistake, counts in no figure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, Min, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from nennep.core import clock
from nennep.meetings.enums import PRESENT_MARKS, MeetingKind, MeetingState, ProxyEntryState
from nennep.meetings.models import Attendance, Meeting, Notice, ProxyEntry, Roll, RollEntry
from nennep.meetings.states import LOCKED
from nennep.organisation.enums import BodyKind
from nennep.ui.parts import Month, MonthState


@dataclass(frozen=True, slots=True)
class Year:
    """A cell's year: twelve leaves, thematic meetings held, and the regular meeting of the month looked at."""

    months: list[Month]
    thematic_held: int
    this_month: Meeting | None
    attended: int = 0  # those who had to attend and did, over the regular meetings held
    due: int = 0  # those who had to
    told_this_month: int = 0  # meetings of the month looked at that notice was given of

    @property
    def attendance(self) -> float | None:
        """The share of those who had to attend that did; None before the first meeting."""
        return self.attended / self.due if self.due else None

    @property
    def met_this_month(self) -> bool:
        """Whether the regular meeting of the month looked at was held."""
        return self.this_month is not None and self.this_month.state in LOCKED


def years_of(
    organisation_ids: Iterable[UUID], year: int, today: date, *, month: date | None = None
) -> dict[UUID, Year]:
    """The years of several cells, from one query; `month` is the one looked at (the present one).

    The caller has limited the cells to what the actor may see.
    """
    wanted = list(organisation_ids)
    meetings: dict[UUID, list[Meeting]] = defaultdict(list)
    rows = Meeting.rows.filter(
        body__organisation_id__in=wanted, body__kind=BodyKind.CELL, month__year=year
    ).select_related("body")
    unconfirmed = ProxyEntry.rows.filter(meeting=OuterRef("pk"), state=ProxyEntryState.WAITING)
    told = Notice.rows.filter(meeting=OuterRef("pk"))
    rows = rows.annotate(times_moved=Count("moves"), unconfirmed=Exists(unconfirmed), told=Exists(told))
    for each in rows.order_by("starts_at"):
        meetings[each.body.organisation_id].append(each)
    attendance = _attendance([each for found in meetings.values() for each in found])
    begun = _begun(wanted, year)
    return {
        each: _year(meetings[each], year, today, month or today, begun.get(each), attendance[each])
        for each in wanted
    }


def _begun(organisation_ids: list[UUID], year: int) -> dict[UUID, date]:
    """The first month with a regular meeting, up to that year: of the months before it nothing is known.

    A single meeting of another kind, as a joint one of years ago that a neighbour entered, begins no keeping.
    """
    rows = Meeting.rows.filter(
        body__organisation_id__in=organisation_ids,
        body__kind=BodyKind.CELL,
        kind=MeetingKind.REGULAR,
        month__lte=date(year, 12, 1),
    )
    return dict(rows.values_list("body__organisation_id").annotate(Min("month")))


def _attendance(meetings: list[Meeting]) -> dict[UUID, tuple[int, int]]:
    """(attended, had to attend) by organisation, over the regular meetings that were held; one query."""
    held = [each for each in meetings if each.kind == MeetingKind.REGULAR and each.state in LOCKED]
    newest = Roll.rows.filter(meeting=OuterRef("roll__meeting")).order_by("-version").values("pk")[:1]
    came = Attendance.rows.filter(
        meeting=OuterRef("roll__meeting"), person=OuterRef("person"), mark__in=PRESENT_MARKS
    )
    rows = (
        RollEntry.rows.filter(roll__meeting__in=held, roll=Subquery(newest), counts_attendance=True)
        .values_list("roll__meeting__body__organisation_id")
        .annotate(attended=Count("pk", filter=Exists(came)), due=Count("pk"))
    )
    found: dict[UUID, tuple[int, int]] = defaultdict(lambda: (0, 0))
    found.update({organisation_id: (attended, due) for organisation_id, attended, due in rows})
    return found


def _year(
    meetings: list[Meeting],
    year: int,
    today: date,
    looked_at: date,
    begun: date | None,
    attendance: tuple[int, int],
) -> Year:
    regular = {
        each.month.month: each for each in meetings if each.kind in (MeetingKind.REGULAR, MeetingKind.JOINT)
    }
    regular |= {each.month.month: each for each in meetings if each.kind == MeetingKind.REGULAR}
    return Year(
        months=[_month(regular.get(number), date(year, number, 1), today, begun) for number in range(1, 13)],
        thematic_held=sum(each.kind == MeetingKind.THEMATIC and each.state in LOCKED for each in meetings),
        this_month=regular.get(looked_at.month) if looked_at.year == year else None,
        attended=attendance[0],
        due=attendance[1],
        told_this_month=sum(
            each.told  # type: ignore[attr-defined]  # annotated above
            for each in meetings
            if each.month == looked_at.replace(day=1)
        ),
    )


def _month(meeting: Meeting | None, month: date, today: date, begun: date | None) -> Month:
    shown = f"{month:%m/%Y}"
    if meeting is None:
        if (month.year, month.month) >= (today.year, today.month):
            return Month(MonthState.FUTURE, "", _("%(month)s: not planned yet") % {"month": shown})
        if begun is None or month < begun:
            return Month(
                MonthState.UNKNOWN, "", _("%(month)s: before the program was used here") % {"month": shown}
            )
        return Month(
            MonthState.MISSING, "–", _("%(month)s: no regular meeting is recorded") % {"month": shown}
        )
    url = reverse("room:meeting", args=[meeting.pk])
    planned = clock.legal_day(meeting.starts_at)
    if meeting.state == MeetingState.CANCELLED:
        words = {"month": shown, "reason": meeting.reason}
        return Month(MonthState.MOVED, "✕", _("%(month)s: not held; %(reason)s") % words, url)
    if meeting.state in LOCKED:
        return _held(meeting, shown, planned, url)
    if meeting.state == MeetingState.IN_SESSION:
        return _recording(meeting, shown, planned, url)
    words = {"month": shown, "day": f"{planned:%d/%m}"}
    if planned < today:
        return Month(
            MonthState.MISSING, "–", _("%(month)s: planned on %(day)s, nothing recorded") % words, url
        )
    return Month(MonthState.PLANNED, str(planned.day), _("%(month)s: planned on %(day)s") % words, url)


def _recording(meeting: Meeting, shown: str, planned: date, url: str) -> Month:
    day = planned if meeting.opened_at is None else clock.legal_day(meeting.opened_at)
    text = _("%(month)s: opened on %(day)s, the minutes are not adopted yet")
    return Month(MonthState.RECORDING, str(day.day), text % {"month": shown, "day": f"{day:%d/%m}"}, url)


def _held(meeting: Meeting, shown: str, planned: date, url: str) -> Month:
    day = clock.legal_day(meeting.opened_at or meeting.starts_at)
    words = {"month": shown, "day": f"{day:%d/%m}", "planned": f"{planned:%d/%m}"}
    if meeting.unconfirmed:  # type: ignore[attr-defined]  # annotated above
        words["month"] = _("%(month)s (entered by the office, to be confirmed)") % words
    if meeting.times_moved:  # type: ignore[attr-defined]  # annotated above
        return Month(MonthState.MOVED, str(day.day), _("%(month)s: moved, met on %(day)s") % words, url)
    if day > planned:
        text = _("%(month)s: met on %(day)s, planned on %(planned)s") % words
        return Month(MonthState.LATE, str(day.day), text, url)
    return Month(MonthState.MET, str(day.day), _("%(month)s: met on %(day)s") % words, url)
