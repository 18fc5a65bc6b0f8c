"""The .pdf as a file: what may be in a text, the same bytes each time, its language, its fonts, its threads."""

import io
import threading

import pytest
from pypdf import PdfReader
from tests.typesetting import samples
from tests.typesetting.reading import pdf_pages, pdf_text, squeezed
from tests.typesetting.samples import plain

from nennep.typesetting import pdf
from nennep.typesetting.blocks import Column, paragraph, table
from nennep.typesetting.model import Bundle, PartyDocument
from nennep.typesetting.pdf import FontsMissing, render_pdf


@pytest.mark.parametrize(
    "text", ["#sys.version *b* _i_ $x$ @ref <lab> `c`", "= a", "- b", "\\ // /* */ ~ --- ...", "'\""]
)
def test_text_that_looks_like_markup_is_printed_as_it_is(text):
    document = plain(paragraph(text), table([Column(text)], [[text]]), subject=text, banner=text)
    assert pdf_text(render_pdf(document)).count(squeezed(text)) == 5


def test_letters_that_no_font_has_do_not_stop_the_printing():
    made = render_pdf(plain(paragraph("ký hiệu 😀 中 ≥ 90 →"), paragraph("tiếp theo")))
    assert "tiếptheo" in pdf_text(made)
    assert b"pdfaid" not in made


def test_the_same_value_gives_the_same_bytes_and_its_own_day():
    document = samples.resolution()
    made = render_pdf(document)
    assert made == render_pdf(samples.resolution())
    information = PdfReader(io.BytesIO(made)).metadata
    assert information is not None
    assert str(information.creation_date).startswith("2026-11-24 12:00")


def test_the_file_names_its_language_and_title_and_is_tagged_pdf_a():
    made = render_pdf(samples.notice())
    reader = PdfReader(io.BytesIO(made))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "vi-VN"
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfaid" in root["/Metadata"].get_object().get_data()
    assert reader.metadata is not None
    assert reader.metadata.title == samples.notice().shown_name


def test_an_empty_bundle_is_an_empty_file_and_an_empty_document_a_page():
    assert len(pdf_pages(render_pdf(Bundle(())))) == 1
    assert len(pdf_pages(render_pdf(PartyDocument(title="", issuer="")))) == 1


def test_many_threads_print_what_one_prints():
    documents = [samples.minutes(f"Chi bộ {place}", place) for place in range(8)]
    alone = [render_pdf(document) for document in documents]
    made: dict[int, bytes] = {}

    def work(place: int) -> None:
        made[place] = render_pdf(documents[place])

    threads = [threading.Thread(target=work, args=(place,)) for place in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [made[place] for place in range(8)] == alone


def test_without_its_fonts_nothing_is_printed_in_others(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "FONTS", tmp_path)
    with pytest.raises(FontsMissing, match="build"):
        render_pdf(samples.notice())
