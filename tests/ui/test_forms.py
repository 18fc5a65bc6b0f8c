"""How forms are drawn."""

import re

import pytest
from django.utils import translation

from tests.ui import gallery


@pytest.fixture
def drawn() -> str:
    """The sample form with all its faults, in Vietnamese."""
    with translation.override("vi"):
        return str(gallery.context()["form"])


def test_all_faults_are_listed_at_the_top_and_lead_to_their_fields(drawn: str) -> None:
    top = drawn[: drawn.index('class="field')]
    assert "Có 6 chỗ cần sửa" in top
    for target in re.findall(r'href="#([^"]+)"', top):
        assert f'id="{target}"' in drawn


def test_a_wrong_control_names_its_fault_to_readers_aloud(drawn: str) -> None:
    control = re.search(r"<input[^>]*name=\"day\"[^>]*>", drawn)
    assert control
    assert 'aria-invalid="true"' in control[0]
    described = re.search(r'aria-describedby="([^"]+)"', control[0])
    assert described
    assert all(f'id="{name}"' in drawn for name in described[1].split())


def test_a_group_of_choices_has_a_legend_and_its_fault(drawn: str) -> None:
    group = re.search(r'<fieldset id="id_kind-group" aria-describedby="id_kind_error">', drawn)
    assert group
    assert 'id="id_kind_error"' in drawn


def test_optional_fields_say_so_and_required_ones_do_not(drawn: str) -> None:
    assert 'Ghi chú <span class="optional">(có thể để trống)</span>' in drawn
    assert "Nơi họp <span" not in drawn


def test_what_a_person_typed_is_never_read_as_markup() -> None:
    form = gallery.Plan({"place": "<script>alert(1)</script>"})
    assert "<script>" not in str(form)
