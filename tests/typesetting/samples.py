"""Documents as a cell and a commune would make them, for the tests, for looking at, and for the bench."""

from dataclasses import fields, is_dataclass
from datetime import date

from nennep.typesetting.labels import number_line, place_and_date
from nennep.typesetting.model import (
    Block,
    Bundle,
    Cell,
    Column,
    DottedLines,
    Entry,
    Heading,
    Lines,
    PartyDocument,
    Run,
    Signature,
    Together,
    items,
    paragraph,
    table,
)

DAY = date(2026, 11, 24)
BANNER = "SỐ LIỆU MINH HỌA"
NAMES = (
    "Lò Thị An", "Cà Văn Bình", "Mùa A Chứ", "Lò Văn Dương", "Giàng Thị Mai", "Quàng Văn Hặc",
    "Lường Thị Nguyệt", "Tòng Văn Phiêng", "Vàng A Sử", "Hoàng Thị Thuận", "Lò Văn Ước",
)  # fmt: skip


def notice(cell: str = "Chi bộ bản Pá Kìm") -> PartyDocument:
    """Thông báo sinh hoạt."""
    return PartyDocument(
        title="Thông báo",
        subject="sinh hoạt chi bộ thường kỳ tháng 11 năm 2026",
        superior="Đảng bộ xã Mường La",
        issuer=cell,
        number=number_line(11, "TB/CB"),
        place_date=place_and_date("Mường La", date(2026, 11, 22)),
        body=(
            paragraph(
                "Thực hiện lịch sinh hoạt năm 2026, chi ủy thông báo đến các đồng chí đảng viên trong chi bộ "
                "buổi sinh hoạt thường kỳ tháng 11 như sau:"
            ),
            Lines(
                (
                    Entry("Thời gian", "19 giờ 30 phút, thứ Ba ngày 24/11/2026"),
                    Entry("Địa điểm", "Nhà văn hóa bản Pá Kìm"),
                    Entry("Chủ trì", "đồng chí Bí thư chi bộ"),
                ),
                marker="-",
            ),
            Heading("Nội dung", 1, 1),
            items(
                "Kết quả lãnh đạo thực hiện nhiệm vụ tháng 10; việc các đồng chí được phân công.",
                "Tình hình tư tưởng, dư luận; thông tin thời sự, chính sách mới.",
                "Nhiệm vụ tháng 11: thu hoạch ngô vụ muộn, phòng chống rét cho đàn gia súc, vận động 9 hộ còn lại "
                "làm nhà vệ sinh hợp quy cách.",
                "Biểu quyết nghị quyết tháng 11 và phân công nhiệm vụ.",
                style="number",
            ),
            Heading("Tài liệu", 1, 2),
            paragraph(
                "Dự thảo nghị quyết tháng 11 và báo cáo kết quả tháng 10 được gửi kèm. Đồng chí nào không dự được "
                "thì báo lý do với Bí thư chi bộ trước ngày 24/11."
            ),
            paragraph(
                "Đề nghị các đồng chí nghiên cứu tài liệu, chuẩn bị ý kiến và dự sinh hoạt đầy đủ, đúng giờ."
            ),
        ),
        recipients=(
            "Đồng chí cấp ủy viên phụ trách chi bộ",
            "Các đồng chí đảng viên trong chi bộ",
            "Lưu Chi bộ",
        ),
        signatures=(Signature(("T/M CHI BỘ", "BÍ THƯ"), "Lò Thị An"),),
        banner=BANNER,
        dated=date(2026, 11, 22),
    )


def invitation() -> PartyDocument:
    """Giấy mời to a guest, from a ward's committee with a long name."""
    return PartyDocument(
        title="Giấy mời",
        superior="Đảng ủy phường Bến Nghé",
        issuer="Chi bộ khu phố 3",
        number=number_line(None, "GM/CB"),
        place_date=place_and_date("Bến Nghé", date(2026, 11, 4)),
        body=(
            paragraph(
                Run("Chi bộ khu phố 3 trân trọng kính mời: ", bold=True),
                "đồng chí Ủy viên Ban Thường vụ Đảng ủy phường, phụ trách chi bộ",
                indent=True,
            ),
            paragraph("Đến dự buổi sinh hoạt chuyên đề quý IV năm 2026 của chi bộ."),
            Lines(
                (
                    Entry("Thời gian", "8 giờ 00, thứ Bảy ngày 07/11/2026"),
                    Entry("Địa điểm", "Phòng họp khu phố 3, số 12 đường Nguyễn Bỉnh Khiêm"),
                    Entry("Nội dung", "Xây dựng khu phố văn minh, giữ gìn vệ sinh kênh rạch"),
                    Entry("Người liên hệ"),
                )
            ),
            paragraph("Sự có mặt của đồng chí góp phần vào kết quả của buổi sinh hoạt."),
        ),
        recipients=("Như kính mời", "Lưu Chi bộ"),
        signatures=(Signature(("T/M CHI BỘ", "PHÓ BÍ THƯ"), "Nguyễn Thị Bích Phượng", mark="(đã ký)"),),
        dated=date(2026, 11, 4),
    )


