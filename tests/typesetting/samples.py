"""Documents as a cell and a commune would make them, for the tests, for looking at, and for the bench."""

from dataclasses import fields, is_dataclass
from datetime import date

from tests.typesetting.minutes_sample import BANNER, DAY, minutes, tasks_table
from tests.typesetting.sheet_samples import attendance_sheet, score_document

from nennep.typesetting.blocks import Block, Entry, Heading, Lines, Run, items, paragraph
from nennep.typesetting.labels import number_line, place_and_date
from nennep.typesetting.model import Bundle, PartyDocument, Signature


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
            paragraph("Rất mong đồng chí sắp xếp thời gian đến dự."),
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
            tasks_table(),
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


def bundle(count: int) -> Bundle:
    """The minutes of that many cells, as a commune's clerk prints them."""
    return Bundle(
        tuple(minutes(f"Chi bộ bản số {place}", place) for place in range(1, count + 1)),
        name="Biên bản sinh hoạt tháng 11 năm 2026 – Đảng bộ xã Mường La",
    )


ALL = {
    "notice": notice,
    "invitation": invitation,
    "resolution": resolution,
    "attendance_sheet": attendance_sheet,
    "score_document": score_document,
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


def plain(*blocks: Block, **others: object) -> PartyDocument:
    """A document with these blocks and no more than it needs."""
    return PartyDocument(title="Biên bản", issuer="Chi bộ 4", body=blocks, **others)  # type: ignore[arg-type]
