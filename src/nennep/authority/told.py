"""Whether posts, charges, members received and logins ask or tell a person anything.

One statement, since home asks it each time it is opened.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from uuid import UUID

from django.db import connection

from nennep.accounts.models import User
from nennep.authority.models import Charge
from nennep.authority.permissions import GUARDED_POSTS, LEADERS
from nennep.core import clock
from nennep.membership.models import Membership, Position
from nennep.organisation.models import Body, Descent

TOLD_FOR = timedelta(days=14)
"""How long those whom a confirmed post or charge concerns find it on their home."""

# What waits or was confirmed of late is little and has an index; whom it concerns is looked up from there: the one who
# got it, and who leads the organisation or the one directly above it.
_TELLS = """
    SELECT 1 FROM {position} given JOIN {body} place ON place.id = given.body_id
     WHERE ({guarded}) AND {position_tells}
    UNION ALL
    SELECT 1 FROM {charge} given WHERE {charge_tells}
    UNION ALL
    SELECT 1 FROM {membership} given WHERE given.waits AND (given.person_id = %s OR {received_led})
    UNION ALL
    SELECT 1 FROM {login} given JOIN {membership} place ON place.person_id = given.person_id
     WHERE given.confirmed_at IS NULL AND {login_tells}
     LIMIT 1
"""
_CONCERNS = """
    (given.confirmed_at IS NULL OR given.confirmed_at >= %s AND given.confirmed_at > given.entered_at)
    AND (given.person_id = %s OR {led})
"""
_LED = """
    EXISTS (
        SELECT 1 FROM {position} own
          JOIN {body} led ON led.id = own.body_id
          JOIN {descent} line ON line.ancestor_id = led.organisation_id
         WHERE own.person_id = %s AND line.descendant_id = {at} AND line.depth <= 1
           AND own.confirmed_at IS NOT NULL AND ({leads})
           AND own.valid_from <= %s AND (own.valid_to IS NULL OR own.valid_to > %s)
           AND line.valid_from <= %s AND (line.valid_to IS NULL OR line.valid_to > %s))
"""


def concerns(person_id: UUID, on: date) -> bool:
    """Whether anything given by name waits, or was confirmed of late, that this person is to know or to confirm."""
    since = connection.ops.adapt_datetimefield_value(clock.now() - TOLD_FOR)
    person = Position._meta.pk.get_db_prep_value(person_id, connection)
    with connection.cursor() as cursor:
        led = [person, *[on] * 4]
        cursor.execute(_statement(), [*[since, person, *led] * 2, person, *led, *led])
        return cursor.fetchone() is not None


@cache
def _statement() -> str:
    tables = {
        name: model._meta.db_table
        for name, model in (
            ("position", Position),
            ("body", Body),
            ("descent", Descent),
            ("charge", Charge),
            ("login", User),
            ("membership", Membership),
        )
    }
    leads = _one_of(LEADERS, "led.kind", "own.kind")
    led = {
        source: _LED.format(at=at, leads=leads, **tables)
        for source, at in (
            ("position", "place.organisation_id"),
            ("charge", "given.organisation_id"),
            ("received", "given.cell_id"),
            ("login", "place.cell_id"),
        )
    }
    tells = {f"{source}_tells": _CONCERNS.format(led=led[source]) for source in ("position", "charge")}
    tells |= {"received_led": led["received"], "login_tells": led["login"]}
    return _TELLS.format(guarded=_one_of(GUARDED_POSTS, "place.kind", "given.kind"), **tables, **tells)


def _one_of(posts: Iterable[tuple[str, str]], body_kind: str, kind: str) -> str:
    return " OR ".join(f"{body_kind} = '{body}' AND {kind} = '{post}'" for body, post in posts)
