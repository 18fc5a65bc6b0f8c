"""What people attach: taken by its content, or refused in words that name the file and what would be right."""

import hashlib
import resource
import threading
import time
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import File
from django.utils import translation
from tests.files import papers

from nennep.core.ids import new_id
from nennep.core.refusals import Invalid
from nennep.core.request_lock import request_lock
from nennep.files import kinds, uploads
from nennep.files.enums import Classification
from nennep.files.models import StoredFile
from nennep.files.uploads import take_in

pytestmark = pytest.mark.django_db

LAW = "Luật Bảo vệ bí mật nhà nước số 117/2025/QH15"


@pytest.fixture(autouse=True)
def store(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.UPLOAD_BYTES = 1024 * 1024
    return tmp_path / "files"


def attach(content: bytes, name: str, declared: Classification = Classification.NORMAL) -> StoredFile:
    return take_in(File(BytesIO(content)), name=name, declared=declared, by=new_id())


def refusal(content: bytes, name: str, declared: Classification = Classification.NORMAL) -> tuple[str, str]:
    with translation.override("vi"), pytest.raises(Invalid) as caught:
        attach(content, name, declared)
    assert not StoredFile.rows.exists()
    return caught.value.code, str(caught.value)


@pytest.mark.parametrize(
    ("make", "name", "kind"),
    [
        (lambda: papers.pdf("Tài liệu"), "Tài liệu.pdf", kinds.PDF),
        (lambda: papers.docx("Dự thảo"), "Dự thảo.DOCX", kinds.WORD),
        (lambda: papers.xlsx("STT"), "danh sách.xlsx", kinds.EXCEL),
        (papers.png, "ảnh.png", kinds.PNG),
        (lambda: papers.JPEG, "ảnh.jpeg", kinds.JPEG),
    ],
)
def test_papers_of_the_kinds_in_use_are_kept_whole(make, name: str, kind: kinds.Kind, store: Path) -> None:
    content = make()
    stored = attach(content, name)
    sha256 = hashlib.sha256(content).hexdigest()
    assert (stored.sha256, stored.size, stored.media_type, stored.name) == (
        sha256,
        len(content),
        kind.media_type,
        name,
    )
    assert (store / sha256[:2] / sha256).read_bytes() == content


def test_a_name_that_says_another_kind_is_refused_with_the_right_one() -> None:
    code, sentence = refusal(papers.pdf("x"), "kế hoạch.docx")
    assert code == "file_name_mismatch"
    assert sentence == (
        "Tệp “kế hoạch.docx” thực ra là tệp PDF: đề nghị đồng chí chọn đúng tệp, "
        "hoặc đổi đuôi tên tệp thành .pdf."
    )


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "trống.pdf", "file_empty"),
        (b"MZ\x90\x00 chuong trinh", "kế hoạch.pdf", "file_kind"),
        (b"<html><script>alert(1)</script>", "trang.pdf", "file_kind"),
        (papers.OLE, "kế hoạch.doc", "file_old_office"),
        (papers.OLE_LOCKED, "kế hoạch.docx", "file_locked"),
        (papers.macro_docx(), "kế hoạch.docx", "file_macros"),
        (
            papers.office(
                {"word/document.xml": ""}, types="application/vnd.ms-word.document.macroEnabled.main+xml"
            ),
            "kế hoạch.docx",
            "file_macros",
        ),
        (papers.office({"readme.txt": ""}), "nén.zip", "file_kind"),
        (b"PK\x03\x04 cut short", "hỏng.docx", "file_broken"),
        (papers.locked_pdf(), "khóa.pdf", "file_locked"),
        (papers.pdf("x") + b" " * 1024 * 1024, "lớn.pdf", "file_too_large"),
    ],
)
def test_what_cannot_be_taken_in_is_refused_by_name(content: bytes, name: str, code: str) -> None:
    found, sentence = refusal(content, name)
    assert found == code
    assert name in sentence
    assert "đồng chí" in sentence


