"""An audit beside a server that goes on writing: nennep.config.audit.snapshot."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection
from tests.factories import OPERATOR, Cell
from tests.tampering import differences_found

from nennep.config.audit.everything import audit
from nennep.config.audit.snapshot import snapshot
from nennep.core.models import ActRecord
from nennep.membership.actions import change_status
from nennep.membership.enums import Status


@pytest.mark.django_db(transaction=True)
def test_an_act_done_meanwhile_waits_for_nothing_and_is_not_seen_half(pa_kim: Cell) -> None:
    with snapshot(), ThreadPoolExecutor(1) as beside:
        before = ActRecord.rows.count()
        beside.submit(_act, pa_kim).result(timeout=30)
        assert ActRecord.rows.count() == before
        assert (audit([]).breaks, differences_found()) == ([], [])
    assert ActRecord.rows.count() == before + 1
    assert (audit([]).breaks, differences_found()) == ([], [])


def _act(cell: Cell) -> None:
    change_status(
        OPERATOR, person=cell.members[3], cell=cell.id, status=Status.AWAY, effective=date(2026, 11, 1)
    )
    connection.close()
