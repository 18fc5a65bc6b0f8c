"""Invented people. Names of the region's peoples put together by a seed; none is a person of the articles."""

from __future__ import annotations

from random import Random

THAI = ("Lò", "Cà", "Quàng", "Tòng", "Lèo", "Hà", "Cầm", "Bạc", "Điêu", "Lường", "Vì", "Hoàng", "Đèo", "Mè")
MONG = ("Mùa", "Giàng", "Vàng", "Sùng", "Thào", "Hạng", "Lầu", "Và", "Tráng", "Cứ")
KINH = ("Nguyễn", "Trần", "Phạm", "Đỗ", "Bùi", "Đặng", "Lê", "Phan")
LU = ("Tao", "Vàng", "Lò", "Teo")

MALE = (
    "Sáng",
    "Ngoan",
    "Thoan",
    "Inh Sơn",
    "Dũng",
    "Hiêng",
    "Pản",
    "Toán",
    "Khặm",
    "Đôi",
    "Phong",
    "Thuận",
    "Quý",
    "Ún",
    "Hặc",
    "Chiến",
    "Biên",
    "Yêu",
    "Tính",
    "Mến",
    "Kẻo",
    "Thắm",
    "Bun",
    "Phát",
    "Hịa",
    "Liến",
)
FEMALE = (
    "Ân",
    "Thương",
    "Hặc",
    "Diện",
    "Hoan",
    "Phương",
    "Nhung",
    "Xuyến",
    "Yên",
    "Thoa",
    "Hiền",
    "Lả",
    "Ngân",
    "Pâng",
    "Ón",
    "Dịu",
    "Chưởng",
    "Sen",
    "Mỷ",
    "Hương",
    "Thiết",
    "Vân",
    "Biêng",
    "Luyến",
)
MONG_MALE = ("Tủa", "Chứ", "Dơ", "Páo", "Sùa", "Nủ", "Chống", "Vàng Lử", "Lềnh", "Dếnh", "Phỏng", "Tểnh")
MONG_FEMALE = ("Mỷ", "Dở", "Pàng", "Sua", "Chở", "Ly", "Dí", "Sông")
REAL = frozenset(
    {
        "Lưu Minh Quân",
        "Hà Văn Bình",
        "Nguyễn Việt Cường",
        "Mùa A Dia",
        "Cầm Văn Chung",
        "Lò Văn Xiên",
        "Lò Văn Văn",
        "Tòng Văn Xuân",
        "Vì Xuân Inh",
        "Lò Văn Phà",
        "Hoàng Văn Nghiệm",
        "Lò Minh Hùng",
        "Nguyễn Đình Việt",
        "Chá A Của",
        "Ngọc Bích",
        "Lò Bút",
    }
)
"""Names that stand in the articles; the generator never gives one of them."""


class People:
    """Gives names out, each once, in an order that the seed fixes."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)
        self._given: set[str] = set(REAL)

    def name(self, people: str = "thai") -> tuple[str, str]:
        """A fresh name and its sex ("male", "female")."""
        while True:
            sex = "female" if self._random.random() < 0.38 else "male"
            full = self._compose(people, sex)
            if full not in self._given:
                self._given.add(full)
                return full, sex

    def _compose(self, people: str, sex: str) -> str:
        choose = self._random.choice
        if people == "mong":
            given = choose(MONG_FEMALE if sex == "female" else MONG_MALE)
            return f"{choose(MONG)} {'Thị' if sex == 'female' else 'A'} {given}"
        families = {"thai": THAI, "kinh": KINH, "lu": LU}[people]
        middle = "Thị" if sex == "female" else choose(("Văn", "Văn", "Văn", "Minh", "Xuân", "Đức", "Quang"))
        if people == "kinh" and sex == "female":
            middle = choose(("Thị", "Thị Thanh", "Thị Thu", "Ngọc"))
        return f"{choose(families)} {middle} {choose(FEMALE if sex == 'female' else MALE)}"

    def year(self, first: int, last: int) -> str:
        """A year between two, as old files give it."""
        return str(self._random.randint(first, last))
