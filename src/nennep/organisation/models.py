"""The tree of Party organisations through time, their bodies, and the places they cover."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from nennep.core.models import Dated, DatedRows, Entity, FoldedField, Unscoped
from nennep.organisation.enums import BodyKind, CellType, Kind, Level, LocalityKind


class Organisation(Dated):
    """A Party organisation (tổ chức đảng) from its founding to its end."""

    code = models.CharField(max_length=40, unique=True)
    level = models.CharField(max_length=20, choices=Level.choices)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    cell_type = models.CharField(max_length=20, choices=CellType.choices, blank=True)


class OrganisationName(Dated):
    """A name borne during a period: full ("Chi bộ bản Pá Kìm") and as printed over documents."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=200)
    place = models.CharField(max_length=120, blank=True)  # where its documents are dated ("Chiềng Muôn")
    folded = models.CharField(max_length=200, db_index=True)
    sort_key = models.CharField(max_length=400)


class Placement(Dated):
    """Quan hệ trực thuộc: this organisation under that parent during a period. The tree is these rows."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="placements")
    parent = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="child_placements")


class Descent(models.Model):
    """Derived from placements: who stood under whom, at which depth, during which period; itself at depth 0."""

    id = models.BigAutoField(primary_key=True)
    ancestor = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="descents")
    descendant = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="ascents")
    depth = models.PositiveSmallIntegerField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    rows = models.Manager.from_queryset(DatedRows)()
    objects: ClassVar[Any] = Unscoped()

    class Meta:
        default_manager_name = "rows"
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["ancestor", "depth"], name="organisation_descent_down"),
            models.Index(fields=["descendant", "depth"], name="organisation_descent_up"),
        ]


class Body(Entity):
    """A body of an organisation that meets: chi bộ, chi ủy, Ban Chấp hành, Ban Thường vụ, giao ban bí thư …"""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="bodies")
    kind = models.CharField(max_length=20, choices=BodyKind.choices)
    name = models.CharField(max_length=200)
    folded = FoldedField(max_length=200, of=["name"])

    class Meta(Entity.Meta):
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["organisation", "kind", "name"], name="organisation_body_once")
        ]


class Locality(Dated):
    """A place (bản, tiểu khu, tổ dân phố) with a history of its own."""

    commune = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="localities")
    kind = models.CharField(max_length=20, choices=LocalityKind.choices)
    name = models.CharField(max_length=120)


class Coverage(Dated):
    """A cell covers a locality during a period; one cell may cover several."""

    cell = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="coverages")
    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="coverages")
