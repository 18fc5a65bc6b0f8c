"""How a cell of the demo judges its own meeting: points that follow from what happened in it, and why."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

LENGTHS = (86, 93, 95, 98, 102, 107, 112, 118)
ENOUGH = 90
RESULTS = ((0.8, 27), (0.7, 24), (0.6, 20), (0.5, 15), (0.0, 10))
"""Points for the share of tasks that were done, where not all were: the steps of An Phú's sheet."""


class Evening:
    """What happened in one meeting, as far as its score asks."""

    def __init__(self, random: Random) -> None:
        self.length = random.choice(LENGTHS)
        self._heard = self._open = self._speakers = self._excused = self._late = 0
        self._criticised = False

    def note_marks(self, marks: Mapping[str, Any]) -> None:
        """Who was away or late."""
        self._late = sum(each == "late" for each in marks.values())
        self._excused = sum(isinstance(each, Mapping) for each in marks.values())

    def note_tasks(self, heard: int, still_open: int) -> None:
        """How last month's tasks stand."""
        self._heard, self._open = heard, still_open

    def note_speakers(self, speakers: int, *, criticised: bool) -> None:
        """How many spoke to the main matter, and whether anybody criticised oneself."""
        self._speakers, self._criticised = speakers, criticised

    def points(self) -> dict[str, float]:
        """Points of the criteria that the facts alone do not give."""
        found: dict[str, float] = {
            "conduct": 33 + self._speakers + self._criticised - (self._late > 0),
            "principles": 5 if self._criticised else 4,
            "timing": 5 if self.length >= ENOUGH else 4,
            "preparation": 9,
            "closing": 5,
        }
        if self._open:
            share = 1 - self._open / self._heard
            found["results"] = next(points for least, points in RESULTS if share >= least)
        return found

    def reasons(self) -> str:
        """Why, in one sentence, as the chair says it before the points are agreed."""
        said = [
            f"{self._speakers} đồng chí phát biểu về nội dung trọng tâm",
            "có tự phê bình" if self._criticised else "chưa có đồng chí nào tự phê bình",
            "chưa gửi tài liệu trước buổi sinh hoạt",
        ]
        if self._heard and not self._open:
            said.append("hoàn thành đủ nhiệm vụ tháng trước")
        elif self._open:
            said.append(f"còn {self._open}/{self._heard} nhiệm vụ tháng trước chưa hoàn thành")
        if self._excused:
            said.append(f"vắng có lý do {self._excused} đồng chí")
        if self._late:
            said.append(f"{self._late} đồng chí đến muộn")
        if self.length < ENOUGH:
            said.append(f"thời lượng thiếu {ENOUGH - self.length} phút")
        return f"Chủ trì nhận xét buổi sinh hoạt để chi bộ chấm điểm: {'; '.join(said)}."
