"""Sheets to be filled in by hand, as sample documents."""

from tests.typesetting.minutes_sample import BANNER, DAY, NAMES

from nennep.typesetting.blocks import Cell, Column, DottedLines, Entry, Lines, paragraph, table
from nennep.typesetting.labels import place_and_date
from nennep.typesetting.model import PartyDocument, Signature


def attendance_sheet() -> PartyDocument:
    """Danh sách điểm danh, ký tên: boxes and room for the hand."""
    empty, ticked = Cell(box="empty", align="center"), Cell(box="ticked", align="center")
    rows: list[list[str | Cell]] = [
        [str(place), name, ticked if place % 4 else empty, empty if place % 4 else ticked, ""]
        for place, name in enumerate(NAMES, start=1)
    ]
    return PartyDocument(
        title="Danh sách",
        subject="đảng viên dự sinh hoạt chi bộ ngày 24/11/2026",
        superior="Đảng bộ xã Mường La",
        issuer="Chi bộ bản Pá Kìm",
        body=(
            table(
                [
                    Column("STT", 12, "center"),
                    Column("Họ và tên"),
                    Column("Có mặt", 20, "center"),
                    Column("Vắng có lý do", 26, "center"),
                    Column("Ký tên", 42),
                ],
                [*rows, [Cell("Tổng số", bold=True, span=2), Cell("9", bold=True), Cell("2", bold=True), ""]],
                size=13,
                row_height=10,
            ),
            Lines((Entry("Khách mời"), Entry("Ghi chú"))),
            DottedLines(2),
        ),
        signatures=(Signature(("NGƯỜI GHI BIÊN BẢN",)), Signature(("CHỦ TRÌ HỘI NGHỊ",))),
        banner=BANNER,
    )


def score_document() -> PartyDocument:
    """Phiếu chấm điểm chất lượng sinh hoạt."""
    criteria = (
        ("Thời gian sinh hoạt", 5, 5, "105 phút, quy định ít nhất 90 phút"),
        ("Tỷ lệ đảng viên dự sinh hoạt", 5, 4, "9/10 đồng chí, đạt 90 %"),
        ("Công tác chuẩn bị", 10, 10, "Thông báo trước 2 ngày, có tài liệu"),
        ("Tiến hành buổi sinh hoạt", 40, 36, "7/9 đồng chí phát biểu"),
        ("Thực hiện nguyên tắc", 5, 5, ""),
        ("Kết quả thực hiện nghị quyết tháng trước", 30, 27, "4/5 việc hoàn thành"),
        ("Kết thúc buổi sinh hoạt", 5, 5, "Đã đọc lại biên bản"),
    )
    rows: list[list[str | Cell]] = [
        [str(place), name, str(most), str(got), why]
        for place, (name, most, got, why) in enumerate(criteria, start=1)
    ]
    total: list[str | Cell] = [
        Cell("Tổng cộng", bold=True, span=2, align="center"),
        Cell("100", bold=True),
        Cell("92", bold=True),
        Cell("Xếp loại: Tốt", bold=True),
    ]
    return PartyDocument(
        title="Phiếu chấm điểm",
        subject="chất lượng sinh hoạt chi bộ tháng 11 năm 2026",
        superior="Đảng bộ xã Mường La",
        issuer="Chi bộ bản Pá Kìm",
        place_date=place_and_date("Mường La", DAY),
        body=(
            table(
                [
                    Column("STT", 12, "center"),
                    Column("Tiêu chí", 58),
                    Column("Điểm tối đa", 20, "right"),
                    Column("Điểm chấm", 20, "right"),
                    Column("Căn cứ"),
                ],
                [*rows, total],
            ),
            paragraph("Căn cứ: Hướng dẫn 42-HD/BTCTW ngày 28/10/2025.", size=12),
        ),
        signatures=(
            Signature(("NGƯỜI GHI BIÊN BẢN",), "Cà Văn Bình"),
            Signature(("CHỦ TRÌ HỘI NGHỊ",), "Lò Thị An"),
        ),
        dated=DAY,
    )
