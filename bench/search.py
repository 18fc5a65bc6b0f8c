"""Search: what one costs with the meetings and records of three years of a whole commune in one body.

Beside it, in the same run: the database alone, looking for the same words in the same folded rows.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import process_time

from nennep.config import opening
from nennep.config.development.bench import Figure
from nennep.config.settings_table import PREFIX

MEETINGS = 3_536
"""104 cells with 34 meetings each; twice as many records."""
MOST = 100.0  # milliseconds of processor time
ROUNDS = 7
ASKED = ("pa kim", "thuong ky 10/2026", "tháng 9", "nghi quyet 2", "24/9", "2026", "không có gì như vậy")
TITLE = "Nghị quyết lãnh đạo nhiệm vụ tháng {} năm {}, bảo vệ rừng và phát triển sản xuất, số {}"


def run(_words: Sequence[str]) -> Iterator[Figure]:
    """Everything in a database that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="nennep-bench-") as folder:
        os.environ[PREFIX + "DATA"] = folder
        opening.open_data(Path(folder))
        yield from _figures()


def _figures() -> Iterator[Figure]:
    from nennep.core import clock  # noqa: PLC0415 - needs Django
    from nennep.core.actor import Actor  # noqa: PLC0415
    from nennep.web.search import find  # noqa: PLC0415

    _fill()
    worst = 0.0
    for asked in ASKED:
        spent = median(_spent(lambda: find(Actor.operator(), asked, clock.today())) for _ in range(ROUNDS))  # noqa: B023
        worst = max(worst, spent)
        yield Figure.at_most(f"search “{asked}” in {MEETINGS:,} meetings", spent, "ms", MOST)
    floor = median(_spent(_bare) for _ in range(ROUNDS))
    words = f"the dearest, beside one bare look through the same titles ({floor:.1f} ms)"
    yield Figure(words, worst, "ms", floor, worst / floor)


def _spent(call: object) -> float:
    """Milliseconds of this processor."""
    began = process_time()
    call()  # type: ignore[operator]
    return (process_time() - began) * 1000


def _fill() -> None:
    """A commune with one meeting of a cell, which then stands there many times."""
    from nennep.core import clock  # noqa: PLC0415
    from nennep.core.ids import new_id  # noqa: PLC0415
    from nennep.meetings.models import Meeting  # noqa: PLC0415
    from nennep.records.models import Record  # noqa: PLC0415
    from nennep.stories.staging import play_kept, shipped  # noqa: PLC0415

    play_kept(next(each for each in shipped() if each.stem == "pa-kim-thang-11"))
    like = Meeting.rows.filter(adopted_at__isnull=False).order_by("-starts_at")[0]
    meetings, records = [], []
    for number in range(MEETINGS):
        starts = clock.now() - timedelta(hours=7 * number)
        on = clock.legal_day(starts)
        theme = f"Bảo vệ rừng mùa khô, lần {number}"
        meeting = Meeting(
            id=new_id(),
            body=like.body,
            kind=like.kind,
            month=on.replace(day=1),
            starts_at=starts,
            theme=theme,
            state=like.state,
        )
        meetings.append(meeting)
        records += [
            Record(
                id=new_id(),
                body=like.body,
                document_type=kind,
                title=TITLE.format(on.month, on.year, number),
                dated=on,
                about_kind="meeting",
                about_id=meeting.pk,
                adopted_in=meeting.pk,
            )
            for kind in ("BB", "NQ")
        ]
    Meeting.rows.bulk_create(meetings, batch_size=500)
    Record.rows.bulk_create(records, batch_size=500)


def _bare() -> None:
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        for table in ("meetings_meeting", "records_record"):
            cursor.execute(f"SELECT count(*) FROM {table} WHERE folded LIKE '%khong co%'")
            cursor.fetchall()
