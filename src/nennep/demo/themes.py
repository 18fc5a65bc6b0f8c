"""The themes of the demo's thematic meetings, one a quarter, each with what was said of it: invented contents."""

from __future__ import annotations

from nennep.demo.topics import Topic

THEMES: dict[str, Topic] = {
    "Học tập và làm theo Bác về nêu gương": Topic(
        "nêu gương của đảng viên trong việc nhà, việc bản",
        "Đồng chí được phân công trình bày chuyên đề: nói đi đôi với làm, việc gì cũng làm trước để bà con làm theo.",
        (
            "Đảng viên phải làm sạch ngõ nhà mình trước rồi mới vận động bà con.",
            "Đề nghị mỗi đồng chí đăng ký một việc cụ thể, có hạn, để chi bộ theo dõi.",
        ),
        "Chi bộ thống nhất mỗi đảng viên đăng ký một việc nêu gương trong năm, báo cáo kết quả mỗi quý.",
        (
            "Tổng hợp việc nêu gương đảng viên đăng ký",
            "Báo cáo kết quả việc nêu gương vào kỳ sinh hoạt cuối quý",
        ),
    ),
    "Đảng viên phụ trách hộ, giúp hộ nghèo phát triển kinh tế": Topic(
        "phân công đảng viên phụ trách hộ, giúp hộ nghèo có sinh kế",
        "Đồng chí được phân công trình bày chuyên đề: còn hộ nghèo thiếu vốn, thiếu cách làm, chưa biết tính toán.",
        (
            "Mỗi đảng viên nhận ba, bốn hộ là vừa; nhiều hơn thì không theo sát được.",
            "Nên giúp con giống và kỹ thuật, không giúp tiền một lần rồi thôi.",
        ),
        "Chi bộ thống nhất mỗi đảng viên phụ trách 3 đến 4 hộ, mỗi quý báo cáo hộ nào chuyển biến.",
        ("Lập danh sách đảng viên phụ trách hộ", "Hướng dẫn hộ nghèo kỹ thuật chăn nuôi, lập hồ sơ vay vốn"),
    ),
    "Xây dựng nếp sống văn hóa, giữ gìn vệ sinh môi trường": Topic(
        "xây dựng nếp sống văn hóa, giữ gìn vệ sinh môi trường",
        "Đồng chí được phân công trình bày chuyên đề: việc cưới, việc tang đã gọn hơn; rác còn đổ ra suối, ra đường.",
        (
            "Đề nghị mỗi nhóm hộ có một điểm thu gom rác, thứ Bảy cùng dọn.",
            "Gia đình đảng viên tổ chức việc cưới, việc tang đúng quy ước để bà con làm theo.",
        ),
        "Chi bộ giao mỗi đảng viên vận động các hộ mình phụ trách gom rác, tổ chức việc cưới, việc tang theo quy ước.",
        ("Vận động các hộ làm điểm thu gom rác của nhóm", "Rà soát, bổ sung quy ước về việc cưới, việc tang"),
    ),
    "Quản lý, bảo vệ rừng và vai trò của đảng viên": Topic(
        "quản lý, bảo vệ rừng, không để phá rừng làm nương",
        "Đồng chí được phân công trình bày chuyên đề: diện tích rừng được giao, chỗ giáp nương dễ bị lấn.",
        (
            "Đảng viên có nương gần rừng ký cam kết trước.",
            "Nên tuần tra vào mùa đốt nương, ghi sổ từng lượt.",
        ),
        "Chi bộ phân công đảng viên cùng tổ bảo vệ rừng tuần tra mỗi tháng hai lượt, nhắc ngay hộ lấn rừng.",
        ("Lập lịch tuần tra rừng có đảng viên tham gia", "Vận động hộ có nương giáp rừng ký cam kết"),
    ),
}
