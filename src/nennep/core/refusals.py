"""Why an act was not done: one sentence for the person, one code and status for the machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Sentence


@dataclass(frozen=True, slots=True)
class Way:
    """Where what a refusal asks for is done: the button beside its sentence.

    `address` is the name of a page's address, `args` what it takes, `part` the place on that page ("#khac").
    """

    label: str | Sentence
    address: str
    args: tuple[object, ...] = ()
    part: str = ""

    @property
    def url(self) -> str:
        """The address itself."""
        return reverse(self.address, args=self.args) + self.part


class Refused(Exception):
    """The program refuses an act or a read, with a sentence that helps.

    `message` says what is wrong, where, and what would be right; `field` is the payload's field when one
    is at fault; `fields` holds further (field, sentence) pairs when several are. `way` leads to where it is put right,
    when that is another page than the one that asked.
    """

    status = 422
    code = "refused"

    def __init__(
        self,
        message: str | Sentence,
        *,
        code: str | None = None,
        field: str | None = None,
        fields: Sequence[tuple[str, str]] = (),
        facts: Mapping[str, object] | None = None,
        way: Way | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.fields = tuple(fields)
        self.facts = dict(facts or {})
        self.way = way
        if code is not None:
            self.code = code

    def __str__(self) -> str:
        return str(self.message)


class NotFound(Refused):
    """The thing does not exist, or does not exist for this person: the two are not told apart."""

    status = 404
    code = "not_found"

    def __init__(self, message: str | Sentence = "") -> None:
        super().__init__(message or _("This was not found, or is not in your part of the organisation."))


class Forbidden(Refused):
    """The person sees the thing but may not do this to it."""

    status = 403
    code = "forbidden"


class SetAside(Forbidden):
    """Done by a right that has ended since, and nothing but the device's word says that it was done before.

    Not refused for good: a person who holds the right today looks at it and takes it in, or not.
    """

    code = "set_aside"

    def __init__(self) -> None:
        super().__init__(
            _(
                "When this arrived you no longer held the office for it, and the server had not given this device "
                "the meeting while you did. So another person looks at all that waits here: save it to a file and "
                "bring the file to those who chair there now."
            )
        )


class Conflict(Refused):
    """What is asked contradicts what is already recorded."""

    status = 409
    code = "conflict"


class Invalid(Refused):
    """What was entered cannot be right."""

    status = 422
    code = "invalid"


class NoRoom(Refused):
    """The disk of the server is full: nothing can be recorded until the operator has made room."""

    status = 507
    code = "no_room"

    def __init__(self) -> None:
        super().__init__(
            _(
                "The disk of the server is full or takes nothing, so this was not recorded. Keep this page open, tell "
                "the operator, then send it again. What was recorded before is safe."
            )
        )
