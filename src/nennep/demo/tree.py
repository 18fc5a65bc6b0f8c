"""The organisations of the five articles as they were, with districts; sizes are the articles' figures.

Sources: Ngồ Hén 31 and Ban Dân vận 17 members (Mai Sơn, 24/4/2023); Pá Kìm 11, day 24 (Báo Sơn La, 2023); Hát Lót
415 members in 22 cells, Yên Tiến 26 (Báo Sơn La); Bản Hon 166 members in 13 cells: 9 rural, 3 schools, 1 clinic, day
03 (27/1/2019); Cang Mường day 24, bản Lếch, bản Đông Sàn (Báo Sơn La). Cells that the articles do not name bear
numbers; how the members divide among those is invented.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from nennep.organisation.enums import CellType


@dataclass(frozen=True, slots=True)
class CellPlan:
    """A cell to be founded: its key, name, size, and whom it has."""

    key: str
    name: str
    members: int
    kind: CellType = CellType.HAMLET
    people: str = "thai"
    day: int | None = None  # its own fixed day, where it does not inherit
    probationary: int = 0
    exempt: int = 0
    place: str = ""


@dataclass(frozen=True, slots=True)
class CommunePlan:
    """A commune: its key, name, the fixed day of its cells, and the cells."""

    key: str
    name: str
    day: int
    cells: tuple[CellPlan, ...]
    people: str = "thai"


@dataclass(frozen=True, slots=True)
class DistrictPlan:
    """A district, the communes that the articles name, and the cell of the district committee's office."""

    key: str
    name: str
    communes: tuple[CommunePlan, ...]
    office: CellPlan


@dataclass(frozen=True, slots=True)
class ProvincePlan:
    """A province, its districts, and cells that stand directly under it."""

    key: str
    name: str
    code: str
    districts: tuple[DistrictPlan, ...]
    cells: tuple[CellPlan, ...] = field(default=())


def _hat_lot() -> tuple[CellPlan, ...]:
    """22 cells, 415 members: Ngồ Hén 31 and Yên Tiến 26 by the articles, 358 among the twenty others."""
    sizes = (24, 22, 21, 20, 20, 19, 19, 19, 18, 18, 18, 17, 17, 17, 16, 16, 15, 15, 14, 13)
    others = tuple(
        CellPlan(f"hatlot-{number}", f"Chi bộ {number}", size, probationary=number % 3 == 0)
        for number, size in enumerate(sizes, start=3)
    )
    return (
        CellPlan("ngohen", "Chi bộ bản Ngồ Hén", 31, exempt=2, place="Nhà văn hóa bản Ngồ Hén"),
        CellPlan("yentien", "Chi bộ bản Yên Tiến", 26, probationary=1),
        *others,
    )[:22]


_BAN_HON = (
    CellPlan("banhon-1", "Chi bộ 1", 14, people="lu"),
    CellPlan("banhon-2", "Chi bộ 2", 13, people="lu", probationary=1),
    CellPlan("banhon-3", "Chi bộ 3", 13, people="lu"),
    CellPlan("dongpao", "Chi bộ 4 (bản Đông Pao)", 16, people="lu", exempt=1),
    CellPlan("channuoi", "Chi bộ 5 (bản Chăn nuôi)", 13, people="lu"),
    CellPlan("tieuhoc", "Chi bộ 6 (trường Tiểu học)", 14, CellType.SCHOOL, people="kinh"),
    CellPlan("banhon-7", "Chi bộ 7 (bản Thẳm)", 15, people="lu"),
    CellPlan("banhon-8", "Chi bộ 8", 12, people="lu"),
    CellPlan("thcs", "Chi bộ 9 (trường THCS)", 13, CellType.SCHOOL, people="kinh", day=5),
    CellPlan("banhon-10", "Chi bộ 10", 11, people="lu"),
    CellPlan("banhon-11", "Chi bộ 11", 12, people="lu"),
    CellPlan("mamnon", "Chi bộ 12 (trường Mầm non)", 12, CellType.SCHOOL, people="kinh"),
    CellPlan("tramyte", "Chi bộ 13 (trạm Y tế)", 8, CellType.CLINIC, people="kinh"),
)

PROVINCES: tuple[ProvincePlan, ...] = (
    ProvincePlan(
        "sonla",
        "Sơn La",
        "14",
        districts=(
            DistrictPlan(
                "muongla",
                "Mường La",
                (
                    CommunePlan(
                        "chiengmuon",
                        "Chiềng Muôn",
                        24,
                        (
                            CellPlan(
                                "pakim",
                                "Chi bộ bản Pá Kìm",
                                11,
                                people="mong",
                                place="Nhà văn hóa bản Pá Kìm",
                            ),
                            CellPlan("chiengmuon-cq", "Chi bộ cơ quan xã Chiềng Muôn", 14, CellType.OFFICE),
                        ),
                        people="mong",
                    ),
                ),
                CellPlan(
                    "muongla-vp", "Chi bộ Văn phòng Huyện ủy Mường La", 13, CellType.OFFICE, people="kinh"
                ),
            ),
            DistrictPlan(
                "maison",
                "Mai Sơn",
                (
                    CommunePlan("hatlot", "Hát Lót", 22, _hat_lot()),
                    CommunePlan(
                        "muongchanh",
                        "Mường Chanh",
                        24,
                        (
                            CellPlan("cangmuong", "Chi bộ bản Cang Mường", 23, exempt=1),
                            CellPlan("muongchanh-cq", "Chi bộ cơ quan xã Mường Chanh", 15, CellType.OFFICE),
                        ),
                    ),
                    CommunePlan("conoi", "Cò Nòi", 10, (CellPlan("lech", "Chi bộ bản Lếch", 19),)),
                    CommunePlan(
                        "nabo", "Nà Bó", 15, (CellPlan("dongsan", "Chi bộ bản Đông Sàn", 18, people="mong"),)
                    ),
                ),
                CellPlan(
                    "maison-vp", "Chi bộ Văn phòng Huyện ủy Mai Sơn", 15, CellType.OFFICE, people="kinh"
                ),
            ),
        ),
        cells=(CellPlan("danvan", "Chi bộ Ban Dân vận Tỉnh ủy", 17, CellType.OFFICE, people="kinh", day=5),),
    ),
    ProvincePlan(
        "laichau",
        "Lai Châu",
        "12",
        districts=(
            DistrictPlan(
                "tamduong",
                "Tam Đường",
                (CommunePlan("banhon", "Bản Hon", 3, _BAN_HON, people="lu"),),
                CellPlan(
                    "tamduong-vp", "Chi bộ Văn phòng Huyện ủy Tam Đường", 12, CellType.OFFICE, people="kinh"
                ),
            ),
        ),
    ),
)
