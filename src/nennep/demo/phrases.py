"""Short things that are said in the demo's meetings, by kind of cell."""

from __future__ import annotations

from random import Random

from nennep.demo.cells import Cell
from nennep.organisation.enums import CellType

_REASONS = {
    CellType.HAMLET: ("đi khám bệnh", "chăm người ốm ở bệnh viện", "đi họp ở xã", "nhà có việc hiếu"),
    CellType.SCHOOL: ("đi tập huấn chuyên môn", "con ốm", "đi coi thi ở trường khác", "đi khám bệnh"),
    CellType.CLINIC: ("trực cấp cứu", "đi tiêm chủng ở bản", "đi tập huấn ở huyện"),
    CellType.OFFICE: ("đi công tác cơ sở", "học lớp bồi dưỡng", "đi khám bệnh", "dự hội nghị ở tỉnh"),
}
_TOLD = {
    CellType.HAMLET: (("voice", "báo trực tiếp tại bản"), ("phone", "gọi điện từng đồng chí")),
    CellType.SCHOOL: (("voice", "báo tại phòng hội đồng"), ("paste", "nhắn vào nhóm của chi bộ")),
    CellType.CLINIC: (("voice", "báo tại buổi giao ban"),),
    CellType.OFFICE: (("paste", "nhắn vào nhóm của chi bộ"), ("paper", "gửi thông báo đến từng phòng")),
}
_BROUGHT_UP = {
    "pakim": (
        "Lịch dọn bể lắng, nạo vét mương chung của bản",
        "Cách làm của nhóm hộ được phân công phụ trách",
    ),
    "ngohen": ("Thời gian lấy nước tưới của từng khu vườn", "Kết quả ghép cải tạo vườn ở nhóm hộ số 4"),
    "danvan": ("Lịch đi cơ sở quý tới của các phòng", "Kinh nghiệm nắm tình hình ở xã vùng cao"),
}


def reason(cell: Cell, random: Random) -> str:
    """Why somebody is away."""
    return random.choice(_REASONS[cell.kind])


def told(cell: Cell, random: Random) -> tuple[str, str]:
    """By which channel people were told of the meeting, and how."""
    return random.choice(_TOLD[cell.kind])


def brought_up(cell: Cell) -> tuple[str, str]:
    """A topic that a member proposes, and what another wants to speak of."""
    return _BROUGHT_UP[cell.key]


def whole(cell: Cell) -> str:
    """How a resolution names those who decided."""
    return "Ban Chấp hành" if cell.committee else "Chi bộ"
