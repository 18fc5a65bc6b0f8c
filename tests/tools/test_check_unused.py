"""Dead code is named; what is used, or called by a framework, is not."""

from __future__ import annotations

from pathlib import Path

from tools.check_unused import unused, unused_templates


def write(root: Path, name: str, text: str) -> None:
    path = root / "src/nennep" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_what_nothing_but_its_own_words_name_is_found_with_its_line(tmp_path: Path) -> None:
    write(
        tmp_path,
        "dues/rates.py",
        '"""Not `rate_of`."""\n\nRATES = {}\n\n\ndef rate_of(on):\n    return RATES[on]\n',
    )
    assert list(unused(tmp_path)) == [
        "src/nennep/dues/rates.py:6: rate_of is used by nothing but tests: leave it out"
    ]


def test_a_use_by_a_method_a_template_or_a_text_is_one(tmp_path: Path) -> None:
    write(
        tmp_path, "dues/rates.py", "def of():\n    pass\n\n\nclass Due:\n    def paid(self):\n        of()\n"
    )
    write(tmp_path, "dues/templates/dues/due.html", "{{ due.paid }}")
    write(tmp_path, "config/settings.py", 'READ_BY_DJANGO = "nennep.dues.rates.Due"\n')
    assert list(unused(tmp_path)) == []


def test_what_django_calls_by_name_is_used(tmp_path: Path) -> None:
    write(tmp_path, "dues/forms.py", "def clean_amount():\n    pass\n")
    write(tmp_path, "dues/selectors.py", "def clean_amount():\n    pass\n")
    assert [line.partition(":")[0] for line in unused(tmp_path)] == ["src/nennep/dues/selectors.py"]


def test_a_template_that_nothing_draws_is_found(tmp_path: Path) -> None:
    write(tmp_path, "dues/views.py", 'render(request, "dues/due.html")\n')
    write(tmp_path, "dues/templates/dues/due.html", '{% include "dues/row.html" %}')
    write(tmp_path, "dues/templates/dues/row.html", "")
    write(tmp_path, "dues/templates/dues/old.html", "")
    assert list(unused_templates(tmp_path)) == [
        "src/nennep/dues/templates/dues/old.html: nothing draws dues/old.html: leave it out"
    ]
