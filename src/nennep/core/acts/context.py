"""One running of an act: what comes with its payload, what its function fills in, and its answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts.captured import CLOCK_SLACK, after_earlier
from nennep.core.acts.given import Thing, was_given
from nennep.core.authorise import access_as_known, access_to
from nennep.core.ids import derive_id, new_id
from nennep.core.refusals import Forbidden, NotFound, SetAside


class Offline(StrEnum):
    """How an act that was done without signal meets a rival done meanwhile (design §4.4)."""

    ADD = "add"  # both stay
    LATEST = "latest"  # server order decides, the older stays in the history
    EXCLUSIVE = "exclusive"  # a differing second one becomes a conflict that a person settles


PUT_RIGHT = "put_right"
"""In a result: the fields of the payload that who took the act in put right; the key stays the device's."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """What comes with a payload: the act's id and where and when it was captured."""

    key: UUID
    device_id: UUID | None = None
    device_seq: int | None = None
    captured_at: datetime | None = None
    clock_offset_ms: int | None = None  # server minus device, as the device knew it when it captured the act
    vouched_by: Actor | None = None  # who looked at it and takes it in, where it came in a file
    put_right: Mapping[str, Any] = field(default_factory=dict)  # by them, in the place of what came

    @classmethod
    def fresh(cls) -> Envelope:
        """For an act that is asked and done at once on the server."""
        return cls(key=new_id())


@dataclass(frozen=True, slots=True)
class Done:
    """The answer of an act: ids, never contents. `replayed` when the key had been answered before."""

    key: UUID
    result: dict[str, Any]
    organisation_id: UUID
    seq: int
    received_at: datetime
    replayed: bool = False


@dataclass(slots=True)
class ActContext:
    """One running of an act: who, when, by what right, about what; filled in by the act's function."""

    actor: Actor
    key: UUID
    right: str
    captured_at: datetime
    received_at: datetime
    act: str = ""
    or_right: str = ""
    device_id: UUID | None = None
    device_seq: int | None = None
    vouched_by: Actor | None = None
    organisation_id: UUID | None = None
    result: dict[str, Any] = field(default_factory=dict)
    subjects: list[tuple[str, UUID]] = field(default_factory=list)

    @property
    def at(self) -> datetime:
        """The instant at which the act was captured."""
        return self.captured_at

    @property
    def on(self) -> date:
        """The legal day of the act."""
        return clock.legal_day(self.captured_at)

    @property
    def today(self) -> date:
        """The legal day on which the act arrives."""
        return clock.legal_day(self.received_at)

    @property
    def is_late(self) -> bool:
        """Whether it arrives on another day than it was captured on."""
        return self.on < self.today

    @property
    def in_order(self) -> datetime:
        """`at`, but after earlier acts of this name and device, whatever its clock said. One query."""
        return after_earlier(self.act, self.at, self.actor.user_id, self.device_id, self.device_seq)

    def authorise(
        self, organisation_id: UUID, *, right: str | None = None, given: Iterable[Thing] = ()
    ) -> None:
        """Stop unless the actor holds the act's right, or its other one, over the organisation, on the act's day.

        Raises NotFound outside one's part of the tree and Forbidden inside it; SetAside for a right that has ended
        since, unless the server had given the device one of the things `given`; what was captured before the end of a
        right was entered counts as done while it was held. Also says whose chain the record goes to: the organisation
        comes from the loaded object, never from the payload.
        """
        self.admit(organisation_id)
        if self.actor.is_operator:
            return
        access = access_to(self.actor, organisation_id, self.on)
        if not access.rights & self.enough(right) and self.as_known(organisation_id) & self.enough(right):
            self.must_be_borne_out(organisation_id, given, right=right, by=self.captured_at - CLOCK_SLACK)
            return
        if not access.sees:
            raise NotFound
        if not access.rights & self.enough(right):
            if not self.actor.confirmed:
                raise Forbidden(
                    _(
                        "Your login waits for a leader's word that it is in your hands: its password was set by a code "
                        "on a new device. Ask the secretary or the committee above to confirm it, then try again."
                    ),
                    code="unconfirmed_login",
                )
            raise Forbidden(
                _("Your position does not include this here. Ask the secretary or the office above.")
            )
        if self.is_late and not self._holds_today(self.actor, organisation_id, right):
            self.must_be_borne_out(organisation_id, given, right=right)

    def as_known(self, organisation_id: UUID) -> frozenset[str]:
        """The rights that the actor had over it when the act was captured, by what had been entered until then.

        An office may be ended for a day that has passed. None for what is done where it is asked. One query.
        """
        if not self.captured_at < self.received_at:
            return frozenset()
        return access_as_known(self.actor, organisation_id, self.on, self.captured_at).rights

    def must_be_borne_out(
        self,
        organisation_id: UUID,
        given: Iterable[Thing],
        *,
        right: str | None = None,
        by: datetime | None = None,
    ) -> None:
        """Raise SetAside where only the device's word says that the act was done while its right was held.

        The server bears it out if it had given the device one of the things by then, or `by` an earlier moment; so
        does a person who holds the right today and takes it in from a file.
        """
        if was_given(self.actor, self.device_id, given, by or self.captured_at):
            return
        if self.vouched_by is None or not self._holds_today(self.vouched_by, organisation_id, right):
            raise SetAside

    def _holds_today(self, actor: Actor, organisation_id: UUID, right: str | None) -> bool:
        if actor.is_operator:
            return True
        return bool(access_to(actor, organisation_id, self.today).rights & self.enough(right))

    def enough(self, right: str | None = None) -> frozenset[str]:
        """The rights of which one is enough for the act; `right` alone where a part of it asks for that one."""
        return frozenset({right} if right else {self.right, self.or_right} - {""})

    def entitled(self, organisation_id: UUID, *, on: date | None = None) -> bool:
        """Whether the actor holds over the organisation what the act needs."""
        return any(self.may(organisation_id, each, on=on) for each in self.enough())

    def must_concern_another(self, person_id: UUID) -> None:
        """Raise Forbidden where actors would enter what concerns their own rights; another person does that."""
        if person_id == self.actor.person_id:
            raise Forbidden(
                _(
                    "Nobody enters a post, a charge or a membership of their own. "
                    "Ask a colleague or the office above to do it."
                )
            )

    def may(self, organisation_id: UUID, right: str, *, on: date | None = None) -> bool:
        """Whether the actor holds `right` over the organisation; for acts with more than one way to be entitled."""
        return self.actor.is_operator or right in access_to(self.actor, organisation_id, on or self.on).rights

    def admit(self, organisation_id: UUID) -> None:
        """Say whose chain this act goes to, when the right was established in another way (a named task)."""
        self.organisation_id = organisation_id

    def about(self, kind: str, object_id: UUID) -> None:
        """Say that the act was about a thing, for "what happened to this"."""
        self.subjects.append((kind, object_id))

    def derive_id(self, *parts: object) -> UUID:
        """An id for a row that the payload does not name; the same whenever this act is worked out again."""
        return derive_id(self.key, *(str(part) for part in parts))
