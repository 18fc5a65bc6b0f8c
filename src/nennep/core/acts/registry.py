"""The registered acts: `@act` turns a function into an act, and an act is performed with a payload."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Concatenate, Generic, ParamSpec
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts.captured import NOT_BELIEVED, believable
from nennep.core.acts.context import PUT_RIGHT, ActContext, Done, Envelope, Offline
from nennep.core.acts.records import answer_before, log_refusal, write_record
from nennep.core.audit import sealing
from nennep.core.audit.written import watched
from nennep.core.full_disk import told_when_full
from nennep.core.ids import is_uuid7
from nennep.core.payload.arguments import arguments_type, understood
from nennep.core.refusals import Conflict, Invalid, NotFound, Refused

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Sentence

P = ParamSpec("P")
logger = logging.getLogger(__name__)
_acting: ContextVar[bool] = ContextVar("acting", default=False)


@dataclass(frozen=True)
class Act(Generic[P]):
    """A registered act. Call it with typed arguments, or `perform` it with a JSON-like payload."""

    name: str
    version: int
    right: str
    label: str | Sentence
    offline: Offline | None
    function: Callable[Concatenate[ActContext, P], None]
    payload_type: type[BaseModel]
    upcasts: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]]
    or_right: str = ""  # a second right that is enough by itself
    known_with: str = (
        ""  # the right needed to know that it was done, where seeing the organisation is not enough
    )

    do_not_call_in_templates: ClassVar[bool] = True  # a page about an act must not perform it

    def __call__(self, actor: Actor, *args: P.args, **kwargs: P.kwargs) -> Done:
        """Do the act now. Raises Refused."""
        asked = understood(self.payload_type, kwargs, code="invalid_payload")
        return self.perform(actor, payload=asked.model_dump(mode="json"))

    def perform(
        self,
        actor: Actor,
        *,
        payload: Mapping[str, Any],
        envelope: Envelope | None = None,
        version: int | None = None,
    ) -> Done:
        """Do the act with a payload as it was sent, in one transaction. Raises Refused; NoRoom on a full disk.

        A key that was answered before gets the same answer; reused by another actor, or with another payload,
        it is refused. `version` is that of the payload; older ones are brought up by the act's up-casts.
        """
        envelope = envelope or Envelope.fresh()
        if self.offline is None:  # done where it is asked, so now: whatever a device tells of another time
            envelope = replace(envelope, captured_at=None, clock_offset_ms=None)
        if not is_uuid7(envelope.key):
            raise Invalid(_("The key of an act must be a UUIDv7."), code="bad_key", field="Idempotency-Key")
        try:
            sent = sealing.digest(payload)
        except RecursionError as error:
            raise Invalid(
                _("This is too large to be taken in at once. Please divide it."), code="invalid_payload"
            ) from error
        with told_when_full():
            return self._perform(actor, payload, sent, envelope, self.version if version is None else version)

    def _perform(
        self, actor: Actor, payload: Mapping[str, Any], sent: bytes, envelope: Envelope, version: int
    ) -> Done:
        try:
            with _not_inside_another(), transaction.atomic():
                answered = answer_before(envelope.key, self.name, actor, sent)
                return answered or self._run(actor, payload, sent, envelope, version)
        except (Refused, IntegrityError) as stopped:
            return self._look_again(envelope.key, actor, sent, stopped)

    def _look_again(self, key: UUID, actor: Actor, sent: bytes, stopped: Refused | IntegrityError) -> Done:
        """Two requests with one key at the same moment: the second fails on the row that the first one made.

        It gets the first one's answer; where there is none, the refusal is logged and raised. What the database
        alone refused (a row of this id, a thing that does not exist) is a refusal in words, too.
        """
        try:
            answered = answer_before(key, self.name, actor, sent)
        except Refused as refusal:
            stopped = refusal
        else:
            if answered is not None:
                return answered
        if isinstance(stopped, IntegrityError):
            logger.warning("the database refused %s: %s", self.name, stopped)
            stopped = Conflict(
                _("This contradicts what is recorded already. Reload the page and look at it again."),
                code="contradicts",
            )
        log_refusal(key, self.name, actor, stopped)
        raise stopped

    def _run(
        self, actor: Actor, payload: Mapping[str, Any], sent: bytes, envelope: Envelope, version: int
    ) -> Done:
        received = clock.now()
        ctx = ActContext(
            actor=actor,
            key=envelope.key,
            right=self.right,
            or_right=self.or_right,
            captured_at=believable(envelope.captured_at, received),
            vouched_by=envelope.vouched_by,
            received_at=received,
            act=self.name,
            device_id=envelope.device_id,
            device_seq=envelope.device_seq,
        )
        if envelope.captured_at is not None and ctx.captured_at != envelope.captured_at:
            ctx.result[NOT_BELIEVED] = True
        stated = self.understand({**payload, **envelope.put_right}, version)
        if envelope.put_right:
            ctx.result[PUT_RIGHT] = sorted(envelope.put_right)
        arguments = {name: getattr(stated, name) for name in type(stated).model_fields}
        with watched() as written:
            self.function(ctx, **arguments)  # type: ignore[call-arg]
        return write_record(ctx, stated, written, version=self.version, sent=sent, envelope=envelope)

    def understand(self, payload: Mapping[str, Any], version: int) -> BaseModel:
        """A payload of any version of this act as the present type. Raises Invalid."""
        return understood(self.payload_type, self.bring_up(dict(payload), version), code="invalid_payload")

    def bring_up(self, payload: dict[str, Any], version: int) -> dict[str, Any]:
        """A payload of any version of this act in the shape of the present one. Raises Invalid."""
        if not 1 <= version <= self.version:
            raise Invalid(_("This version of the act is not known here; the program must be updated."))
        for step in range(version, self.version):
            payload = self.upcasts[step](payload)
        return payload


@contextmanager
def _not_inside_another() -> Iterator[None]:
    if _acting.get():
        raise RuntimeError("acts do not nest: share a plain function")
    token = _acting.set(True)
    try:
        yield
    finally:
        _acting.reset(token)


_registry: dict[str, Act[Any]] = {}


def act(
    name: str,
    *,
    right: str,
    label: str | Sentence,
    offline: Offline | None = None,
    version: int = 1,
    upcasts: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] | None = None,
    or_right: str = "",
    known_with: str = "",
) -> Callable[[Callable[Concatenate[ActContext, P], None]], Act[P]]:
    """Register a function as the act `name` ("app.verb").

    `right` is what the actor must hold over the deciding organisation, `or_right` another that is enough by itself;
    `label` the act's sentence; `offline` says whether a phone without signal may queue it, and how it meets a rival.
    `known_with` is the right needed to know that it was done (in a history), where that alone tells what only some may
    read.
    """

    def register(function: Callable[Concatenate[ActContext, P], None]) -> Act[P]:
        if name in _registry:
            raise ValueError(f"the act {name!r} is registered twice")
        registered = Act(
            name=name,
            version=version,
            right=right,
            label=label,
            offline=offline,
            function=function,
            payload_type=arguments_type(name, function),
            upcasts=upcasts or {},
            or_right=or_right,
            known_with=known_with,
        )
        _registry[name] = registered
        return registered

    return register


def act_named(name: str) -> Act[Any]:
    """The act of that name; raises NotFound."""
    if name not in _registry:
        raise NotFound(_("There is no such act."))
    return _registry[name]


def act_label(name: str) -> str:
    """The sentence of an act; its name where the program does not know it any more."""
    return str(_registry[name].label) if name in _registry else name


def all_acts() -> list[Act[Any]]:
    """Every registered act, by name."""
    return [_registry[name] for name in sorted(_registry)]
