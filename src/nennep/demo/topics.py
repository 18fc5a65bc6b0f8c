"""What is said in the demo's meetings: invented contents, by month and by type of cell, in the words of the field."""

from __future__ import annotations

from dataclasses import dataclass

from nennep.organisation.enums import CellType


@dataclass(frozen=True, slots=True)
class Topic:
    """A month's main matter: what was reported, what members said, what the chair concluded, what was assigned."""

    about: str
    report: str
    said: tuple[str, ...]
    conclusion: str
    tasks: tuple[str, ...]


HAMLET: tuple[Topic, ...] = (
    Topic(
        "chăm sóc đàn gia súc, đón Tết an toàn, tiết kiệm",
        "Rét đậm kéo dài; bản có 12 hộ chưa che chắn chuồng trại. Công tác chuẩn bị Tết cơ bản bảo đảm.",
        (
            "Đề nghị vận động các hộ dự trữ rơm, không thả rông trâu bò khi dưới 10 độ.",
            "Cần nhắc bà con không đốt pháo nổ, không mua pháo trái phép.",
        ),
        "Chi bộ thống nhất mỗi đảng viên vận động 2 hộ che chắn chuồng, dự trữ thức ăn cho gia súc.",
        (
            "Vận động các hộ trong nhóm che chắn chuồng trại, dự trữ rơm",
            "Kiểm tra việc ký cam kết không đốt pháo nổ",
        ),
    ),
    Topic(
        "ra quân đầu năm, trồng cây, làm đất vụ xuân",
        "Sau Tết tình hình ổn định, 100% hộ xuống đồng; thanh niên trúng tuyển đã lên đường nhập ngũ.",
        (
            "Đề nghị nạo vét mương trước khi lấy nước đổ ải.",
            "Nên giao Đoàn thanh niên trồng cây ven đường vào bản.",
        ),
        "Chi bộ lãnh đạo nạo vét 800 m mương nội đồng trong tháng, phát động Tết trồng cây.",
        ("Huy động nhân dân nạo vét mương nội đồng", "Phối hợp Đoàn thanh niên trồng cây ven đường vào bản"),
    ),
    Topic(
        "phòng cháy, chữa cháy rừng mùa khô",
        "Cấp dự báo cháy rừng ở mức cao; tổ bảo vệ rừng đã phát đường băng cản lửa.",
        (
            "Cần phân công trực gác buổi trưa và chiều tối.",
            "Hộ làm nương gần rừng phải báo trước khi đốt dọn.",
        ),
        "Chi bộ thống nhất lịch trực gác rừng, đảng viên làm nòng cốt từng nhóm hộ.",
        ("Lập lịch trực gác rừng của bản và đôn đốc thực hiện", "Nhắc các hộ có nương gần rừng ký cam kết"),
    ),
    Topic(
        "làm cỏ, bón phân, phòng bệnh cho lúa và ngô",
        "Lúa xuân sinh trưởng tốt, có nơi xuất hiện sâu cuốn lá; ngô gieo được hơn nửa diện tích.",
        ("Đề nghị mời cán bộ khuyến nông về hướng dẫn.", "Các hộ nên phun cùng đợt thì mới có hiệu quả."),
        "Chi bộ giao trưởng bản mời khuyến nông xã tập huấn trong tháng.",
        (
            "Mời khuyến nông tập huấn phòng trừ sâu bệnh",
            "Theo dõi diện tích ngô của các hộ được phân công phụ trách",
        ),
    ),
    Topic(
        "học tập và làm theo Bác: gương mẫu, nói đi đôi với làm",
        "Chi bộ đã phổ biến chuyên đề của năm; mỗi đảng viên chọn một việc làm theo.",
        (
            "Tôi đăng ký giúp một hộ nghèo kỹ thuật nuôi dê nhốt chuồng.",
            "Đề nghị ghi việc đăng ký vào sổ để cuối năm soát lại.",
        ),
        "Chi bộ ghi nhận việc đăng ký của từng đảng viên, kiểm điểm vào kỳ sinh hoạt cuối năm.",
        ("Giúp một hộ nghèo kỹ thuật chăn nuôi", "Tổng hợp việc đăng ký làm theo của đảng viên"),
    ),
    Topic(
        "thu hoạch vụ xuân, chuẩn bị vụ mùa, phòng lũ quét",
        "Lúa xuân cho năng suất khá; mùa mưa đến, có hai điểm nguy cơ sạt lở.",
        ("Cần cắm biển ở ngầm suối và báo cho học sinh.", "Đề nghị rà lại số điện thoại các hộ ở vùng thấp."),
        "Chi bộ thống nhất phương án sơ tán tại chỗ, phân công đảng viên phụ trách từng nhóm hộ.",
        ("Cắm biển cảnh báo ở ngầm suối", "Lập danh sách số hộ cần sơ tán khi có mưa lớn"),
    ),
    Topic(
        "tri ân người có công, cấy lúa mùa, giữ vệ sinh môi trường",
        "Đã thăm hỏi các gia đình chính sách; vụ mùa cấy xong trên 80% diện tích.",
        ("Nên dọn đường làng vào sáng thứ bảy hằng tuần.", "Còn một số hộ chưa có nơi xử lý rác."),
        "Chi bộ phát động ngày thứ bảy dọn vệ sinh, vận động các hộ làm lò đốt rác.",
        ("Vận động các hộ còn lại làm lò đốt rác", "Tổ chức dọn vệ sinh đường bản sáng thứ bảy"),
    ),
    Topic(
        "chuẩn bị năm học mới, không để học sinh bỏ học",
        "Toàn bản có 96 cháu trong độ tuổi đến trường; còn 3 cháu có nguy cơ bỏ học.",
        ("Đề nghị đảng viên đến nhà vận động trước ngày khai giảng.", "Nên hỏi nhà trường về xe đưa đón."),
        "Chi bộ phân công đảng viên đến từng nhà, bảo đảm 100% trẻ ra lớp.",
        ("Vận động các gia đình cho con ra lớp đủ", "Làm việc với nhà trường về nơi ở bán trú"),
    ),
    Topic(
        "chăm sóc lúa mùa, phòng bệnh cho trâu bò, an ninh trật tự",
        "Đã tiêm phòng đợt hai cho 90% đàn trâu bò; an ninh trật tự giữ vững.",
        (
            "Đề nghị công an xã tuyên truyền về lừa đảo qua điện thoại.",
            "Cần nhắc bà con đội mũ bảo hiểm khi đi chợ.",
        ),
        "Chi bộ giao tổ an ninh phối hợp công an xã tuyên truyền một buổi.",
        ("Phối hợp công an xã tuyên truyền phòng lừa đảo", "Đôn đốc tiêm phòng hết số trâu bò còn lại"),
    ),
    Topic(
        "thu hoạch lúa mùa, trồng cây vụ đông",
        "Lúa mùa chín, các hộ đổi công thu hoạch; 15 hộ đăng ký trồng rau vụ đông.",
        ("Nên ký kết với hợp tác xã để có nơi tiêu thụ.", "Đường nội đồng lầy, đề nghị rải đá hai đoạn."),
        "Chi bộ vận động góp ngày công rải đá 200 m đường nội đồng.",
        ("Huy động ngày công rải đá đường nội đồng", "Liên hệ hợp tác xã bao tiêu rau vụ đông"),
    ),
    Topic(
        "ngày hội đại đoàn kết, bảo vệ rừng, quản lý người đi làm ăn xa",
        "Đã tổ chức ngày hội đại đoàn kết; bản có 41 người đi làm ăn xa, cơ bản giữ liên lạc.",
        (
            "Đề nghị lập nhóm liên lạc với bà con đi làm ăn xa.",
            "Phải nhắc việc phát nương lấn rừng ở khe phía bắc.",
        ),
        "Chi bộ giữ nghiêm quy ước bảo vệ rừng, giao Chi hội phụ nữ giữ liên lạc với gia đình có người đi làm xa.",
        ("Kiểm tra ranh giới rừng ở khe phía bắc", "Tổng hợp số hộ có người đi làm ăn xa"),
    ),
    Topic(
        "kiểm điểm cuối năm, bình xét hộ nghèo, phòng rét",
        "Chi bộ hoàn thành cơ bản nghị quyết năm; đã họp bản bình xét hộ nghèo công khai.",
        (
            "Đề nghị công khai kết quả bình xét tại nhà văn hóa.",
            "Cần chuẩn bị tốt bản tự kiểm điểm của đảng viên.",
        ),
        "Chi bộ thống nhất tiến độ kiểm điểm, mỗi đảng viên nộp bản tự kiểm điểm trước kỳ sinh hoạt tới.",
        ("Thu bản tự kiểm điểm của đảng viên", "Niêm yết kết quả bình xét hộ nghèo"),
    ),
)

