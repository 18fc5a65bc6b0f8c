"""Holding the whole record of acts against itself, against the anchors, and all rows against their acts."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import merge
from importlib import import_module
from typing import Any
from uuid import UUID

from nennep.config import staircase
from nennep.config.audit.rows import Left
from nennep.config.audit.subjects import Subjects
from nennep.core.actor import OPERATOR_ID
from nennep.core.acts import act_named
from nennep.core.audit import anchors, chain
from nennep.core.audit.anchors import Anchor, Loose
from nennep.core.audit.chain import Break
from nennep.core.audit.stated import Difference, Stated
from nennep.core.models import ActRecord
from nennep.core.refusals import NotFound

logger = logging.getLogger(__name__)

ERASED = "content erased"
BROKEN = "broken"
TAMPERING = "tampering"
"""The module in which an app says what of its rows is not as acts say: ACTS and `differences`."""


@dataclass
class Audited:
    """What was looked at, and what was found."""

    chains: int = 0
    acts: int = 0
    erased: int = 0
    """Acts whose content is gone. No act of this program erases one, so each is a break, too."""
    unread: int = 0
    """Acts whose rows cannot be checked against them: their payload is erased, or does not open."""
    breaks: list[Break] = field(default_factory=list)
    loose: list[Loose] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)

    @property
    def found(self) -> int:
        return len(self.breaks) + len(self.loose) + len(self.differences)


def audit(known: Sequence[Anchor], step: Callable[[str], None] = lambda _words: None) -> Audited:
    """Walk all chains, check them against the anchors, and the rows of each app against the acts."""
    found, walk = Audited(), Walk(known, _wanted())
    organisations = chain.chains()
    step(f"{len(organisations)} chuỗi")
    for organisation in organisations:
        found.breaks += chain.verify(organisation, walk.see)
    found.chains, found.acts, found.erased = len(organisations), walk.acts, len(walk.erased_places)
    found.breaks += walk.erased_places
    found.unread = sum(walk.unread.values())
    found.loose = anchors.loose(known, walk.links)
    found.differences = list(_of_rows(walk, step))
    return found


def _of_rows(walk: Walk, step: Callable[[str], None]) -> Iterator[Difference]:
    """What the apps say by the payloads of acts, which names the column; then what only the records' digests tell."""
    stated, named = list(walk.in_order()), set()
    for app in _apps():
        step(f"các dòng của {app}")
        for each in _differences(app, stated, walk.unread):
            named.add((each.table, each.row))
            yield each
    step("các việc nói về ai, về gì")
    yield from walk.subjects.differences()
    step("các dòng theo dấu ghi trong sổ")
    for each in walk.left.differences():
        if (each.table, each.row) not in named:
            yield each


def _apps() -> list[str]:
    return [app for app in reversed(staircase.apps()) if staircase.has(app, TAMPERING)]


def _wanted() -> set[str]:
    """The acts whose payloads some app asks for."""
    return {act for app in _apps() for act in import_module(f"nennep.{app}.{TAMPERING}").ACTS}


def _differences(app: str, stated: Iterable[Stated], unread: Counter[str]) -> Iterator[Difference]:
    """What the app finds. Where payloads are missing, a row that no act seems to have made may be one of theirs."""
    module = import_module(f"nennep.{app}.{TAMPERING}")
    knows_all = not any(unread[act] for act in module.ACTS)
    try:
        for each in module.differences(each for each in stated if each.act in module.ACTS):
            if knows_all or each.what != "strange":
                yield each
    # rows written by hand may be what no code expects; the others are still looked at
    except Exception as error:  # noqa: BLE001
        # no words of the error: they may be those of a row, which an audit never prints
        kind = type(error).__name__
        logger.error("the rows of %s cannot be checked against their acts: %s", app, kind)
        yield Difference(app, None, BROKEN)


class Walk:
    """What is kept of the records while the chains are walked."""

    def __init__(self, known: Iterable[Anchor], wanted: set[str]) -> None:
        self._anchored = {(head.organisation_id, head.seq) for each in known for head in each.heads}
        self._wanted = wanted
        self._stated: defaultdict[UUID, list[tuple[tuple[Any, ...], Stated]]] = defaultdict(list)
        self.links: dict[tuple[UUID, int], str] = {}
        self.acts = 0
        self.erased_places: list[Break] = []
        self.unread: Counter[str] = Counter()
        self.left = Left()
        self.subjects = Subjects()

    def see(self, record: ActRecord, payload: Any) -> None:
        """Take what is needed of one record."""
        self.acts += 1
        if record.content is None:
            self.erased_places.append(Break(record.organisation_id, record.seq, ERASED))
        self.left.see(record, opened=payload is not None)
        self.subjects.see(record, opened=payload is not None)
        place = (record.organisation_id, record.seq)
        if place in self._anchored:
            self.links[place] = bytes(record.link).hex()
        if record.act in self._wanted and payload is None:
            self.unread[record.act] += 1
        elif record.act in self._wanted:
            self._stated[record.organisation_id].append(
                ((record.received_at, record.key), _stated(record, payload))
            )

    def in_order(self) -> Iterator[Stated]:
        """As the server did them: each chain in its own order, the chains by the time."""
        for _when, stated in merge(*self._stated.values(), key=lambda each: each[0]):
            yield stated


def _stated(record: ActRecord, payload: dict[str, Any]) -> Stated:
    return Stated(
        key=record.key,
        organisation_id=record.organisation_id,
        seq=record.seq,
        act=record.act,
        version=record.version,
        payload=_brought_up(record, payload),
        result=dict(record.result),
        received_at=record.received_at,
        by_operator=record.actor_id == OPERATOR_ID,
        user_id=record.actor_id,
        person_id=record.person_id,
    )


def _brought_up(record: ActRecord, payload: dict[str, Any]) -> dict[str, Any]:
    """The payload in the act's present version."""
    try:
        return act_named(record.act).bring_up(payload, record.version)
    except NotFound:
        return payload
