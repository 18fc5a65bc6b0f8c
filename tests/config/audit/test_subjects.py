"""What acts were about, and whether logins are open, held against the records of acts."""

from __future__ import annotations

from uuid import UUID

import pytest
from tests.factories import Cell, World
from tests.tampering import differences_found, key_of, without_triggers

from nennep.accounts.models import User
from nennep.authority.actions import give_login
from nennep.core.audit.written import ABOUT
from nennep.core.ids import new_id
from nennep.core.models import ActRecord, ActSubject


def found() -> list[tuple[str, UUID | None, str]]:
    return [(each.table, each.row, each.where) for each in differences_found()]


@pytest.mark.parametrize("how", ["changed", "added", "removed"])
def test_what_an_act_was_about_changed_beside_the_chain_is_found(in_session: UUID, how: str) -> None:
    assert found() == []
    row = ActSubject.rows.order_by("pk").last()
    assert row is not None
    if how == "changed":
        without_triggers(
            "UPDATE core_actsubject SET object_id = %s WHERE id = %s", [key_of(new_id()), row.pk]
        )
    elif how == "removed":
        without_triggers("DELETE FROM core_actsubject WHERE record_id = %s", [key_of(row.record_id)])
    else:
        ActSubject.rows.create(record_id=row.record_id, kind=row.kind, object_id=new_id())
    assert found() == [("core.ActSubject", row.record_id, "")]


def test_no_answer_carries_it(in_session: UUID, pa_kim: Cell, world: World) -> None:
    record = ActRecord.rows.order_by("received_at").last()
    assert record is not None
    assert ABOUT in record.result
    done = give_login(world.clerk, id=new_id(), person=pa_kim.members[9], username="moi.cap")
    assert ABOUT not in done.result


def test_a_login_closed_beside_the_chain_is_found(in_session: UUID, pa_kim: Cell, world: World) -> None:
    login = new_id()
    give_login(world.clerk, id=login, person=pa_kim.members[9], username="moi.cap")
    assert found() == []
    User.rows.filter(pk=login).update(is_active=False)
    assert found() == [("accounts.User", login, "is_active")]
