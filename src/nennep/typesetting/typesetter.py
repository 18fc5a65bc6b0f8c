"""Documents are laid out by processes of their own, within limits (core.child).

What a document says comes from people, and how long its laying out takes follows from what it says. Starting a
typesetter takes a while (fonts, libraries), so they are kept: one for documents, one for bundles, since a clerk's
hundred minutes in one file do not hold up a cell's adoption.
"""

from __future__ import annotations

import atexit
import pickle
import threading
from collections.abc import Callable
from functools import wraps
from importlib import import_module

from django.utils.translation import gettext_lazy as _

from nennep.core.child import Child, Overrun, answer_all
from nennep.core.refusals import Invalid
from nennep.core.request_lock import released_lock
from nennep.typesetting.model import Bundle, PartyDocument

SECONDS, SECONDS_OF_A_BUNDLE, MEGABYTES = 10.0, 60.0, 1_000
"""What laying out one file may take. A document is laid out while its adoption keeps others from writing."""
# typst keeps what it laid out through its next ten runs: after a bundle, some 100 MB that a new process does not have
_BUNDLE_TO_FORGET = 8

Render = Callable[[PartyDocument | Bundle], bytes]


class Typesetter:
    """A process that lays out one file after the other, for one thread at a time."""

    def __init__(self, *, seconds: float, megabytes: int = MEGABYTES) -> None:
        self._seconds = seconds
        self._child = Child("nennep.typesetting.typesetter", seconds=seconds, megabytes=megabytes)
        self._turn = threading.Lock()

    def lay_out(self, question: bytes, *, forgets: bool = False) -> bytes:
        """The file. Waits for its turn no longer than the work may take. Raises Invalid."""
        if not self._turn.acquire(timeout=self._seconds):
            raise Invalid(
                _("Long documents are being laid out just now. Please try again in a minute."),
                code="typesetting_busy",
            )
        try:
            return self._child.ask(question)
        except Overrun as error:
            raise Invalid(
                _("This is too long to be laid out in one file. Please divide it, or shorten its texts."),
                code="too_long_to_lay_out",
            ) from error
        finally:
            if forgets:
                self._child.end()
            self._turn.release()

    def end(self) -> None:
        """End the process; the next question starts another."""
        self._child.end()


typesetters = {
    PartyDocument: Typesetter(seconds=SECONDS),
    Bundle: Typesetter(seconds=SECONDS_OF_A_BUNDLE),
}
"""Those of this process, by what they lay out."""


def by_typesetter(render: Render) -> Render:
    """Have a function of a module of this package run in a typesetter; it raises Invalid where that takes too long."""

    @wraps(render)
    def asked(document: PartyDocument | Bundle) -> bytes:
        question = pickle.dumps((render.__module__, render.__name__, document))
        long = isinstance(document, Bundle) and len(document.documents) >= _BUNDLE_TO_FORGET
        with released_lock():
            return typesetters[type(document)].lay_out(question, forgets=long)

    return asked


@atexit.register
def _end_all() -> None:
    for typesetter in typesetters.values():
        typesetter.end()


def _laid_out(question: bytes) -> bytes:
    """In the typesetter: the answer to a question of `by_typesetter`, which only this program asks."""
    module, name, document = pickle.loads(question)  # noqa: S301 - from this program alone, through its own pipe
    made: bytes = getattr(import_module(module), name).__wrapped__(document)
    return made


if __name__ == "__main__":
    answer_all(_laid_out)
