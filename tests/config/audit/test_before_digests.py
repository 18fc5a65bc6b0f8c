"""Records of before digests of rows were kept: their rows are held against the payloads of their acts alone."""

from __future__ import annotations

import json
from uuid import UUID

from tests.factories import Cell, World
from tests.tampering import differences_found, key_of, link_anew, without_triggers

from nennep.core.audit.written import WRITTEN
from nennep.core.models import ActRecord
from nennep.membership.models import Membership


def as_an_older_program_left_it(organisation: UUID) -> None:
    """Records of a chain that tell no rows."""
    for record in list(ActRecord.rows.filter(organisation_id=organisation)):
        kept = {name: told for name, told in record.result.items() if name != WRITTEN}
        without_triggers(
            "UPDATE core_actrecord SET result = %s WHERE key = %s", [json.dumps(kept), key_of(record.key)]
        )
    link_anew(organisation)


def test_a_row_of_before_digests_were_kept_is_found_by_its_payload(world: World, pa_kim: Cell) -> None:
    for organisation in ActRecord.rows.values_list("organisation_id", flat=True).distinct():
        as_an_older_program_left_it(organisation)
    assert differences_found() == []
    row = Membership.rows.get(person_id=pa_kim.members[4])
    Membership.rows.filter(pk=row.pk).update(status="probationary")
    (found,) = differences_found()
    assert (found.table, found.row, found.where) == (Membership._meta.label, row.pk, "status")
