"""Words in braces: a file that is told by others leaves open what differs, as in "{meeting}: mùa vụ"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from nennep.stories.steps import Fault, Place

_WORD = re.compile(r"\{([^{}\s]+)\}")


def worded(told: Any, words: Mapping[str, Any], place: Place) -> Any:
    """A value with its {words} filled in; one that is a word alone becomes what the word is. Raises Fault."""
    if isinstance(told, dict):
        return {worded(key, words, place): worded(value, words, place) for key, value in told.items()}
    if isinstance(told, list):
        return [worded(each, words, place) for each in told]
    if not isinstance(told, str):
        return told
    alone = _WORD.fullmatch(told)
    if alone is not None:
        return _word(alone[1], words, place)
    return _WORD.sub(lambda found: str(_word(found[1], words, place)), told)


def words_in(told: Any) -> Iterator[str]:
    """The names of the {words} in a value."""
    if isinstance(told, dict):
        told = [*told, *told.values()]
    if isinstance(told, list):
        for each in told:
            yield from words_in(each)
    elif isinstance(told, str):
        yield from _WORD.findall(told)


def _word(name: str, words: Mapping[str, Any], place: Place) -> Any:
    if name not in words:
        raise Fault(place, f"chưa nói {{{name}}} là gì: {name} = … ở [[tell]] hay ở [[scene]] kể tệp này")
    return words[name]
