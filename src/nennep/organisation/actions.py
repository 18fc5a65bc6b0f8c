"""Acts on organisations: founding, naming bodies and localities. Reorganisations come later (docs/concepts.md)."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from nennep.core.acts import ActContext, act
from nennep.core.acts.taking import must_be_new
from nennep.core.audit import chain
from nennep.core.dates.told import Day
from nennep.core.ids import NewId
from nennep.core.models import folded
from nennep.core.payload.types import Line, RequiredLine
from nennep.core.refusals import Conflict, Forbidden, Invalid
from nennep.core.text import KEY_MAX, sort_key
from nennep.organisation.enums import BodyKind, CellType, Kind, Level, LocalityKind
from nennep.organisation.models import (
    Body,
    Coverage,
    Descent,
    Locality,
    Organisation,
    OrganisationName,
    Placement,
)

Name = Annotated[RequiredLine, Field(max_length=200)]


@act("organisation.found_organisation", right="manage", label=_("Found an organisation"))
def found_organisation(
    ctx: ActContext,
    *,
    id: NewId,
    code: Annotated[RequiredLine, Field(max_length=40)],
    name: Name,
    level: Level,
    kind: Kind,
    parent: UUID | None,
    effective: Day,
    cell_type: CellType | None = None,
    place: Annotated[Line, Field(max_length=120)] = "",
) -> None:
    """Thành lập a Party organisation under `parent` from the day `effective`; only the operator founds a root."""
    must_be_new(Organisation, id)
    _authorise_founding(ctx, id, parent)
    if Organisation.rows.filter(code=code).exists():
        raise Conflict(
            _("The code %(code)s is already used by another organisation.") % {"code": code}, field="code"
        )
    if (kind == Kind.CELL) != (cell_type is not None):
        raise Invalid(_("A cell, and only a cell, has a cell type."), field="cell_type")
    organisation = Organisation.rows.create(
        id=id, code=code, level=level, kind=kind, cell_type=cell_type or "", valid_from=effective
    )
    OrganisationName.rows.create(
        id=ctx.derive_id("name"),
        organisation=organisation,
        name=name,
        place=place,
        folded=folded(name, most=OrganisationName._meta.get_field("folded").max_length),
        sort_key=sort_key(name, numbers=True)[:KEY_MAX],
        valid_from=effective,
    )
    _place(ctx, organisation, parent, effective)
    ctx.about("organisation", id)
    ctx.result["organisation"] = str(id)


@act("organisation.form_body", right="manage", label=_("Form a body of an organisation"))
def form_body(ctx: ActContext, *, id: NewId, organisation: UUID, kind: BodyKind, name: Name) -> None:
    """Lập a body that meets: chi ủy, Ban Chấp hành, Ban Thường vụ, giao ban bí thư …"""
    ctx.authorise(organisation)
    must_be_new(Body, id)
    if Body.rows.filter(organisation_id=organisation, kind=kind, name=name).exists():
        raise Conflict(_("This organisation already has the body “%(name)s”.") % {"name": name}, field="name")
    Body.rows.create(id=id, organisation_id=organisation, kind=kind, name=name)
    ctx.about("organisation", organisation)
    ctx.result["body"] = str(id)


@act("organisation.record_locality", right="manage", label=_("Record a locality and the cell that covers it"))
def record_locality(
    ctx: ActContext,
    *,
    id: NewId,
    commune: UUID,
    kind: LocalityKind,
    name: Annotated[RequiredLine, Field(max_length=120)],
    effective: Day,
    covered_by: UUID | None = None,
) -> None:
    """Ghi một bản, tiểu khu, tổ dân phố of a commune, and which cell covers it from that day."""
    ctx.authorise(commune)
    must_be_new(Locality, id)
    locality = Locality.rows.create(id=id, commune_id=commune, kind=kind, name=name, valid_from=effective)
    if covered_by is not None:
        if not Descent.rows.as_of(effective).filter(ancestor_id=commune, descendant_id=covered_by).exists():
            raise Invalid(_("The cell does not stand under this commune on that day."), field="covered_by")
        Coverage.rows.create(
            id=ctx.derive_id("coverage"), cell_id=covered_by, locality=locality, valid_from=effective
        )
        ctx.about("organisation", covered_by)
    ctx.about("locality", id)
    ctx.result["locality"] = str(id)


def _authorise_founding(ctx: ActContext, organisation_id: UUID, parent: UUID | None) -> None:
    """The parent's managers found what stands below it; its chain records so. A root begins its own chain."""
    chain.begin_chain(organisation_id)
    if parent is not None:
        ctx.authorise(parent)
    elif ctx.actor.is_operator:
        ctx.admit(organisation_id)
    else:
        raise Forbidden(_("Only the operator founds an organisation that stands under nobody."))


def _place(ctx: ActContext, organisation: Organisation, parent: UUID | None, effective: date) -> None:
    lines = [Descent(ancestor=organisation, descendant=organisation, depth=0, valid_from=effective)]
    if parent is not None:
        Placement.rows.create(
            id=ctx.derive_id("placement"), organisation=organisation, parent_id=parent, valid_from=effective
        )
        for line in Descent.rows.during(effective, None).filter(descendant_id=parent):
            start = max(line.valid_from, effective)
            lines.append(
                Descent(
                    ancestor_id=line.ancestor_id,
                    descendant=organisation,
                    depth=line.depth + 1,
                    valid_from=start,
                    valid_to=line.valid_to,
                )
            )
    Descent.rows.bulk_create(lines)
