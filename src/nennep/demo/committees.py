"""The demo's meetings of chi ủy, of a Ban Chấp hành, and of the briefing of secretaries (giao ban): invented contents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from nennep.demo.cells import Cell
from nennep.demo.course import Course
from nennep.demo.history import Occasion, Stage, working_day
from nennep.demo.matters import Matter
from nennep.organisation.enums import CellType
from nennep.stories.steps import Step

COMMITTEE, EXECUTIVE, BRIEFING = "chi-uy", "ban-chap-hanh", "giao-ban"
CELL_MEETING = "Dự kiến nội dung buổi sinh hoạt chi bộ"
REPORTS = "Các chi bộ nêu tình hình, việc khó, kiến nghị"
WEEK = 7
RESULTS = "Báo cáo kết quả lãnh đạo và nhiệm vụ thời gian tới"

_ADVICE = (
    ("Báo trước câu hỏi để các đồng chí ít nói có thời gian chuẩn bị.", "Việc tháng trước ai chưa xong thì gặp hỏi trước."),
    ("Nên mời đồng chí phụ trách nhóm hộ khó nhất nói đầu tiên.", "Phần văn bản cấp trên chỉ đọc chỗ liên quan đến bản."),
    ("Nội dung này dễ nhiều ý kiến, cần để dành nửa giờ thảo luận.", "Chuẩn bị sẵn phương án để chi bộ chọn."),
)


@dataclass(frozen=True, slots=True)
class Post:
    """Somebody's post in a body of the stories."""

    body: str
    kind: str
    person: str


def posts_of(steps: Iterable[Step]) -> list[Post]:
    """The posts that the steps filled, each once, in their order."""
    found: dict[Post, None] = {}
    for step in steps:
        if step.what == "membership.appoint":
            for more in step.each or ({},):
                told = {**step.fields, **more}
                found[Post(told["body"], told["kind"], told["person"])] = None
    return list(found)


class CommitteeCourse(Course):
    """The course of a meeting of chi ủy, Ban Chấp hành or giao ban: no self-criticism, no score."""

    def _prepare(self) -> Iterator[Step]:
        yield self._step("meetings.draw_agenda")
        yield self._step("meetings.agree_agenda", agreed_by=self.cell.members[:2])

    def _bring_up(self, proposer: str, speaker: str) -> Iterator[Step]:
        return iter(())

    def _discuss(self) -> Iterator[Step]:
        yield from super()._discuss()
        if self.cell.committee == BRIEFING:
            gist = f"Tập trung {self.matter.about}."
            yield self._write("Định hướng nội dung sinh hoạt chi bộ tháng tới", "gist", gist, after=60)

    def _resolve(self) -> Iterator[Step]:
        if self.cell.committee == EXECUTIVE:
            yield from super()._resolve()
        else:
            yield self._step("resolutions.assign_tasks", after=75, tasks=self._tasks())

    def _judge(self) -> Iterator[Step]:
        return iter(())


def committee_of(cell: Cell, posts: Iterable[Post]) -> Cell:
    """The chi ủy of a cell: who holds a post in it, the secretary and the deputy first."""
    held = [each for each in posts if each.body == f"{cell.key}/{COMMITTEE}"]
    people = [each.person for kind in ("secretary", "deputy", "member") for each in held if each.kind == kind]
    return replace(cell, committee=COMMITTEE, members=people)


def before_meeting(committee: Cell, coming: Occasion, today: date) -> Occasion:
    """The chi ủy's meeting before one of its cell, in the same month: it prepares what the cell then speaks of."""
    month, matter = coming.on.replace(day=1), coming.matter
    on = coming.on - timedelta(days=7) if coming.on.day > WEEK else working_day(month.replace(day=2))
    told = Matter(
        about=matter.about,
        item=CELL_MEETING,
        report=f"Buổi sinh hoạt ngày {coming.on:%d/%m} dự kiến bàn việc trọng tâm: {matter.about}. "
        f"Nội dung cần biểu quyết: nghị quyết tháng và phân công {len(matter.tasks)} nhiệm vụ.",
        said=_ADVICE[month.month % len(_ADVICE)],
        conclusion=f"Chi ủy thống nhất trọng tâm buổi sinh hoạt là {matter.about}; báo nội dung trước hai ngày.",
        tasks=("Chuẩn bị báo cáo về nội dung trọng tâm", "Báo nội dung, câu hỏi thảo luận đến từng đảng viên"),
    )
    return Occasion(committee, on, upto=Stage.ISSUED if on < today else Stage.PLANNED, told=told)


