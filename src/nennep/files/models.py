"""Files by their content."""

from __future__ import annotations

from django.db import models

from nennep.core.models import Entity


class StoredFile(Entity):
    """One content, kept once under its sha256."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=120)
    name = models.CharField(max_length=255)
