"""Documents as files: nennep.minutes.views.documents."""

from __future__ import annotations

from io import BytesIO
from uuid import UUID

import pytest
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from nennep.records.models import Record
from tests.factories import Cell, World
from tests.signing_in import SignIn


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_documents_are_downloaded_as_they_were_frozen(
    adopted: UUID, pa_kim: Cell, sign_in: SignIn, kind: str
) -> None:
    record = Record.rows.get(document_type="BB")
    response = sign_in(pa_kim.member).get(reverse("minutes:record", args=[record.pk, kind]))
    content = b"".join(response) if response.streaming else response.content
    if kind == "pdf":
        text = "".join(each.extract_text() for each in PdfReader(BytesIO(content)).pages)
    else:
        found = Document(BytesIO(content))
        cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
        text = "\n".join([*cells, *(each.text for each in found.paragraphs)])
    assert "Số 01-BB/CB" in text
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text
    assert "CỘNG HÒA XÃ HỘI" not in text
    assert response["Cache-Control"] == "private, no-store"


def test_revisions_have_addresses_of_their_own(adopted: UUID, pa_kim: Cell, sign_in: SignIn) -> None:
    record = Record.rows.get(document_type="BB")
    client = sign_in(pa_kim.member)
    first = client.get(reverse("minutes:revision", args=[record.pk, "1", "pdf"]))
    assert b"".join(first).startswith(b"%PDF")
    assert client.get(reverse("minutes:revision", args=[record.pk, "2", "pdf"])).status_code == 404


def test_a_month_of_minutes_is_one_file_only_of_what_one_may_hear(
    adopted: UUID, world: World, sign_in: SignIn
) -> None:
    at = [world.commune, "2026-11"]
    response = sign_in(world.commune_secretary).get(reverse("minutes:minutes_bundle", args=at))
    assert (response.status_code, response["Nennep-Documents"], response["Nennep-Left-Out"]) == (
        200,
        "1",
        "0",
    )
    refused = sign_in(world.clerk).get(reverse("minutes:minutes_bundle", args=at))
    assert refused.status_code == 409
    assert "1 văn bản ở đây: các văn bản này chỉ đọc trong chi bộ" in refused.content.decode()
    assert sign_in(world.clerk).get(reverse("minutes:resolutions_bundle", args=at)).status_code == 200
    assert (
        sign_in(world.clerk)
        .get(reverse("minutes:minutes_bundle", args=[world.commune, "2026-13"]))
        .status_code
        == 404
    )
