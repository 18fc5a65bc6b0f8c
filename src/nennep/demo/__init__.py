"""The demo: the organisations of the five articles as they were, with invented people. No model is imported here."""

PASSWORD = "nen-nep-2026"
"""The password of every demo login."""

_LOGINS = (
    ("Bí thư chi bộ bản Pá Kìm", "pakim", "Xã Chiềng Muôn, huyện Mường La: 11 đảng viên, sinh hoạt ngày 24"),
    (
        "Đảng viên chi bộ bản Pá Kìm",
        "pakim-dv",
        "Không giữ chức vụ: buổi họp tới, buổi gần nhất, nhiệm vụ được giao",
    ),
    ("Cấp ủy viên phụ trách bản Pá Kìm", "pakim-pt", "Đề xuất nội dung, góp ý dự thảo, dự sinh hoạt"),
    (
        "Bí thư chi bộ bản Ngồ Hén",
        "ngohen",
        "Xã Hát Lót, huyện Mai Sơn: 31 đảng viên, họp chung với Ban Dân vận",
    ),
    ("Bí thư chi bộ Ban Dân vận Tỉnh ủy", "danvan", "17 đảng viên, chi bộ cơ quan"),
    ("Bí thư chi bộ bản Cang Mường", "cangmuong", "Xã Mường Chanh, huyện Mai Sơn, sinh hoạt ngày 24"),
    ("Văn phòng Đảng ủy xã Bản Hon", "banhon", "Huyện Tam Đường, Lai Châu: 13 chi bộ, sinh hoạt ngày 03"),
    ("Bí thư chi bộ 4 (bản Đông Pao), Bản Hon", "dongpao", "Sinh hoạt mẫu, có đại biểu dự và học tập"),
    ("Bí thư Đảng ủy xã Hát Lót", "hatlot", "22 chi bộ, 415 đảng viên"),
    ("Huyện ủy Mai Sơn", "maison", "Xem nghị quyết, số liệu các xã; không đọc lời phát biểu ở chi bộ"),
)


def logins() -> list[tuple[str, str, str, str]]:
    """(who, login, password, what to look at), in the order of the login page."""
    return [(who, username, PASSWORD, what) for who, username, what in _LOGINS]
