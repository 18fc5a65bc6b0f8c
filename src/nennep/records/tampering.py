"""Frozen documents and their .pdf, checked against the digests in the results of the acts that froze them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from uuid import UUID

from nennep.core.audit.sealing import canonical
from nennep.core.audit.stated import Difference, Stated
from nennep.records.enums import DocumentType
from nennep.records.models import Revision
from nennep.records.revisions import FROZEN, NUMBERED

ACTS = frozenset({"room.adopt_minutes", "room.correct_minutes", "minutes.issue_documents"})
TABLE = Revision._meta.label


def differences(acts: Iterable[Stated]) -> Iterator[Difference]:
    """Revisions that are not as they were frozen, that nobody froze, or that are gone."""
    kept = _Kept(acts)
    rows = Revision.rows.select_related("pdf", "record").order_by("record_id", "revision")
    for revision in rows.iterator(chunk_size=50):
        if hashlib.sha256(canonical(revision.document)).hexdigest() != revision.digest:
            yield Difference(TABLE, revision.pk, "other", "document")
        yield from kept.held_against(revision)
    for row, (act, _digest, _pdf) in kept.by_revision.items():
        yield Difference(TABLE, row, "missing", act=act)


class _Kept:
    """What acts say of the revisions that they made; each is crossed off when it is found."""

    def __init__(self, acts: Iterable[Stated]) -> None:
        self.by_revision: dict[UUID, tuple[Stated, str, str]] = {}
        self._minutes: dict[tuple[UUID, int], tuple[Stated, str]] = {}
        self._said_less: set[UUID] = set()
        """Meetings with acts of before, which told the digest of the minutes and of nothing else."""
        for act in acts:
            for row, frozen in act.result.get(FROZEN, {}).items():
                self.by_revision[UUID(row)] = (act, frozen["digest"], frozen["pdf"])
            if FROZEN not in act.result:
                self._said_less.add(UUID(act.payload["meeting"]))
                if "digest" in act.result:
                    place = (UUID(act.result["record"]), act.result["revision"])
                    self._minutes[place] = (act, act.result["digest"])

    def held_against(self, revision: Revision) -> Iterator[Difference]:
        """What a revision's digests differ in from those that its act told."""
        found = self.by_revision.pop(revision.pk, None)
        if found is not None:
            act, digest, pdf = found
            if revision.digest != digest:
                yield Difference(TABLE, revision.pk, "other", "digest", act)
            if revision.pdf.sha256 != pdf:
                yield Difference(TABLE, revision.pk, "other", "pdf", act)
            return
        of_before = self._minutes.get((revision.record_id, revision.revision))
        if of_before is not None:
            if revision.digest != of_before[1]:
                yield Difference(TABLE, revision.pk, "other", "digest", of_before[0])
        elif revision.record.adopted_in not in self._said_less or (
            revision.record.document_type == DocumentType.MINUTES and revision.reason != NUMBERED
        ):
            yield Difference(TABLE, revision.pk, "strange")
