"""A sentence in the two languages of the program, for checks and generated pages."""

from django.utils import translation


def in_both_languages(sentence: object) -> tuple[str, str]:
    """The English and the Vietnamese of a lazily translated sentence."""
    with translation.override("en"):
        english = str(sentence)
    with translation.override("vi"):
        return english, str(sentence)


def has_vietnamese(sentence: object) -> bool:
    """Whether the Vietnamese catalogue says something of its own."""
    english, vietnamese = in_both_languages(sentence)
    return english != vietnamese