@pytest.mark.parametrize(
    ("make", "name", "codes"),
    [
        (papers.quadratic_docx, "kế hoạch.docx", {"kept"}),
        (papers.bomb_docx, "kế hoạch.docx", {"file_too_much"}),
        (papers.bomb_types, "kế hoạch.docx", {"file_too_much"}),
        (papers.tight_docx, "kế hoạch.docx", {"file_too_much"}),
        (papers.many_parts_docx, "kế hoạch.docx", {"file_too_much"}),
        (papers.entities_docx, "kế hoạch.docx", {"file_broken"}),
        (papers.endless_pdf, "kế hoạch.pdf", {"file_too_long"}),
        (lambda: b"%PDF-1.4\n" + b"[" * 200_000, "kế hoạch.pdf", {"kept", "file_too_long"}),
    ],
)
def test_a_file_that_means_harm_takes_neither_time_nor_memory_of_the_server(
    make, name: str, codes: set[str], settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.UPLOAD_BYTES = 20 * 1024 * 1024
    monkeypatch.setattr(uploads, "SECONDS", 4.0)
    content, memory, began = make(), _peak(), _used_by_children()
    try:
        found, said = "kept", attach(content, name).name
    except Invalid as refused:
        found, said = refused.code, str(refused)
    assert found in codes
    assert name in said
    assert _used_by_children() - began < 7  # 4, and the start of a process
    assert _peak() - memory < 64 << 20


def _used_by_children() -> float:
    """Seconds of the processor."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _peak() -> int:
    """The most bytes that this process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def test_others_are_served_while_a_file_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "SECONDS", 3.0)
    endless, lasted = papers.endless_pdf(), list[float]()
    done = threading.Event()

    def looks() -> None:
        try:
            with request_lock(), pytest.raises(Invalid):
                uploads._inspect(endless, "x.pdf")
        finally:
            done.set()

    threading.Thread(target=looks).start()
    while not done.wait(0.05):
        began = time.monotonic()
        with request_lock():
            lasted.append(time.monotonic() - began)
    assert len(lasted) > 10
    assert max(lasted) < 1.5  # of 3 and more


def test_the_limit_is_named() -> None:
    assert "nhiều nhất 1 MB" in refusal(papers.pdf("x") + b" " * 1024 * 1024, "lớn.pdf")[1]


@pytest.mark.parametrize(
    ("declared", "stamp"),
    [
        (Classification.CONFIDENTIAL, "MẬT"),
        (Classification.SECRET, "TỐI MẬT"),
        (Classification.TOP_SECRET, "TUYỆT MẬT"),
    ],
)
def test_a_paper_declared_secret_is_refused_with_the_law(declared: Classification, stamp: str) -> None:
    code, sentence = refusal(papers.pdf("x"), "x.pdf", declared)
    assert code == "classified_declared"
    assert stamp in sentence
    assert LAW in sentence


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (lambda: papers.pdf("ĐẢNG BỘ XÃ", "TỐI MẬT", "Số 12-CV/ĐU"), "công văn.pdf"),
        (lambda: papers.docx("Công văn", header="TỐI MẬT"), "công văn.docx"),
        (lambda: papers.docx("Công văn", table="TỐI MẬT"), "công văn.docx"),
        (lambda: papers.xlsx("Danh sách", "TỐI MẬT"), "danh sách.xlsx"),
        (lambda: papers.pdf("Công văn"), "CV 12 (tối mật).pdf"),
        (lambda: papers.docx_with_footer("TỐI MẬT"), "công văn.docx"),
        (lambda: papers.docx_with_footer("Tối mật"), "công văn.docx"),
        (lambda: papers.docx("Công văn", table="Tối mật"), "công văn.docx"),
        (
            lambda: papers.xlsx_with_footer(
                "&amp;L&amp;8Trang &amp;P&amp;C&amp;&quot;Times,Bold&quot;TỐI MẬT"
            ),
            "biểu.xlsx",
        ),
        (lambda: papers.xlsx_with_footer("TỐI MẬT", rows=100_000), "biểu.xlsx"),
        (lambda: papers.pdf("Công văn", *["dòng"] * 30, "Tối mật"), "công văn.pdf"),
    ],
)
def test_a_stamped_paper_is_refused_with_the_law(make, name: str) -> None:
    code, sentence = refusal(make(), name)
    assert code == "classified_stamp"
    assert "TỐI MẬT" in sentence
    assert LAW in sentence
    assert name in sentence


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\Tài liệu\\kế hoạch.pdf", "kế hoạch.pdf"),
        ("../../etc/kế hoạch.pdf", "kế hoạch.pdf"),
        ("kế\u202ehoạch\u0000.pdf", "kếhoạch.pdf"),
        ("kế hoạch", "kế hoạch.pdf"),
        ("...", "tep.pdf"),
        ('a<b>:"c|d?.pdf', "a_b___c_d_.pdf"),
        ("k" * 300 + ".pdf", "k" * 146 + ".pdf"),
    ],
)
def test_names_are_cleaned_and_get_the_right_ending(given: str, kept: str) -> None:
    assert attach(papers.pdf("x"), given).name == kept


def test_the_same_content_is_kept_once() -> None:
    content = papers.pdf("Tài liệu")
    first, second = attach(content, "một.pdf"), attach(content, "hai.pdf")
    assert first.id == second.id
    assert StoredFile.rows.count() == 1
