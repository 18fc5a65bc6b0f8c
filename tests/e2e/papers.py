"""Papers of the walks: one to attach, and how printed ones are read."""

from __future__ import annotations

from io import BytesIO

from docx import Document


def _paper() -> bytes:
    document = Document()
    document.add_paragraph("Báo cáo kết quả bảo vệ rừng quý III của bản Pá Kìm.")
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


PAPER = {
    "name": "bao-cao-rung.docx",
    "mimeType": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "buffer": _paper(),
}
"""A small Word file, as Playwright's set_input_files takes it."""
