"""One sentence for each of pydantic's error types: what a person should enter instead. See payload_errors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Sentence

WRONG = _("This cannot be right. Please check it and enter it again.")
_FORM = _("The program did not understand what was sent. Reload the page and enter it again.")
_MISSING = _("This is still empty. Please fill it in.")
_UNKNOWN = _("The program does not know this field. Reload the page to get its newest form.")
_TEXT = _("Please enter text here.")
_NUMBER = _("Please enter a number, in digits.")
_WHOLE = _("Please enter a whole number, in digits.")
_CHOICE = _("Please choose one of the answers that are offered.")
_YES_NO = _("Please answer yes or no.")
_LIST = _("A list was expected here. Reload the page and enter it again.")
_DATE = _("Please enter a date as day/month/year, for example 24/05/2026.")
_ISO_DAY = _("Please give the day as year-month-day, for example 2026-11-24.")
_TELEPHONE_NUMBER = _("This is no telephone number: ten digits, for example 0912 345 678.")
_PARTIAL_DATE = _(
    "Please enter a date as day/month/year, month/year or year, for example 5/2/1960, 2/1960 or 1960."
)
_TIME = _("Please enter a time as hour:minute, for example 14:30.")
_MOMENT = _("Please enter a date and a time, for example 24/05/2026 14:30.")
_LENGTH_OF_TIME = _("Please enter how long it takes, in minutes.")
_PAST = _("Please enter a date that is already past.")
_FUTURE = _("Please enter a date that is still to come.")
_ZONE = _("The time must come with its time zone. Reload the page and enter it again.")
_ID = _("The identifier is not in order. Reload the page and try again.")
_LINK = _("Please enter a whole link, beginning with https://.")
_TOO_LARGE = _("This is too large to be taken in at once. Please divide it.")
_FIXED = _("This cannot be changed any more.")

SENTENCES: Mapping[str, str | Sentence] = {
    # nothing where something is needed, something where nothing is known
    **dict.fromkeys(
        (
            "missing",
            "missing_argument",
            "missing_keyword_only_argument",
            "missing_positional_only_argument",
            "missing_sentinel_error",
            "ellipsis_error",
        ),
        _MISSING,
    ),
    **dict.fromkeys(
        (
            "extra_forbidden",
            "unexpected_keyword_argument",
            "unexpected_positional_argument",
            "multiple_argument_values",
            "no_such_attribute",
        ),
        _UNKNOWN,
    ),
    "none_required": _("This must stay empty."),
    "frozen_field": _FIXED,
    "frozen_instance": _FIXED,
    # the shape of what was sent
    **dict.fromkeys(
        (
            "json_invalid",
            "json_type",
            "needs_python_object",
            "recursion_loop",
            "invalid_key",
            "get_attribute_error",
            "model_type",
            "model_attributes_type",
            "dataclass_type",
            "dataclass_exact_type",
            "named_tuple_type",
            "default_factory_not_called",
            "dict_type",
            "frozen_dict_type",
            "ordered_dict_type",
            "counter_type",
            "mapping_type",
            "set_item_not_hashable",
            "is_instance_of",
            "is_subclass_of",
            "callable_type",
            "union_tag_invalid",
            "union_tag_not_found",
            "arguments_type",
            "bytes_type",
            "bytes_invalid_encoding",
        ),
        _FORM,
    ),
    **dict.fromkeys(
        (
            "iterable_type",
            "iteration_error",
            "list_type",
            "deque_type",
            "tuple_type",
            "set_type",
            "frozen_set_type",
        ),
        _LIST,
    ),
    "recursion_depth_exceeded": _TOO_LARGE,
    # numbers
    "greater_than": _("This must be more than %(gt)s."),
    "greater_than_equal": _("This must be at least %(ge)s."),
    "less_than": _("This must be less than %(lt)s."),
    "less_than_equal": _("This must be at most %(le)s."),
    "multiple_of": _("This must be a multiple of %(multiple_of)s."),
    "finite_number": _NUMBER,
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float"), _WHOLE),
    "int_parsing_size": _("This number is too large. Please check it."),
    **dict.fromkeys(
        (
            "float_type",
            "float_parsing",
            "decimal_type",
            "decimal_parsing",
            "fraction_type",
            "fraction_parsing",
            "complex_type",
            "complex_str_parsing",
        ),
        _NUMBER,
    ),
    "decimal_max_digits": _("Please give at most %(max_digits)s digits."),
    "decimal_max_places": _("Please give at most %(decimal_places)s digits after the comma."),
    "decimal_whole_digits": _("Please give at most %(whole_digits)s digits before the comma."),
    # text and lists by their length
    **dict.fromkeys(("string_type", "string_unicode"), _TEXT),
    "string_too_short": _("Please enter at least %(min_length)s characters."),
    "string_too_long": _("This is too long: at most %(max_length)s characters."),
    "string_pattern_mismatch": _("This is not written in the way that is asked for. Please check it."),
    "string_not_ascii": _("Please use only letters without accents, and digits."),
    "too_short": _("At least %(min_length)s are needed; there are %(actual_length)s."),
    "too_long": _("This list is too long: at most %(max_length)s."),
    "bytes_too_short": _MISSING,
    "bytes_too_long": _TOO_LARGE,
    # choices
    **dict.fromkeys(("enum", "literal_error"), _CHOICE),
    **dict.fromkeys(("bool_type", "bool_parsing"), _YES_NO),
    # our own validators speak English to programmers; sentences for people come as Refused or by a type
    **dict.fromkeys(("value_error", "assertion_error"), WRONG),
    # days and times
    **dict.fromkeys(
        (
            "date_type",
            "date_parsing",
            "date_from_datetime_parsing",
            "date_from_datetime_inexact",
        ),
        _DATE,
    ),
    "partial_date": _PARTIAL_DATE,
    "telephone_number": _TELEPHONE_NUMBER,
    "iso_day": _ISO_DAY,
    "far_year": _("The year cannot be right. Please check it."),
    "date_past": _PAST,
    "date_future": _FUTURE,
    **dict.fromkeys(("time_type", "time_parsing"), _TIME),
    **dict.fromkeys(
        ("datetime_type", "datetime_parsing", "datetime_object_invalid", "datetime_from_date_parsing"),
        _MOMENT,
    ),
    "datetime_past": _PAST,
    "datetime_future": _FUTURE,
    **dict.fromkeys(("timezone_naive", "timezone_aware", "timezone_offset"), _ZONE),
    **dict.fromkeys(("time_delta_type", "time_delta_parsing"), _LENGTH_OF_TIME),
    # links and ids
    **dict.fromkeys(("url_type", "url_parsing", "url_syntax_violation", "url_scheme"), _LINK),
    "url_too_long": _("This link is too long: at most %(max_length)s characters."),
    **dict.fromkeys(("uuid_type", "uuid_parsing", "uuid_version", "not_uuid7"), _ID),
}
"""Error type -> sentence (English msgid); what stands as %(name)s comes from the error's own context."""
