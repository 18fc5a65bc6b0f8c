"""Acts: the one way to change a fact (design §4.1).

An act is a keyword-only, typed function named by the field's verb. `@act` registers it under a name; the same
function is then a form's target, `POST /api/acts/<name>`, an entry that a phone may queue, and a page in `docs/acts/`.
Running one is one transaction: load, authorise, validate, change, write the record. Acts do not nest.
"""

from __future__ import annotations

import inspect
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, Concatenate, Generic, ParamSpec, get_type_hints
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from nennep.core import chain, clock, sealing
from nennep.core.actor import Actor
from nennep.core.authorise import access_to
from nennep.core.captured import NOT_BELIEVED, after_earlier, believable
from nennep.core.ids import derive_id, is_uuid7, new_id
from nennep.core.models import ActRecord, ActSubject, Refusal
from nennep.core.payload import Part
from nennep.core.payload_errors import sentences
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound, Refused

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Sentence

__all__ = [
    "Act",
    "ActContext",
    "Done",
    "Envelope",
    "Offline",
    "Part",
    "act",
    "act_named",
    "all_acts",
    "all_or_nothing",
]

P = ParamSpec("P")


class Offline(StrEnum):
    """How an act that was done without signal meets a rival done meanwhile (design §4.4)."""

    ADD = "add"  # both stay
    LATEST = "latest"  # server order decides, the older stays in the history
    EXCLUSIVE = "exclusive"  # a differing second one becomes a conflict that a person settles


