"""The sentences of the minutes: nennep.meetings.printed.sentences."""

from __future__ import annotations

import string

from nennep.meetings.printed.sentences import say, say_of, sentences
from nennep.rulebook.item_kinds import item_kinds


def test_sentences_are_flat_format_strings_with_named_values() -> None:
    for key, sentence in sentences().items():
        for _text, field, spec, conversion in string.Formatter().parse(sentence):
            assert field is None or field.isidentifier(), key
            assert not spec, key
            assert conversion is None, key


def test_text_of_people_is_never_read_as_a_format() -> None:
    assert say("person", name="{office}") == "đồng chí {office}"


def test_a_kind_without_a_sentence_of_its_own_takes_the_common_one() -> None:
    assert say_of("those_meeting", "cell") == "chi bộ"
    assert say_of("those_meeting", "secretaries") == "hội nghị"


def test_every_kind_of_item_whose_facts_stand_under_it_has_a_title_of_its_own_section() -> None:
    for kind in item_kinds().values():
        assert not kind.facts or f"section.{kind.facts}" in sentences()