_EXECUTIVE = Matter(
    about="giữ vững tiêu chí nông thôn mới, nâng chất lượng sinh hoạt chi bộ và chuẩn bị tổng kết năm",
    item=RESULTS,
    superior="Quán triệt chương trình công tác tháng của Huyện ủy và Chỉ thị 50-CT/TW về sinh hoạt chi bộ.",
    report="Sản xuất đúng khung thời vụ, chè thu hái đều, rừng được giữ tốt. Tiêu chí môi trường ở ba bản còn yếu. "
    "13 chi bộ sinh hoạt nền nếp; chỗ yếu là ít đảng viên phát biểu, có chi bộ báo cáo chậm.",
    said=(
        "Ba bản yếu về môi trường đề nghị phân công mỗi bản một đồng chí trong Ban Chấp hành theo đến khi đạt.",
        "Đề nghị đồng chí phụ trách dự đủ buổi sinh hoạt, góp ý ngay tại chỗ, không chờ báo cáo.",
    ),
    conclusion="Ban Chấp hành phân công ba đồng chí trực tiếp giúp ba bản yếu về môi trường; mỗi ủy viên dự sinh hoạt với "
    "chi bộ được phân công và báo cáo bằng văn bản.",
    tasks=(
        "Giúp ba bản hoàn thành tiêu chí môi trường, báo cáo hằng tháng",
        "Tổng hợp nhận xét của các đồng chí dự sinh hoạt chi bộ",
    ),
)
_BRIEFING = Matter(
    about="chuẩn bị kiểm điểm, đánh giá; giữ rừng; phát huy đảng viên phụ trách hộ",
    item=REPORTS,
    superior="Thông báo kết luận hội nghị Ban Chấp hành Đảng bộ xã; định hướng nội dung sinh hoạt tháng tới.",
    report="13 chi bộ báo cáo: ba chi bộ trường học lo học sinh nghỉ sau phiên chợ; các chi bộ bản nêu việc mương, đường "
    "nội đồng, trâu thả rông phá chè; Trạm Y tế đề nghị bản báo trước khi tiêm chủng.",
    said=(
        "Chi bộ đề nghị xã có quy ước chung về đền khi trâu phá chè, mỗi bản một kiểu thì khó xử.",
        "Trường đề nghị bí thư các bản cùng giáo viên đến nhà học sinh nghỉ dài ngày.",
    ),
    conclusion="Các chi bộ bản và nhà trường lập danh sách học sinh nghỉ dài ngày trước ngày 10; Văn phòng soạn dự thảo quy "
    "ước chung về gia súc phá chè.",
    tasks=("Soạn dự thảo quy ước chung về gia súc phá chè", "Lập danh sách học sinh nghỉ dài ngày theo từng bản"),
)


def of_commune(key: str, name: str, cells: Iterable[Cell], posts: list[Post], month: date) -> list[Occasion]:
    """The Ban Chấp hành on the 20th, the secretaries' briefing on the 27th, both of the month before and of this one."""
    day = date(2015, 7, 1)

    def gathered(committee: str, people: list[str]) -> Cell:
        return Cell(
            key, name, CellType.OFFICE, "", starts=time(14), members=people,
            since=dict.fromkeys(people, day), committee=committee,
        )  # fmt: skip

    def held(body: str) -> list[str]:
        return list(dict.fromkeys(each.person for each in posts if each.body == f"{key}/{body}"))

    secretaries = [
        each.person
        for cell in cells
        for each in posts
        if each.body == f"{cell.key}/{COMMITTEE}" and each.kind == "secretary"
    ]
    executive = gathered(EXECUTIVE, held(EXECUTIVE))
    briefing = gathered(BRIEFING, list(dict.fromkeys([*held(BRIEFING), *secretaries])))
    return [
        Occasion(executive, working_day(month.replace(day=20)), told=_EXECUTIVE),
        Occasion(briefing, working_day(month.replace(day=27)), told=_BRIEFING),
    ]