def resolution() -> PartyDocument:
    """Nghị quyết tháng."""
    return PartyDocument(
        title="Nghị quyết",
        subject="về nhiệm vụ trọng tâm tháng 11 năm 2026",
        superior="Đảng bộ xã Mường La",
        issuer="Chi bộ bản Pá Kìm",
        number=number_line(5, "NQ/CB"),
        place_date=place_and_date("Mường La", DAY),
        body=(
            Heading("KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG 10", 1, 1),
            _tasks_table(),
            Heading("NHIỆM VỤ THÁNG 11", 1, 2),
            Heading("Phát triển kinh tế", 2, 1),
            Heading("Trồng trọt", 3, 1),
            paragraph(
                "Lãnh đạo nhân dân thu hoạch xong 12 ha ngô vụ muộn trước ngày 10/12; chuẩn bị giống, phân bón cho "
                "vụ đông xuân, không để đất trống."
            ),
            Heading("Chăn nuôi", 3, 2),
            paragraph("Che chắn chuồng trại, dự trữ rơm, cỏ khô cho 146 con trâu, bò; tiêm phòng đạt 100 %."),
            Heading("Văn hóa, xã hội", 2, 2),
            paragraph(
                "Vận động 9 hộ còn lại làm nhà vệ sinh hợp quy cách (hiện có ",
                Run("38/47 hộ, đạt 80,9 %", bold=True),
                ") và 7 hộ làm lò đốt rác.",
            ),
            items(
                "mỗi đảng viên phụ trách từ 3 đến 4 hộ, báo cáo kết quả tại buổi sinh hoạt sau",
                "chi đoàn giúp ngày công cho 2 hộ neo đơn",
                style="letter",
            ),
            Heading("TỔ CHỨC THỰC HIỆN", 1, 3),
            paragraph(
                "Nghị quyết được chi bộ biểu quyết thông qua với 10/10 đảng viên chính thức tán thành, đạt 100 %; "
                "giao chi ủy và các đồng chí đảng viên thực hiện."
            ),
        ),
        recipients=("Đảng ủy xã (báo cáo)", "Các đồng chí đảng viên", "Lưu Chi bộ"),
        signatures=(Signature(("T/M CHI BỘ", "BÍ THƯ"), "Lò Thị An"),),
        banner=BANNER,
        dated=DAY,
    )


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


def score_sheet() -> PartyDocument:
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


def minutes(cell: str = "Chi bộ bản Pá Kìm", number: int = 11) -> PartyDocument:
    """Biên bản of two to three pages with tables."""
    return PartyDocument(
        title="Biên bản",
        subject="sinh hoạt chi bộ thường kỳ tháng 11 năm 2026",
        superior="Đảng bộ xã Mường La",
        issuer=cell,
        number=number_line(number, "BB/CB"),
        body=(
            Lines(
                (
                    Entry("Thời gian", "bắt đầu lúc 19 giờ 30 phút ngày 24/11/2026"),
                    Entry("Địa điểm", f"Nhà văn hóa, {cell}"),
                    Entry("Chủ trì", f"đồng chí {NAMES[0]}, Bí thư chi bộ"),
                    Entry("Người ghi biên bản", f"đồng chí {NAMES[1]}"),
                    Entry("Khách mời", "đồng chí Ủy viên Ban Chấp hành Đảng bộ xã, phụ trách chi bộ"),
                    Entry("Có mặt", "10/11 đảng viên (9 chính thức, 1 dự bị)"),
                    Entry("Vắng", "1 đồng chí có lý do: Mùa A Chứ (đi làm ăn xa)"),
                ),
                marker="-",
            ),
            Heading("KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG 10", 1, 1),
            _tasks_table(),
            Heading("NỘI DUNG SINH HOẠT", 1, 2),
            *_agenda(),
            Heading("BIỂU QUYẾT", 1, 3),
            Together((paragraph("Chi bộ biểu quyết bằng hình thức giơ thẻ; kết quả:"), _ballots())),
            Heading("KẾT LUẬN", 1, 4),
            paragraph(
                "Đồng chí chủ trì kết luận: chi bộ thống nhất các nội dung đã bàn; giao các đồng chí được phân công "
                "thực hiện đúng hạn và báo cáo tại buổi sinh hoạt tháng 12. Biên bản đã được đọc lại trước chi bộ, "
                "100 % đảng viên có mặt nhất trí."
            ),
            paragraph("Buổi sinh hoạt kết thúc lúc 21 giờ 15 phút cùng ngày."),
        ),
        signatures=(
            Signature(("NGƯỜI GHI BIÊN BẢN",), NAMES[1]),
            Signature(("CHỦ TRÌ HỘI NGHỊ",), NAMES[0]),
        ),
        banner=BANNER,
        dated=DAY,
    )


