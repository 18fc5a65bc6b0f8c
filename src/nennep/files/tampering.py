"""Stored files checked against the digest under which they are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nennep.core.audit.stated import Difference, Stated
from nennep.files.models import StoredFile
from nennep.files.storing import is_whole

ACTS: frozenset[str] = frozenset()


def differences(acts: Iterable[Stated]) -> Iterator[Difference]:
    """Files that are gone or are not what they were."""
    for row, sha256 in StoredFile.rows.order_by("pk").values_list("pk", "sha256"):
        if not is_whole(sha256):
            yield Difference(StoredFile._meta.label, row, "other", "content")
