"""Files by their content."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from nennep.core.models import Entity


class StoredFile(Entity):
    """One content, kept once under its sha256 (hexadecimal), and checked when it came in.

    Who attached it to what, under which title and who may read it, is said by rows of higher apps.
    """

    not_told = "kept under the digest of its content (files.tampering)"

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=120)
    name = models.CharField(max_length=255)
    kept_at = models.DateTimeField()


class Brought(Entity):
    """A login brought a content: only its own acts may then say what it belongs to, whatever id others name."""

    not_told = "brought before an act says what it belongs to"

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    by = models.UUIDField()
    at = models.DateTimeField()

    class Meta(Entity.Meta):
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["file", "by"], name="files_brought_once")
        ]
