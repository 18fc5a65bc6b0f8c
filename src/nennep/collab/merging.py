"""Merging of one Yjs document with a single text in it; pure, no database.

A document has one root, a plain Text named "text". An update that decodes may still bring other things or garbage
(tried: one mutated update in seven applies), so what is checked is the document that results.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pycrdt
from django.utils.translation import gettext_lazy as _
from pycrdt import Doc, Map, Text

from nennep.core.refusals import Conflict, Invalid
from nennep.core.text import clean

ROOT = "text"
NOTHING = b"\x00\x00"  # the update that adds nothing
BLANK = b"\x00"  # the state vector of an empty document
MAX_TEXT_BYTES = 200_000
MAX_STATE_BYTES = 2_000_000
MAX_UPDATE_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Merged:
    """A document as it is stored and shown: its whole state, its state vector, and what it reads as."""

    state: bytes
    vector: bytes
    raw: str

    @property
    def text(self) -> str:
        """The text for reading, printing and storing: cleaned of what no page may carry."""
        return clean(self.raw)


def opened(state: bytes) -> Merged:
    """The document of a stored state; an empty state is an empty document."""
    return _read(_document(state))


def merged(state: bytes, update: bytes) -> Merged:
    """The document after `update`. Raises Invalid for what is no text or too large, Conflict for a gap.

    A gap is an update that builds on one which is not here; kept, it would wait invisibly, so the sender is told to
    send all that the server lacks.
    """
    if len(update) > MAX_UPDATE_BYTES:
        raise _too_large()
    doc = _document(state)
    try:
        doc.apply_update(update)
        missing = pycrdt.get_update(update, doc.get_state())
    except ValueError as error:
        raise _not_a_text() from error
    if missing[:1] != NOTHING[:1]:
        raise Conflict(
            _("What was written before this has not arrived yet. It will be sent again by itself."),
            code="collab_gap",
        )
    result = _read(doc)
    _check(doc, result)
    return result


def lacking(state: bytes, vector: bytes) -> bytes:
    """The update that brings a device with state vector `vector` up to `state`. Raises Invalid."""
    try:
        return _document(state).get_update(vector)
    except ValueError as error:
        raise _not_understood() from error


def brought_up(state: bytes, vector: bytes) -> tuple[bytes, bytes]:
    """What `lacking` gives, and the state vector of `state`: a device that has both is where the server is."""
    try:
        doc = _document(state)
        return doc.get_update(vector), doc.get_state()
    except ValueError as error:
        raise _not_understood() from error


def rewritten(state: bytes, text: str) -> bytes:
    """The update that makes the document read `text`: new content written over the old, as one author would."""
    doc = _document(state)
    before = doc.get_state()
    content = doc.get(ROOT, type=Text)
    with doc.transaction():
        content.clear()
        content += text
    return doc.get_update(before)


def read_along(updates: Iterable[bytes]) -> Iterator[Callable[[], str]]:
    """For each update in turn, a reader of the text as it stands after it; to be called before the next one."""
    doc: Doc[Text] = Doc()
    content = doc.get(ROOT, type=Text)
    for update in updates:
        doc.apply_update(update)
        yield lambda: clean(str(content))


def typed(state: bytes, update: bytes) -> str:
    """What an update types into the document of a stored state, in the order of the text, and nothing of what is there.

    "" once the state has it. Raises as `merged`.
    """
    merged(state, update)
    doc = _document(state)
    runs: list[str] = []

    def note(event: Any) -> None:  # its changes are not in the package's types
        runs.extend(part["insert"] for part in event.delta if "insert" in part)

    watching = doc.get(ROOT, type=Text).observe(note)
    doc.apply_update(update)
    del watching
    return clean("\n".join(runs))


def _document(state: bytes) -> Doc[Text]:
    doc: Doc[Text] = Doc()
    if state:
        doc.apply_update(state)
    return doc


def _read(doc: Doc[Text]) -> Merged:
    return Merged(doc.get_update(), doc.get_state(), str(doc.get(ROOT, type=Text)))


def _check(doc: Doc[Text], result: Merged) -> None:
    """A single root that holds nothing but characters, within the limits."""
    content = doc.get(ROOT, type=Text)
    # Offsets of pycrdt count UTF-8 bytes: anything that is no character makes the root longer than it reads.
    if set(doc.keys()) != {ROOT} or len(content) != len(result.raw.encode()):
        raise _not_a_text()
    if any(attributes for _part, attributes in content.diff()) or _has_entries(result.state):
        raise _not_a_text()
    if len(content) > MAX_TEXT_BYTES or len(result.state) > MAX_STATE_BYTES:
        raise _too_large()


def _has_entries(state: bytes) -> bool:
    """Whether somebody used the root as a map, which reads as an empty text."""
    doc: Doc[Map[object]] = Doc()
    doc.apply_update(state)
    return len(doc.get(ROOT, type=Map)) > 0


def _not_a_text() -> Invalid:
    return Invalid(
        _(
            "What was sent is not a text that this program wrote. It was not taken in; it is still on the device."
        ),
        code="collab_malformed",
    )


def _not_understood() -> Invalid:
    return Invalid(
        _("The program did not understand what the device has. Reload the page."), code="collab_malformed"
    )


def _too_large() -> Invalid:
    return Invalid(
        _("This section is too long: at most %(limit)s KB of text. Please move a part to an attached paper.")
        % {"limit": MAX_TEXT_BYTES // 1000},
        code="collab_too_large",
    )
