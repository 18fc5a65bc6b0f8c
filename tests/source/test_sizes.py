"""Nothing that we wrote is too long, and no word stands where it may not."""

from tools.check_sizes import SMALL_SHARE, lengths, small_share, sources, too_long
from tools.check_words import broken


def test_no_file_and_no_function_is_too_long() -> None:
    assert [line for path in sources() for line in too_long(path)] == []


def test_nearly_all_files_are_small() -> None:
    assert small_share(lengths()) >= SMALL_SHARE


def test_no_word_stands_where_it_may_not() -> None:
    assert list(broken()) == []
