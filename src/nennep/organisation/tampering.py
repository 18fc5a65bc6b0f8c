"""Organisations, their names, places in the tree and bodies, held against the acts that made them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nennep.core.audit.stated import Difference, Rows, Stated
from nennep.core.models import ChainHead
from nennep.organisation.models import Body, Organisation, OrganisationName, Placement

ACTS = frozenset({"organisation.found_organisation", "organisation.form_body"})


def differences(acts: Iterable[Stated]) -> Iterator[Difference]:
    """What is not as its act says; and organisations that have no chain any more."""
    organisations, names, placements, bodies = (
        Rows(each) for each in (Organisation, OrganisationName, Placement, Body)
    )
    for act in acts:
        said = act.payload
        if act.act == "organisation.form_body":
            bodies.made(
                act, said["id"], organisation_id=said["organisation"], kind=said["kind"], name=said["name"]
            )
            continue
        organisations.made(
            act,
            said["id"],
            code=said["code"],
            level=said["level"],
            kind=said["kind"],
            cell_type=said["cell_type"] or "",
            valid_from=said["effective"],
        )
        names.made(act, act.derive_id("name"), organisation_id=said["id"], name=said["name"])
        if said["parent"] is not None:
            placements.made(
                act, act.derive_id("placement"), organisation_id=said["id"], parent_id=said["parent"]
            )
    for rows in (organisations, names, placements, bodies):
        yield from rows.differences(all_by_acts=True)
    for row in Organisation.rows.exclude(pk__in=ChainHead.rows.values("organisation_id")).order_by("pk"):
        yield Difference(Organisation._meta.label, row.pk, "without a chain")