SCHOOL = Topic(
    "nâng cao chất lượng dạy và học, nền nếp của học sinh",
    "Tỷ lệ chuyên cần đạt 97%; đã dự giờ 12 tiết, xếp loại khá, tốt.",
    ("Đề nghị tổ chuyên môn bồi dưỡng giáo viên mới.", "Cần phối hợp bản vận động học sinh nghỉ dài ngày."),
    "Chi bộ lãnh đạo thực hiện tốt kế hoạch chuyên môn, duy trì sĩ số.",
    ("Dự giờ, góp ý cho giáo viên mới", "Vận động học sinh nghỉ dài ngày trở lại lớp"),
)

CLINIC = Topic(
    "khám chữa bệnh, tiêm chủng, phòng dịch theo mùa",
    "Trong tháng khám 412 lượt, tiêm chủng đạt 95%; chưa phát hiện ổ dịch.",
    ("Đề nghị truyền thông về nước sạch ở các bản xa.", "Cần rà soát thuốc thiết yếu trước mùa mưa."),
    "Chi bộ thống nhất lịch đi bản tiêm chủng, truyền thông.",
    ("Lập lịch tiêm chủng tại các bản xa", "Kiểm kê thuốc thiết yếu"),
)

OFFICE = Topic(
    "tham mưu đúng hạn, kỷ luật, kỷ cương công vụ",
    "Các văn bản tham mưu trong tháng bảo đảm tiến độ; cán bộ chấp hành tốt kỷ luật giờ làm việc.",
    (
        "Đề nghị tăng số buổi đi cơ sở, nắm tình hình sớm hơn.",
        "Nên chia sẻ kinh nghiệm viết báo cáo ngắn gọn.",
    ),
    "Chi bộ lãnh đạo hoàn thành chương trình công tác tháng, tăng thời gian đi cơ sở.",
    ("Đi cơ sở nắm tình hình và báo cáo", "Rà soát tiến độ chương trình công tác"),
)

IDEOLOGY = (
    "Tư tưởng cán bộ, đảng viên và nhân dân ổn định, tin tưởng sự lãnh đạo của Đảng. "
    "Dư luận quan tâm giá vật tư nông nghiệp."
)
SELF_CRITICISM = "Tự nhận còn chậm báo cáo kết quả việc được giao, xin rút kinh nghiệm và làm đúng hẹn."
PROPOSED = "Lịch tổng vệ sinh, nạo vét mương chung của bản"
WANTS_TO_SAY = "Cách làm của nhóm hộ tôi phụ trách"
EXCHANGE = (
    "Trao đổi cách phân công đảng viên phụ trách hộ và cách chuẩn bị nội dung sinh hoạt sát việc của bản.",
    "Trao đổi kinh nghiệm đổi mới phương thức lãnh đạo, nâng cao chất lượng sinh hoạt chi bộ.",
)


def topic(kind: CellType, month: int) -> Topic:
    """The main matter of a month (1–12) in a cell of that type."""
    by_kind = {CellType.SCHOOL: SCHOOL, CellType.CLINIC: CLINIC, CellType.OFFICE: OFFICE}
    return by_kind.get(kind) or HAMLET[month - 1]
