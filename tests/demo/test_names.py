"""Names and ages of the demo's people suit who they are: their people, sex, post and years. No database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from tests.demo.telling import STARTED, articles, cells
from tests.source.held_back import named_in

from nennep.demo.committees import posts_of
from nennep.organisation.enums import CellType

KINH = frozenset(["Nguyễn", "Lê", "Phan", "Đỗ", "Trần", "Đặng", "Bùi", "Phạm"])
HMONG = frozenset(["Thào", "Lầu", "Sùng", "Tráng", "Và", "Giàng", "Hạng", "Cứ", "Vàng"])
HMONG_VILLAGES = frozenset({"pakim", "dongsan"})
OF_TWO_PEOPLES = frozenset({"ngohen"})
"""Villages of Thái and Mông."""
THAI = frozenset(
    {"Lò", "Lèo", "Quàng", "Cà", "Hà", "Đèo", "Vì", "Mè", "Điêu", "Tòng", "Lường", "Cầm", "Hoàng", "Bạc"}
)
LU = frozenset({"Tao", "Teo", "Vàng", "Lò"})
THAI_OR_LU = THAI | LU
"""The families of Mai Sơn's Thái, and of Bản Hon's Lự."""
NOT_KINH = frozenset(
    [
        "Hặc",
        "Thoan",
        "Khặm",
        "Hịa",
        "Bun",
        "Hiêng",
        "Pản",
        "Ún",
        "Liến",
        "Kẻo",
        "Biêng",
        "Lả",
        "Ón",
        "Mỷ",
        "Pâng",
        "Chanh",
        "Lềnh",
        "Tểnh",
        "Nủ",
        "Sua",
        "Pàng",
        "Dở",
    ]
)
"""Given names that say who the bearer's people are."""
WORKING_AGE = range(22, 62)


@dataclass(frozen=True, slots=True)
class Member:
    name: str
    sex: str
    born: int
    cell: str
    admitted: int | None  # None: lately, as the story counts from today
    probationary: bool

    @property
    def family(self) -> str:
        return self.name.split()[0]

    @property
    def middle(self) -> list[str]:
        return self.name.split()[1:-1]

    @property
    def given(self) -> str:
        return self.name.split()[-1]


def people() -> Iterator[Member]:
    for step in articles(STARTED.date()):
        if step.what != "membership.enter_roll":
            continue
        since = step.fields["since"]
        for each in step.fields["members"]:
            yield Member(
                each["full_name"],
                each["sex"],
                int(each["born"]),
                step.fields["cell"],
                None if isinstance(since, str) else since.year,
                each.get("status") == "probationary",
            )


def test_a_family_name_belongs_to_the_people_of_the_place() -> None:
    for each in people():
        if each.cell in HMONG_VILLAGES:
            assert each.family in HMONG, each
        elif each.cell in OF_TWO_PEOPLES:
            assert each.family in THAI | HMONG, each
        elif cells()[each.cell].kind == CellType.HAMLET:
            assert each.family in THAI_OR_LU, each
        else:
            assert each.family in THAI_OR_LU | KINH, each


def test_the_middle_name_fits_sex_and_people() -> None:
    for each in people():
        if each.family in HMONG and each.cell in HMONG_VILLAGES | OF_TWO_PEOPLES:
            assert each.middle == (["A"] if each.sex == "male" else ["Thị"]), each
        elif each.sex == "male":
            assert set(each.middle) <= {"Văn", "Minh", "Quang", "Đức", "Xuân"}, each
        else:
            assert each.middle[0] in {"Thị", "Ngọc"}, each


def test_a_given_name_fits_the_people() -> None:
    assert [each.name for each in people() if each.family in KINH and each.given in NOT_KINH] == []


def test_men_and_women_bear_other_given_names() -> None:
    by_sex = {sex: {each.given for each in people() if each.sex == sex} for sex in ("male", "female")}
    assert by_sex["male"] & by_sex["female"] == set()


def test_every_name_stands_once_and_is_invented() -> None:
    names = Counter(each.name for each in people())
    assert {name for name, times in names.items() if times > 1} == set()
    assert not named_in("\n".join(names))


def test_everybody_was_old_enough_when_admitted() -> None:
    for each in people():
        assert each.born <= (each.admitted or STARTED.year - 1) - 18, each
        if each.probationary:
            assert STARTED.year - each.born <= 35, each


def test_who_works_is_of_working_age() -> None:
    for each in people():
        if cells()[each.cell].at_work:
            assert STARTED.year - each.born in WORKING_AGE, each


def test_who_leads_is_of_an_age_to_lead() -> None:
    born = {each.name: each.born for each in people()}
    for each in posts_of(articles(STARTED.date())):
        body = each.body.rsplit("/", 1)[1]
        age = STARTED.year - born[each.person]
        if body in {"ban-chap-hanh", "ban-thuong-vu", "van-phong", "giao-ban"}:
            assert 38 <= age < 62, each
        elif each.kind in {"secretary", "deputy"}:
            assert 38 <= age < 70, each


def test_who_is_exempt_for_old_age_is_old_and_holds_no_post() -> None:
    born = {each.name: each.born for each in people()}
    posts = {each.person for each in posts_of(articles(STARTED.date()))}
    exempt = {name for each in cells().values() for name in each.exempt}
    assert len(exempt) >= 3
    for name in exempt:
        assert STARTED.year - born[name] >= 75, name
        assert name not in posts


@pytest.mark.parametrize("cell", ["danvan", "maison-vp", "muongla-vp"])
def test_an_office_of_the_province_has_people_of_several_peoples(cell: str) -> None:
    families = {each.family for each in people() if each.cell == cell}
    assert families & KINH
    assert families & THAI_OR_LU


def test_a_village_of_two_peoples_has_members_of_both() -> None:
    families = [each.family for each in people() if each.cell in OF_TWO_PEOPLES]
    assert sum(each in HMONG for each in families) >= 5
    assert sum(each in THAI for each in families) >= 5
