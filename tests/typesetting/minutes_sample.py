"""Minutes as a cell would make them: the longest of the sample documents."""

from datetime import date

from nennep.typesetting.blocks import Block, Column, Entry, Heading, Lines, Run, Together, paragraph, table
from nennep.typesetting.labels import number_line
from nennep.typesetting.model import PartyDocument, Signature

DAY = date(2026, 11, 24)


BANNER = "SỐ LIỆU MINH HỌA"


NAMES = (
    "Lò Thị An", "Cà Văn Bình", "Mùa A Chứ", "Lò Văn Dương", "Giàng Thị Mai", "Quàng Văn Hặc",
    "Lường Thị Nguyệt", "Tòng Văn Phiêng", "Vàng A Sử", "Hoàng Thị Thuận", "Lò Văn Ước",
)  # fmt: skip


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
            tasks_table(),
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


def tasks_table() -> Block:
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
