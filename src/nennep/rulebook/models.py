"""Values that an organisation set itself, each by a document of its own. National rules are data files."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from nennep.core.models import Dated
from nennep.organisation.models import Organisation


class OwnRule(Dated):
    """A value that holds in an organisation and below it, from the day its document says (quy định riêng)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=60)
    value = models.JSONField()
    document = models.CharField(max_length=300)  # "Quy chế 05-QC/ĐU ngày 12/01/2026, điều 3"

    class Meta(Dated.Meta):
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["organisation", "code"], name="rulebook_ownrule_of")
        ]
