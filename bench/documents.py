"""The minutes of 104 cells (two pages each) as one .pdf, beside the bare typst engine; one document of each kind."""

import io
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

import typst
from pypdf import PdfReader

from nennep.config.development.bench import Figure
from nennep.typesetting import pdf
from nennep.typesetting.docx import render_docx
from nennep.typesetting.model import Bundle
from nennep.typesetting.pdf import FONTS, render_pdf
from nennep.typesetting.typesetter import typesetters

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.typesetting import samples

CELLS = 104  # xã Mai Sơn, 2025 (domain §11)
ROUNDS = 3

# The engine by itself: the same words as paragraphs, the same fonts and number of pages, no layout of ours.
BARE = """
#set document(title: "bare")
#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm))
#set text(font: "Tinos", size: 14pt, lang: "vi")
#set par(justify: true)
#for sheet in json(bytes(sys.inputs.data)) { for words in sheet { par(words) }; pagebreak(weak: true) }
"""


def run(_words: list[str]) -> Iterator[Figure]:
    """Medians of three rounds; each round prints other texts, so that nothing is taken from a cache."""
    render_pdf(samples.minutes("Chi bộ khởi động"))
    ours: list[float] = []
    bare: list[float] = []
    pages = plain = 0
    for place in range(ROUNDS):
        bundle = _bundle(place)
        ours.append(_seconds(lambda: render_pdf(bundle)))  # noqa: B023  (called at once)
        pages = _pages(render_pdf(bundle))
        sheets = _sheets(bundle, pages, place)
        bare.append(_seconds(lambda: _compile_bare(sheets)))  # noqa: B023
        plain = _pages(_compile_bare(sheets))
    yield Figure.at_most(f"minutes of {CELLS} cells as one .pdf, {pages} pages", median(ours), "s", 5)
    peer = median(bare)
    yield Figure(
        f"the same, beside the bare engine: {plain} pages of the same words, plain ({peer:.2f} s)",
        median(ours),
        "s",
        peer,
        median(ours) / peer,
    )
    yield Figure.at_most("one cell's minutes as .pdf", _each(render_pdf), "ms", 150)
    yield Figure.at_most("one cell's minutes as .docx", _each(render_docx), "ms", 400)
    for render, name in ((pdf._laid_out, ".pdf"), (render_docx, ".docx")):
        beside, within = _each_beside(render)
        figure = f"the same as {name}, beside laying it out within this process ({within:.0f} ms)"
        yield Figure(figure, beside, "ms", within, beside / within)
    yield Figure.at_most("memory of a typesetter at most", _peak_memory(), "MiB", 512)


def _bundle(place: int) -> Bundle:
    documents = (samples.minutes(f"Chi bộ bản {place + 1}.{cell}", cell) for cell in range(1, CELLS + 1))
    return Bundle(tuple(documents), name=f"Biên bản, lượt {place + 1}")


def _seconds(call: Callable[[], Any]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def _each(render: Callable[[Any], bytes]) -> float:
    """Milliseconds a document: the median of twenty different ones."""
    documents = [samples.minutes(f"Chi bộ {render.__name__} {place}", place) for place in range(20)]
    return median(_seconds(lambda: render(document)) for document in documents) * 1000  # noqa: B023


def _each_beside(render: Any) -> tuple[float, float]:
    """Milliseconds a document in a typesetter and in this process, in turns: medians of twenty different ones."""
    both: tuple[list[float], list[float]] = ([], [])
    for place in range(20):
        for side, (call, times) in enumerate(zip((render, render.__wrapped__), both, strict=True)):
            document = samples.minutes(f"Chi bộ {render.__name__} {place} {side}", place)
            times.append(_seconds(lambda: call(document)))  # noqa: B023
    return median(both[0]) * 1000, median(both[1]) * 1000


def _sheets(bundle: Bundle, pages: int, place: int) -> str:
    """One sheet of plain paragraphs a page: the words of each document, dealt out over its pages."""
    per = max(1, round(pages / len(bundle.documents)))
    sheets: list[list[str]] = []
    for number, document in enumerate(bundle.documents):
        words = f"{place} {number} {json.dumps(samples.texts(document), ensure_ascii=False)}".split()
        size = len(words) // per + 1
        for start in range(0, len(words), size):
            part = words[start : start + size]
            sheets.append([" ".join(part[at : at + 40]) for at in range(0, len(part), 40)])
    return json.dumps(sheets, ensure_ascii=False)


def _compile_bare(sheets: str) -> bytes:
    pdf = typst.compile(
        BARE.encode(), font_paths=[FONTS], ignore_system_fonts=True, sys_inputs={"data": sheets}
    )
    assert isinstance(pdf, bytes)
    return pdf


def _pages(pdf: bytes) -> int:
    return len(PdfReader(io.BytesIO(pdf)).pages)


def _peak_memory() -> float:
    """Mebibytes that a typesetter took at most."""
    for typesetter in typesetters.values():
        typesetter.end()
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
