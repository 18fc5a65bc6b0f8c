"""Whatever is written into a document stands in both files, letter for letter."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.typesetting.reading import docx_text, pdf_text, squeezed
from tests.typesetting.samples import texts
from tests.typesetting.test_geometry import LETTERS

from nennep.typesetting.blocks import Cell, Column, Entry, Heading, Lines, Run, items, paragraph, table
from nennep.typesetting.docx import render_docx
from nennep.typesetting.model import PartyDocument, Signature
from nennep.typesetting.pdf import render_pdf

# What people type: letters, figures, and all that means something to typst, XML or Word.
words = st.text(
    alphabet=LETTERS + LETTERS.upper() + "0123456789 #*_$@<>&\"'`\\/[]{}()=+-~^%;:,.!?|–…", max_size=30
)
# And what they should not be able to bring in.
dirty = st.text(alphabet="aữ \n\t\x00\x07\x1b\u200b\u202e\u2066\ufeff\ufffe\ud800", max_size=20)


@st.composite
def documents(draw) -> PartyDocument:
    text = st.one_of(words, dirty)
    return PartyDocument(
        title=draw(words),
        subject=draw(text),
        issuer=draw(words),
        superior=draw(words),
        number=draw(words),
        place_date=draw(text),
        body=(
            Heading(draw(text), draw(st.integers(1, 3)), draw(st.integers(0, 30))),
            paragraph(draw(text), Run(draw(text), bold=True), Run(draw(text), italic=True, underline=True)),
            Lines((Entry(draw(text), draw(text)), Entry(draw(words)))),
            items(draw(text), draw(words), style=draw(st.sampled_from(["dash", "number", "letter"]))),
            table(
                [Column(draw(words), 30), Column(draw(text))], [[draw(words), Cell(draw(text), box="ticked")]]
            ),
        ),
        recipients=(draw(words),),
        signatures=(Signature((draw(words), draw(words)), draw(words)),),
        banner=draw(words),
    )


@settings(max_examples=25, deadline=None)
@given(documents())
def test_every_text_is_found_in_the_pdf_and_in_the_docx(document):
    printed, written = pdf_text(render_pdf(document)), docx_text(render_docx(document))
    for text in texts(document):
        assert squeezed(text) in printed, text
        assert squeezed(text) in written, text
