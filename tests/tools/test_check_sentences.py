from pathlib import Path

import pytest
from tools.check_sentences import MOST, quoted, sentences, wrong

SHORT = "Chi bộ họp, thảo luận và quyết nghị những việc sau đây của tháng này."
LONG = " ".join(["đồng", "chí"] * 13) + "."


def found(root: Path, name: str, text: str) -> list[str]:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return list(wrong(root))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "src/nennep/web/locale/vi/LC_MESSAGES/django.po",
            f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "a"\nmsgstr "{LONG}"\n',
        ),
        ("src/nennep/room/client/words.ts", f'const a = {{\n  b: "{LONG}",\n}};\n'),
        ("src/nennep/room/client/words.ts", f'const a =\n  "{LONG[:50]}" +\n  "{LONG[50:]}";\n'),
        ("src/nennep/rulebook/rules/a.toml", f'note = "{LONG}"\n'),
        ("src/nennep/meetings/printed/sentences.json", f'{{"a": "{SHORT} {LONG}"}}\n'),
        ("src/nennep/config/stop.py", f'SAID = """\n{LONG[:50]}\n{LONG[50:]}\n"""\n'),
    ],
)
def test_a_sentence_that_is_too_long_is_named_with_its_words(tmp_path: Path, name: str, text: str) -> None:
    (said,) = found(tmp_path, name, text)
    assert said.startswith(f"{name}:")
    assert f"{MOST + 1} words" in said


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("src/nennep/room/client/words.ts", f'const a = "{SHORT} {SHORT} {SHORT}";\n'),
        ("src/nennep/room/client/words.ts", f'const a = ["{SHORT}", "{SHORT}"];\n'),
        ("src/nennep/demo/said.toml", f'a = "{LONG}"\n'),
        ("src/nennep/core/acts.py", f'"""{"One plain sentence " * 12}."""\n'),
        *(("src/nennep/rulebook/rules/a.toml", f'value = "{each}"\n') for each in quoted()),
    ],
)
def test_short_ones_english_what_is_told_and_quoted_rules_may_stand(
    tmp_path: Path, name: str, text: str
) -> None:
    assert found(tmp_path, name, text) == []


def test_a_list_and_marks_of_a_page_end_a_sentence() -> None:
    text = "Đồng chí chọn:\n- một việc\n- hai việc <b>đã</b> làm. Rồi ghi lại"
    assert list(sentences(text)) == ["Đồng chí chọn:", "- một việc", "- hai việc đã làm.", "Rồi ghi lại"]


def test_quoted_rules_say_whose_they_are() -> None:
    assert all(quoted().values())


def test_our_own_sentences_are_short() -> None:
    assert list(wrong()) == []