def bundle(count: int) -> Bundle:
    """The minutes of that many cells, as a commune's clerk prints them."""
    return Bundle(
        tuple(minutes(f"Chi bộ bản số {place}", place) for place in range(1, count + 1)),
        name="Biên bản sinh hoạt tháng 11 năm 2026 – Đảng bộ xã Mường La",
    )


_ROAD = (
    "đề nghị cứng hóa tiếp 200 m đường vào khu sản xuất, nhân dân góp ngày công và cát sỏi, xã hỗ trợ xi măng; "
    "hoàn thành trước mùa mưa năm sau."
)
_HYGIENE = (
    "cho biết còn 9 hộ chưa làm nhà vệ sinh vì thiếu vốn, đề nghị Hội Phụ nữ giúp vay quỹ quay vòng và đảng viên "
    "phụ trách hộ đến từng nhà vận động."
)
_ORDER = (
    "báo cáo tình hình an ninh trật tự ổn định, không có người nghiện mới; đề nghị duy trì tổ tự quản tuần tra "
    "vào các tối thứ Bảy."
)


def _agenda() -> list[Block]:
    topics = ("Sản xuất, chăn nuôi", "Xây dựng nông thôn mới", "An ninh trật tự")
    blocks: list[Block] = []
    for place, topic in enumerate(topics, start=1):
        blocks.append(Heading(topic, 2, place))
        for shift, speech in enumerate((_ROAD, _HYGIENE, _ORDER)):
            speaker = NAMES[(place * 3 + shift) % len(NAMES)]
            blocks.append(paragraph("- Đồng chí ", Run(speaker, bold=True), f" {speech}"))
    return blocks


def _tasks_table() -> Block:
    return table(
        [
            Column("STT", 12, "center"),
            Column("Nhiệm vụ"),
            Column("Người thực hiện", 36),
            Column("Hạn", 24, "center"),
            Column("Kết quả", 30),
        ],
        [
            [
                "1",
                "Rà soát hộ nghèo, lập danh sách đề nghị hỗ trợ làm nhà",
                NAMES[3],
                "31/10/2026",
                "Hoàn thành",
            ],
            ["2", "Vận động nhân dân nạo vét 500 m kênh mương", NAMES[5], "20/10/2026", "Hoàn thành"],
            ["3", "Vận động 9 hộ làm nhà vệ sinh hợp quy cách", NAMES[6], "30/11/2026", "Đang làm: 3/9 hộ"],
        ],
    )


def _ballots() -> Block:
    return table(
        [
            Column("Nội dung"),
            Column("Tán thành", 24, "right"),
            Column("Không tán thành", 24, "right"),
            Column("Ý kiến khác", 24, "right"),
        ],
        [
            ["Thông qua nghị quyết tháng 11 (cần 6/10)", "9", "0", "0"],
            ["Giới thiệu quần chúng Lò Văn Pản đi học lớp nhận thức về Đảng", "9", "0", "0"],
        ],
    )


ALL = {
    "notice": notice,
    "invitation": invitation,
    "resolution": resolution,
    "attendance_sheet": attendance_sheet,
    "score_sheet": score_sheet,
    "minutes": minutes,
}


def texts(part: object) -> list[str]:
    """Every text inside a document or a part of it that is to be printed, cut at line ends."""
    if isinstance(part, str):
        return [line for line in part.split("\n") if line.strip()]
    if isinstance(part, tuple):
        return [text for each in part for text in texts(each)]
    if not is_dataclass(part):
        return []
    hidden = _STYLES + (("name",) if isinstance(part, PartyDocument | Bundle) else ())
    return [
        text for each in fields(part) if each.name not in hidden for text in texts(getattr(part, each.name))
    ]


_STYLES = ("align", "box", "style", "marker")
