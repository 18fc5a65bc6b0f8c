"""Laying out within limits of time and memory: nennep.typesetting.typesetter."""

from __future__ import annotations

import threading
import time

import pytest
from django.utils import translation
from tests.typesetting import samples

from nennep.core.refusals import Invalid
from nennep.core.request_lock import request_lock
from nennep.typesetting.docx import render_docx
from nennep.typesetting.model import Bundle, PartyDocument
from nennep.typesetting.pdf import render_pdf
from nennep.typesetting.typesetter import Typesetter, typesetters

DOCUMENT, BUNDLE = samples.minutes(), Bundle((samples.minutes(),), name="Tháng 11")


@pytest.mark.parametrize("laid_out", [DOCUMENT, BUNDLE], ids=["document", "bundle"])
@pytest.mark.parametrize("render", [render_pdf, render_docx])
def test_what_takes_too_long_to_lay_out_is_refused_with_what_would_be_right(
    render, laid_out, monkeypatch
) -> None:
    hasty = Typesetter(seconds=0.01)
    monkeypatch.setitem(typesetters, type(laid_out), hasty)
    with translation.override("vi"), pytest.raises(Invalid) as caught:
        render(laid_out)
    assert caught.value.code == "too_long_to_lay_out"
    assert "chia" in str(caught.value)
    hasty.end()


def test_what_takes_too_much_memory_is_refused_and_the_next_is_laid_out(monkeypatch) -> None:
    with monkeypatch.context() as patch:
        patch.setitem(typesetters, PartyDocument, Typesetter(seconds=60, megabytes=20))
        with pytest.raises(Invalid):
            render_pdf(DOCUMENT)
    assert render_pdf(DOCUMENT).startswith(b"%PDF")


def test_a_document_does_not_wait_for_a_bundle_and_no_longer_than_its_limit_for_another(monkeypatch) -> None:
    monkeypatch.setitem(typesetters, PartyDocument, Typesetter(seconds=1))
    with typesetters[Bundle]._turn:
        assert render_pdf(DOCUMENT).startswith(b"%PDF")
    with typesetters[PartyDocument]._turn, pytest.raises(Invalid) as caught:
        render_pdf(DOCUMENT)
    assert caught.value.code == "typesetting_busy"
    typesetters[PartyDocument].end()


def test_others_are_served_while_a_bundle_is_laid_out() -> None:
    bundle = Bundle(tuple(samples.minutes(f"Chi bộ {place}", place) for place in range(20)), name="Tháng 11")
    lasted: list[float] = []
    done = threading.Event()

    def lays_out() -> None:
        with request_lock():
            render_docx(bundle)
        done.set()

    threading.Thread(target=lays_out).start()
    while not done.wait(0.01):
        began = time.monotonic()
        with request_lock():
            lasted.append(time.monotonic() - began)
    assert len(lasted) > 10
    assert max(lasted) < 0.5


def test_after_a_long_bundle_its_memory_is_given_back() -> None:
    of_bundles = typesetters[Bundle]._child
    render_pdf(BUNDLE)
    assert of_bundles._process is not None
    render_pdf(
        Bundle(tuple(samples.minutes(f"Chi bộ {place}", place) for place in range(8)), name="Tháng 11")
    )
    assert of_bundles._process is None
