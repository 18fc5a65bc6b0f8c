from pathlib import Path

from nennep.config.development.catalogues import contradictions, missing

PO = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Roll"
msgstr "Điểm danh"

msgid "Minutes"
msgstr ""
"""


def package(folder: Path, **files: str) -> Path:
    catalogue = folder / "meetings/locale/vi/LC_MESSAGES/django.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(PO, encoding="utf-8")
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_html", ".html").replace("_py", ".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def sentences(folder: Path) -> list[str]:
    return [sentence for _where, sentence in missing(folder)]


def test_an_entry_without_vietnamese_is_named(tmp_path: Path) -> None:
    assert missing(package(tmp_path)) == [("meetings/locale/vi/LC_MESSAGES/django.po", "Minutes")]


def test_a_sentence_of_the_code_that_no_catalogue_has_is_named_with_its_line(tmp_path: Path) -> None:
    folder = package(tmp_path, meetings__views_py='x = _("Roll")\ny = _("Ballot")\n')
    assert ("meetings/views.py:2", "Ballot") in missing(folder)
    assert "Roll" not in sentences(folder)


def test_sentences_of_templates_are_read(tmp_path: Path) -> None:
    text = '{% load i18n %}{% translate "Quorum" %}{% blocktranslate with n=1 %}{{ n }} present{% endblocktranslate %}'
    folder = package(tmp_path, meetings__templates__meetings__a_html=text)
    assert {"Quorum", "%(n)s present"} <= set(sentences(folder))


def test_what_django_itself_translates_is_not_missing(tmp_path: Path) -> None:
    assert "January" not in sentences(package(tmp_path, meetings__views_py='_("January")\n'))


def test_one_english_sentence_said_two_ways_is_named_with_its_apps(tmp_path: Path) -> None:
    folder = package(tmp_path)
    other = folder / "room/locale/vi/LC_MESSAGES/django.po"
    other.parent.mkdir(parents=True)
    other.write_text(PO, encoding="utf-8")
    assert contradictions(folder) == []
    other.write_text(PO.replace("Điểm danh", "Danh sách"), encoding="utf-8")
    assert contradictions(folder) == [("meetings, room", "Roll")]
