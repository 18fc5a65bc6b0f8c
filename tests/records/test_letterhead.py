"""What stands over and under a body's papers: nennep.records.letterhead, and the symbol of each level."""

from __future__ import annotations

from uuid import UUID

import pytest

from nennep.organisation.enums import BodyKind, Level
from nennep.organisation.models import Body
from nennep.records.letterhead import committee_of, letterhead
from nennep.records.numbers import symbol_of
from tests import factories
from tests.factories import World
from tests.rulebook.own_rules import ON


@pytest.mark.parametrize(
    ("organisation", "committee"),
    [
        ("Đảng bộ tỉnh Sơn La", "Tỉnh ủy Sơn La"),
        ("Đảng bộ thành phố Hà Nội", "Thành ủy Hà Nội"),
        ("Đảng bộ huyện Mai Sơn", "Huyện ủy Mai Sơn"),
        ("Đảng bộ Quận 1", "Quận ủy 1"),
        ("Đảng bộ thị xã Mộc Châu", "Thị ủy Mộc Châu"),
        ("Đảng bộ xã Chiềng Muôn", "Đảng ủy xã Chiềng Muôn"),
        ("Đảng bộ phường An Phú", "Đảng ủy phường An Phú"),
        ("Đảng bộ Công an tỉnh", "Đảng ủy Công an tỉnh"),
        ("Chi bộ bản Pá Kìm", "Chi bộ bản Pá Kìm"),
    ],
)
def test_a_committee_is_called_by_its_level(organisation: str, committee: str) -> None:
    assert committee_of(organisation) == committee


def executive(organisation: UUID) -> Body:
    body = factories.body(organisation, BodyKind.EXECUTIVE, "Ban Chấp hành")
    return Body.rows.select_related("organisation").get(pk=body)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("level", "symbol"),
    [
        (Level.PROVINCE, "NQ/TU"),
        (Level.DISTRICT, "NQ/HU"),
        (Level.COMMUNE, "NQ/ĐU"),
        (Level.CELL, "NQ/CB"),
    ],
)
def test_each_level_has_its_symbol(world: World, level: Level, symbol: str) -> None:
    body = Body.rows.select_related("organisation").get(pk=world.cells["pa_kim"].body)
    body.organisation.level = level
    assert symbol_of(body, "NQ") == symbol


@pytest.mark.django_db
def test_a_province_signs_as_tinh_uy_and_keeps_in_its_office(world: World) -> None:
    found = Body.rows.filter(organisation_id=world.province).select_related("organisation").first()
    head = letterhead(found or executive(world.province), ON)
    assert head.issuer.startswith("Tỉnh ủy ")
    assert head.keeper == f"Lưu Văn phòng {head.issuer}"
