from pathlib import Path

import pytest
from tools.check_terms import LIST, terms, wrong

PO = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def found(root: Path, name: str, text: str) -> list[str]:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return list(wrong(root))


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        (
            "src/nennep/web/locale/vi/LC_MESSAGES/django.po",
            PO + 'msgid "It"\nmsgstr ""\n"Buổi này không "\n"họp."\n',
            5,
        ),
        (
            "src/nennep/web/locale/vi/LC_MESSAGES/django.po",
            PO + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "%(n)s buổi không họp"\n',
            5,
        ),
        ("src/nennep/minutes/paper.py", 'A = 1\nTITLE = (\n    "Buổi này không "\n    "họp"\n)\n', 3),
        ("src/nennep/minutes/paper.py", 'def said(day):\n    return f"Ngày {day} không họp"\n', 2),
        ("src/nennep/config/stop.py", 'HELP = """\nBuổi này\nkhông họp\n"""\n', 1),
        ("src/nennep/room/client/words.ts", '// words\nexport const A = { b: "Buổi không họp." };\n', 2),
        ("src/nennep/room/client/words.ts", 'const A =\n  "Buổi này không " +\n  "họp";\n', 2),
        ("src/nennep/room/templates/room/a.html", "<p>\nKhông họp</p>\n", 2),
        ("src/nennep/meetings/printed/sentences.json", '{\n"a": "không họp"}\n', 2),
        ("src/nennep/rulebook/findings/findings.toml", '# a\nsentence = "Tháng này không họp."\n', 2),
        ("src/nennep/stories/shipped/a.toml", 'title = "Không họp"\n', 1),
        ("README.md", "# A\n\nBuổi không họp\n", 3),
        ("CHANGELOG.md", "- Không họp\n", 1),
        ("docs/mechanisms/room.md", "không họp\n", 1),
    ],
)
def test_a_planted_word_is_named_with_what_to_say(tmp_path: Path, name: str, text: str, line: int) -> None:
    (said,) = found(tmp_path, name, text)
    assert said.startswith(f"{name}:{line}: “")
    assert "say không tổ chức" in said


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("src/nennep/room/client/words.ts", "// Không họp: the meeting keeps its row\n"),
        ("src/nennep/rulebook/rules/a.toml", "# không họp\n"),
        ("src/nennep/room/static/room/a.ts", 'const a = "không họp";\n'),
        ("src/nennep/room/client/words.ts", 'const a = "Lũ về, không họp được";\n'),
        ("src/nennep/rulebook/agendas/a.toml", 'title = "Cử thư ký ghi biên bản"\n'),
        ("src/nennep/room/client/words.ts", 'const a = "Bí thư ký giấy, chi bộ bạn dự";\n'),
        ("src/nennep/core/text.py", 'SOUGHT = "sát nhập, uỷ"\n'),
        ("docs/domain.md", "thư ký, giao lưu\n"),
        ("src/nennep/config/serving/announce.py", 'SAID = "xem docs/secure-connection.md"\n'),
    ],
)
def test_comments_quotations_and_named_exceptions_may_stand(tmp_path: Path, name: str, text: str) -> None:
    assert found(tmp_path, name, text) == []


@pytest.mark.parametrize(
    "said",
    [
        "Bạn có dự không?",
        "Khai mạc",
        "Cử thư ký",
        "Gợi ý nội dung",
        "Dự quan sát",
        "Ai làm",
        "Xong trước ngày",
        "Nhiệm vụ này đã xong",
        "Giao việc mới",
        "Tính tỉ lệ dự",
        "Hiện định: 19 giờ 30",
        "Người chủ trì cho thông qua biên bản",
        "Đồng ý, làm",
        "Trả lời của tôi",
        "Ổ khóa của tệp bị hỏng",
        "Điện thoại tự giới thiệu",
        "Trình duyệt chưa hứa giữ lâu",
        "Biểu quyết được chưa?",
        "Chương trình giữ danh sách",
        "Mở chương trình ở chỗ có sóng",
        "Buổi giao lưu",
        "được giảm sinh hoạt",
        "miễn công tác đảng",
        "được miễn, giảm sinh hoạt",
        "Đã khoá biên bản",
        "Đảng uỷ xã",
        "Cách làm có trong docs/secure-connection.md",
        "Gõ lại mật khẩu",
        "Đồng chí dời ngày họp",
        "Chốt một bảng điểm khác",
        "Nhờ người trông máy chủ",
        "Không đọc được dữ liệu gửi lên",
        "Máy đề xuất theo ngày cố định",
        "Không đưa tài liệu mật vào máy.",
        "Văn phòng của người ấy",
        "Có 2 việc đã quá hạn",
        "Biên bản họp chi bộ",
    ],
)
def test_each_word_of_the_list_is_seen(tmp_path: Path, said: str) -> None:
    assert found(tmp_path, "src/nennep/room/client/words.ts", f'const a = "{said}";\n')


def test_every_word_says_what_instead_and_why() -> None:
    known, _quoted = terms(LIST)
    assert all(each.say and each.why for each in known)


def test_our_own_texts_say_the_chosen_words() -> None:
    assert list(wrong()) == []