@dataclass(frozen=True, slots=True)
class Envelope:
    """What comes with a payload: the act's id and where and when it was captured."""

    key: UUID
    device_id: UUID | None = None
    device_seq: int | None = None
    captured_at: datetime | None = None
    clock_offset_ms: int | None = None  # server minus device, as the device knew it when it captured the act

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
    device_id: UUID | None = None
    device_seq: int | None = None
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
    def in_order(self) -> datetime:
        """`at`, but after earlier acts of this name and device, whatever its clock said. One query."""
        return after_earlier(self.act, self.at, self.device_id, self.device_seq)

    def authorise(self, organisation_id: UUID, *, right: str | None = None, on: date | None = None) -> None:
        """Stop unless the actor holds the act's right over the organisation, on the act's day.

        Raises NotFound outside one's part of the tree and Forbidden inside it. Also says whose chain the
        record goes to: the organisation comes from the loaded object, never from the payload.
        """
        self.admit(organisation_id)
        if self.actor.is_operator:
            return
        held = access_to(self.actor, organisation_id, on or self.on)
        if not held.sees:
            raise NotFound
        if (right or self.right) not in held.rights:
            raise Forbidden(
                _("Your position does not include this here. Ask the secretary or the office above.")
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

    do_not_call_in_templates: ClassVar[bool] = True  # a page about an act must not perform it

    def __call__(self, actor: Actor, *args: P.args, **kwargs: P.kwargs) -> Done:
        """Do the act now. Raises Refused."""
        return self.perform(actor, payload=self._read(kwargs).model_dump(mode="json"))

    def perform(
        self,
        actor: Actor,
        *,
        payload: Mapping[str, Any],
        envelope: Envelope | None = None,
        version: int | None = None,
    ) -> Done:
        """Do the act with a payload as it was sent, in one transaction. Raises Refused.

        A key that was answered before gets the same answer; reused by another actor, or with another payload,
        it is refused. `version` is that of the payload; older ones are brought up by the act's up-casts.
        """
        envelope = envelope or Envelope.fresh()
        if not is_uuid7(envelope.key):
            raise Invalid(_("The key of an act must be a UUIDv7."), code="bad_key", field="Idempotency-Key")
        sent = sealing.digest(payload)
        try:
            with _one_at_a_time(), transaction.atomic():
                answered = _answered(envelope.key, self.name, actor, sent)
                return answered or self._run(actor, payload, sent, envelope, version or self.version)
        except (Refused, IntegrityError) as stopped:
            return self._look_again(envelope.key, actor, sent, stopped)

    def _look_again(self, key: UUID, actor: Actor, sent: bytes, stopped: Exception) -> Done:
        """Two requests with one key at the same moment: the second stumbles over what the first one made.

        It gets the first one's answer; where there is none, the refusal is logged and raised.
        """
        try:
            answered = _answered(key, self.name, actor, sent)
        except Refused as refusal:
            stopped = refusal
        else:
            if answered is not None:
                return answered
        if isinstance(stopped, Refused):
            _log_refusal(key, self.name, actor, stopped)
        raise stopped

    def _run(
        self, actor: Actor, payload: Mapping[str, Any], sent: bytes, envelope: Envelope, version: int
    ) -> Done:
        received = clock.now()
        ctx = ActContext(
            actor=actor,
            key=envelope.key,
            right=self.right,
            captured_at=believable(envelope.captured_at, received),
            received_at=received,
            act=self.name,
            device_id=envelope.device_id,
            device_seq=envelope.device_seq,
        )
        if envelope.captured_at is not None and ctx.captured_at != envelope.captured_at:
            ctx.result[NOT_BELIEVED] = True
        understood = self.understand(payload, version)
        arguments = {name: getattr(understood, name) for name in type(understood).model_fields}
        self.function(ctx, **arguments)  # type: ignore[call-arg]
        return self._record(ctx, understood, sent, envelope)

    def understand(self, payload: Mapping[str, Any], version: int) -> BaseModel:
        """A payload of any version of this act as the present type. Raises Invalid."""
        return self._read(self._bring_up(dict(payload), version))

    def _bring_up(self, payload: dict[str, Any], version: int) -> dict[str, Any]:
        if not 1 <= version <= self.version:
            raise Invalid(_("This version of the act is not known here; the program must be updated."))
        for step in range(version, self.version):
            payload = self.upcasts[step](payload)
        return payload

    def _read(self, payload: Mapping[str, Any]) -> BaseModel:
        try:
            return self.payload_type(**payload)
        except ValidationError as error:
            found = sentences(error)
            raise Invalid(
                found[0].sentence,
                code="invalid_payload",
                field=found[0].field,
                fields=[(each.field, str(each.sentence)) for each in found],
            ) from error

    def _record(self, ctx: ActContext, payload: BaseModel, sent: bytes, envelope: Envelope) -> Done:
        if ctx.organisation_id is None:
            raise RuntimeError(f"{self.name} ended without authorising anybody over an organisation")
        content_digest, content = sealing.seal(payload.model_dump(mode="json"))
        record = ActRecord(
            key=ctx.key,
            organisation_id=ctx.organisation_id,
            act=self.name,
            version=self.version,
            actor_id=ctx.actor.user_id,
            person_id=ctx.actor.person_id,
            device_id=envelope.device_id,
            device_seq=envelope.device_seq,
            clock_offset_ms=envelope.clock_offset_ms,
            captured_at=envelope.captured_at or ctx.received_at,
            received_at=ctx.received_at,
            payload_digest=sent,
            content_digest=content_digest,
            content=content,
            result=ctx.result,
        )
        chain.append(record)
        ActSubject.rows.bulk_create(
            ActSubject(record=record, kind=kind, object_id=object_id)
            for kind, object_id in dict.fromkeys(ctx.subjects)
        )
        return _answer(record)


_registry: dict[str, Act[Any]] = {}


def act(
    name: str,
    *,
    right: str,
    label: str | Sentence,
    offline: Offline | None = None,
    version: int = 1,
    upcasts: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] | None = None,
) -> Callable[[Callable[Concatenate[ActContext, P], None]], Act[P]]:
    """Register a function as the act `name` ("app.verb").

    `right` is what the actor must hold over the deciding organisation; `label` the act's sentence; `offline`
    says whether a phone without signal may queue it, and how it meets a rival.
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
            payload_type=_payload_type(name, function),
            upcasts=upcasts or {},
        )
        _registry[name] = registered
        return registered

    return register


def act_named(name: str) -> Act[Any]:
    """The act of that name; raises NotFound."""
    if name not in _registry:
        raise NotFound(_("There is no such act."))
    return _registry[name]


def all_acts() -> list[Act[Any]]:
    """Every registered act, by name."""
    return [_registry[name] for name in sorted(_registry)]


def _payload_type(name: str, function: Callable[..., None]) -> type[BaseModel]:
    hints = get_type_hints(function, include_extras=True)
    fields: dict[str, Any] = {}
    for parameter in list(inspect.signature(function).parameters.values())[1:]:
        if parameter.kind is not inspect.Parameter.KEYWORD_ONLY:
            raise TypeError(f"{name}: the arguments of an act are keyword-only")
        default = ... if parameter.default is inspect.Parameter.empty else parameter.default
        fields[parameter.name] = (hints[parameter.name], default)
    title = "".join(word.capitalize() for word in name.replace(".", "_").split("_"))
    return create_model(title, __config__=ConfigDict(extra="forbid", frozen=True), **fields)


# SQLite has one writer. Waiting on a lock in the process is measured ten times shorter at p95 than
# SQLite's own busy handler (design §4.8); acts do not nest, so a plain lock would do, but tests may be inside one.
_writer = threading.RLock()
_acting: ContextVar[bool] = ContextVar("acting", default=False)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    if _acting.get():
        raise RuntimeError("acts do not nest: share a plain function")
    token = _acting.set(True)
    try:
        with _writer if connection.vendor == "sqlite" else nullcontext():
            yield
    finally:
        _acting.reset(token)


@contextmanager
def all_or_nothing() -> Iterator[None]:
    """Several acts in one transaction, for whoever carries out what was done elsewhere; each keeps its own record.

    The writer's lock is taken before the transaction begins, as every act does: the other way round two would wait
    for each other.
    """
    with _writer if connection.vendor == "sqlite" else nullcontext(), transaction.atomic():
        yield


def _answered(key: UUID, name: str, actor: Actor, sent: bytes) -> Done | None:
    record = ActRecord.rows.filter(key=key).first()
    if record is None:
        return None
    if record.actor_id != actor.user_id:
        raise Conflict(_("This key belongs to somebody else's act."), code="key_of_another")
    if record.act != name or bytes(record.payload_digest) != sent:
        raise Conflict(_("This key was already used for something else."), code="key_reused")
    return _answer(record, replayed=True)


def _answer(record: ActRecord, *, replayed: bool = False) -> Done:
    return Done(
        key=record.key,
        result=record.result,
        organisation_id=record.organisation_id,
        seq=record.seq,
        received_at=record.received_at,
        replayed=replayed,
    )


def _log_refusal(key: UUID, name: str, actor: Actor, refusal: Refused) -> None:
    Refusal.rows.create(key=key, act=name, actor_id=actor.user_id, code=refusal.code, refused_at=clock.now())
