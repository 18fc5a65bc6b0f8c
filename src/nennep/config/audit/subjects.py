"""What acts were about, held against their records: histories and late rights go by these rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from uuid import UUID

from nennep.core.acts.records import BROUGHT
from nennep.core.audit import sealing
from nennep.core.audit.stated import Difference, Doing
from nennep.core.audit.written import ABOUT, digest_of_subjects
from nennep.core.models import ActRecord, ActSubject


class Subjects:
    """The digest of what each act was about, by the key of its record."""

    def __init__(self) -> None:
        self._told: dict[UUID, tuple[Doing, str, bytes]] = {}

    def see(self, record: ActRecord, *, opened: bool) -> None:
        """Take what one record tells; one of before this was kept, or whose content is gone, tells nothing."""
        digest = record.result.get(ABOUT)
        if digest is not None and opened and record.content:
            doing = Doing(record.act, record.organisation_id, record.seq)
            self._told[record.key] = (doing, digest, sealing.salt_of(bytes(record.content)))

    def differences(self) -> Iterator[Difference]:
        """Records that are about other things than they were, each told once."""
        left = dict(self._told)
        rows = ActSubject.rows.exclude(kind=BROUGHT).order_by("record_id")
        columns = rows.values_list("record_id", "kind", "object_id").iterator()
        for key, about in groupby(columns, key=lambda row: row[0]):
            told = left.pop(key, None)
            if told is not None:
                yield from _parting(key, told, [(kind, thing) for _key, kind, thing in about])
        for key, told in left.items():
            yield from _parting(key, told, [])


def _parting(
    key: UUID, told: tuple[Doing, str, bytes], about: list[tuple[str, UUID]]
) -> Iterator[Difference]:
    doing, digest, salt = told
    if digest_of_subjects(about, salt) != digest:
        yield Difference(ActSubject._meta.label, key, "other", act=doing)
