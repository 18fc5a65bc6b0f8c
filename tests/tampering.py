"""Changing rows as somebody could who owns the database and takes its guards down first."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import connection

from nennep.accounts.models import User
from nennep.config.audit.everything import audit
from nennep.core.audit import chain
from nennep.core.audit.anchors import Anchor
from nennep.core.audit.stated import Difference
from nennep.core.models import ActRecord, ChainHead


def key_of(row: UUID) -> str:
    """An id as this database keeps it, for SQL written by hand."""
    return row.hex if connection.vendor == "sqlite" else str(row)


def without_triggers(statement: str, arguments: Sequence[object] = ()) -> None:
    """Run one statement with every trigger taken down, and put them up again."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(statement, arguments)
            cursor.execute("SET LOCAL session_replication_role = origin")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute(statement, arguments)
        for _name, sql in triggers:
            cursor.execute(sql)


def remove(record: ActRecord) -> None:
    """Take a record out of its chain."""
    without_triggers("DELETE FROM core_actsubject WHERE record_id = %s", [key_of(record.key)])
    without_triggers("DELETE FROM core_actrecord WHERE key = %s", [key_of(record.key)])


def mend_head(organisation: UUID) -> None:
    """Let the head say what is left of the chain."""
    last = ActRecord.rows.filter(organisation_id=organisation).order_by("-seq").first()
    seq, link = (last.seq, last.link) if last else (0, bytes(32))
    ChainHead.rows.filter(organisation_id=organisation).update(seq=seq, digest=link)


def link_anew(organisation: UUID) -> None:
    """Work out all links of a chain as it stands now, and its head."""
    previous = bytes(32)
    for record in list(ActRecord.rows.filter(organisation_id=organisation).order_by("seq")):
        previous = chain.link_of(record, previous)
        without_triggers("UPDATE core_actrecord SET link = %s WHERE key = %s", [previous, key_of(record.key)])
    mend_head(organisation)


def differences_found(held: Sequence[Anchor] = ()) -> list[Difference]:
    """What an audit finds among the rows. The logins of the tests' worlds are left out: no act gave them."""
    return [
        each for each in audit(held).differences if (each.table, each.what) != (User._meta.label, "strange")
    ]
