"""The document model: cleaning, JSON that must stay readable for ever, digest."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.typesetting import samples

from nennep.typesetting.blocks import Cell, Column, Paragraph, Run, Table, paragraph, table
from nennep.typesetting.model import Bundle, Layout, ModelError, PartyDocument, Signature
from nennep.typesetting.stored import digest, from_data, to_data, to_json

STORED = Path(__file__).parent / "stored"
ANY_TEXT = st.text(max_size=40)


@pytest.mark.parametrize("make", samples.ALL.values(), ids=samples.ALL.keys())
def test_a_document_comes_back_from_its_json_as_the_same_value(make):
    document = make()
    assert from_data(json.loads(to_json(document))) == document
    assert from_data(json.loads(json.dumps(to_data(document)))) == document


def test_a_bundle_comes_back_from_its_json_as_the_same_value():
    bundle = samples.bundle(2)
    assert from_data(json.loads(to_json(bundle))) == bundle


@settings(deadline=None)
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_any_texts_survive_the_round_trip_with_one_digest(title, body, name):
    document = PartyDocument(
        title=title, issuer="Chi bộ", body=(paragraph(body),), signatures=(Signature((title,), name),)
    )
    again = from_data(json.loads(to_json(document)))
    assert again == document
    assert digest(again) == digest(document)


@pytest.mark.parametrize("path", sorted(STORED.glob("*.json")), ids=lambda path: path.stem)
def test_documents_stored_by_every_version_are_read_with_the_digest_of_their_day(path):
    stored = json.loads(path.read_text(encoding="utf-8"))
    document = from_data(stored["data"])
    assert digest(document) == stored["digest"]


def test_what_is_at_its_default_is_left_out_but_the_layout_is_whole():
    data = to_data(PartyDocument(title="x", issuer="y"))["document"]
    assert set(data) == {"kind", "title", "issuer", "layout"}
    assert data["layout"] == {
        "kind": "Layout", "size": 14.0, "pitch": 18.0, "gap": 6.0, "top": 20.0, "bottom": 20.0, "left": 30.0,
        "right": 15.0, "first_line": 10.0, "landscape": False,
    }  # fmt: skip


def test_whole_numbers_and_lists_make_the_same_value_as_floats_and_tuples():
    one = PartyDocument(title="x", issuer="y", layout=Layout(pitch=19), recipients=["a"])  # type: ignore[arg-type]
    other = PartyDocument(title="x", issuer="y", layout=Layout(pitch=19.0), recipients=("a",))
    assert digest(one) == digest(other)


def test_superior_issuer_and_title_are_in_capitals_with_their_marks():
    document = PartyDocument(title="Nghị quyết", issuer="Chi bộ bản Ngồ Hén", superior="Đảng ủy xã")
    assert (document.title, document.issuer) == ("NGHỊ QUYẾT", "CHI BỘ BẢN NGỒ HÉN")
    assert document.superior == "ĐẢNG ỦY XÃ"


def test_controls_bidi_marks_surrogates_and_noncharacters_do_not_enter():
    run = Run("a\x00b\u202ec\u2066d\u200be\ud800f\ufffeg\U0001fffeh")
    assert run.text == "abcdefgh"


def test_a_run_keeps_the_spaces_at_its_ends_and_its_line_ends():
    assert Run(" một \r\nhai ").text == " một\nhai "


def test_letters_and_marks_typed_apart_become_one_letter():
    assert Cell("Đa\u0309ng u\u0309y").text == "Đảng ủy"


def test_a_line_of_the_head_stays_one_line():
    assert PartyDocument(title="x", issuer="Chi bộ\nbản\tPá Kìm").issuer == "CHI BỘ BẢN PÁ KÌM"


def test_a_row_that_does_not_fill_the_columns_is_refused():
    with pytest.raises(ValueError, match="row 2 fills 1 columns of 2"):
        table([Column("a"), Column("b")], [["1", "2"], ["3"]])


def test_a_cell_that_spans_counts_for_its_columns():
    assert isinstance(table([Column("a"), Column("b")], [[Cell("x", span=2)]]), Table)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "version 1"),
        ({"version": 2, "document": {}}, "version 1"),
        ({"version": 1, "document": {"kind": "Script"}}, "unknown part"),
        ({"version": 1, "document": {"kind": "Run", "text": "x"}}, "outermost"),
        ({"version": 1, "document": {"kind": "PartyDocument", "title": "x"}}, "issuer"),
        (
            {"version": 1, "document": {"kind": "PartyDocument", "title": 7, "issuer": "y"}},
            "a text is wanted",
        ),
        ({"version": 1, "document": {"kind": "PartyDocument", "title": "x", "issuer": "y", "z": 1}}, "z"),
        ([], "version 1"),
    ],
)
def test_json_that_is_not_a_document_is_refused_with_the_reason(data, message):
    with pytest.raises(ModelError, match=message):
        from_data(data)


def test_the_shown_name_is_made_of_title_subject_and_issuer():
    document = PartyDocument(title="Biên bản", subject="sinh hoạt tháng 11", issuer="Chi bộ 4")
    assert document.shown_name == "BIÊN BẢN sinh hoạt tháng 11 – CHI BỘ 4"
    assert PartyDocument(title="x", issuer="y", name="Riêng").shown_name == "Riêng"


def test_the_day_of_a_document_survives_as_a_date():
    document = PartyDocument(title="x", issuer="y", dated=date(2026, 2, 5))
    again = from_data(json.loads(to_json(Bundle((document,)))))
    assert isinstance(again, Bundle)
    assert again.documents[0].dated == date(2026, 2, 5)


def test_parts_are_values_that_cannot_be_changed():
    part = Paragraph((Run("x"),))
    with pytest.raises(AttributeError):
        part.indent = False  # type: ignore[misc]
