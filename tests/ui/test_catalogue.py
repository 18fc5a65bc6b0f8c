"""Everything that the screens or Django's forms can say, they say in Vietnamese."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django import forms
from django.core import validators
from django.utils import translation
from django.utils.functional import Promise

import nennep.ui

UI = Path(nennep.ui.__file__).parent
CATALOGUE = polib.pofile(str(UI / "locale/vi/LC_MESSAGES/django.po"))
SAID = re.compile(r'{%\s*translate\s+"([^"]+)"|\b(?:_|gettext_lazy)\(\s*"([^"]+)"')
BLOCKS = re.compile(
    r"{%\s*blocktranslate.*?%}(.*?)(?:{%\s*plural\s*%}.*?)?{%\s*endblocktranslate\s*%}", re.DOTALL
)


def msgids() -> set[str]:
    """What the sources of ui hand to gettext."""
    found: set[str] = set()
    for path in [*UI.rglob("*.html"), *UI.rglob("*.py")]:
        text = path.read_text(encoding="utf-8")
        found |= {first or second for first, second in SAID.findall(text)}
        found |= {re.sub(r"{{\s*(\w+)\s*}}", r"%(\1)s", block) for block in BLOCKS.findall(text)}
    return found


def django_messages() -> Iterator[str]:
    """The messages of Django's form fields and validators."""
    for module in (forms, validators):
        for _name, thing in inspect.getmembers(module, inspect.isclass):
            for message in [
                *getattr(thing, "default_error_messages", {}).values(),
                getattr(thing, "message", ""),
            ]:
                if isinstance(message, Promise) and (kept := getattr(message, "_args", None)):
                    yield str(kept[0])


def test_every_sentence_of_ui_has_a_vietnamese_one() -> None:
    missing = msgids() - {entry.msgid for entry in CATALOGUE if entry.translated()}
    assert not missing


def test_there_is_no_sentence_that_nobody_says() -> None:
    ours = [entry.msgid for entry in CATALOGUE[: _first_of_django()]]
    assert set(ours) <= msgids()


def test_every_message_of_djangos_forms_and_validators_is_ours() -> None:
    known = {entry.msgid for entry in CATALOGUE if entry.translated()}
    said = set(django_messages())
    assert len(said) > 20
    assert said <= known


def test_nobody_is_called_ban() -> None:
    for entry in CATALOGUE:
        texts = [entry.msgstr, *entry.msgstr_plural.values()]
        assert not [text for text in texts if re.search(r"\b[Bb]ạn\b", text)], entry.msgid


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.msgid[:40])
def test_a_translation_names_no_value_that_is_not_given(entry: polib.POEntry) -> None:
    given = re.findall(r"%\(\w+\)[sdr]", entry.msgid + entry.msgid_plural)
    for text in [entry.msgstr, *entry.msgstr_plural.values()]:
        assert set(re.findall(r"%\(\w+\)[sdr]", text)) <= set(given)


def test_a_form_answers_in_vietnamese() -> None:
    with translation.override("vi"):
        assert forms.CharField(max_length=3).error_messages["required"] == "Cần điền ô này."
        too_long = forms.Form.declared_fields | {"name": forms.CharField(max_length=3)}
        form = type("Named", (forms.Form,), too_long)({"name": "Nguyễn"})
        assert form.errors["name"] == ["Dài quá: nhiều nhất 3 ký tự, đang có 6."]


def _first_of_django() -> int:
    return next(i for i, entry in enumerate(CATALOGUE) if entry.tcomment.startswith("--- Django"))
