"""Whether posts, charges, members received and logins ask or tell a person anything.

One statement, since home asks it each time it is opened.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from nennep.accounts.models import User
from nennep.authority.models import Charge
from nennep.authority.permissions import GUARDED_POSTS, LEADERS
from nennep.core import clock
from nennep.core.database.statements import asked, statement, valid
from nennep.membership.models import Membership, Position
from nennep.organisation.models import Body, Descent

TOLD_FOR = timedelta(days=14)
"""How long those whom a confirmed post or charge concerns find it on their home."""


def _one_of(posts: Iterable[tuple[str, str]], body_kind: str, kind: str) -> str:
    return " OR ".join(f"{body_kind} = '{body}' AND {kind} = '{post}'" for body, post in posts)


_LEADS = _one_of(LEADERS, "led.kind", "own.kind")


def _led(at: str) -> str:
    """That the person leads the organisation `at`, or the one directly above it."""
    return statement(
        """
        EXISTS (
            SELECT 1 FROM {position} own
              JOIN {body} led ON led.id = own.body_id
              JOIN {descent} line ON line.ancestor_id = led.organisation_id
             WHERE own.person_id = %(person)s AND line.descendant_id = {at} AND line.depth <= 1
               AND own.confirmed_at IS NOT NULL AND ({leads}) AND {own_on} AND {line_on})
        """,
        position=Position,
        body=Body,
        descent=Descent,
        at=at,
        leads=_LEADS,
        own_on=valid("own"),
        line_on=valid("line"),
    )


# What waits or was confirmed of late is little and has an index; whom it concerns is looked up from there: the one who
# got it, and who leads the organisation or the one directly above it.
_TELLS = statement(
    """
    SELECT 1 FROM {position} given JOIN {body} place ON place.id = given.body_id
     WHERE ({guarded}) AND {lately} AND (given.person_id = %(person)s OR {place_led})
    UNION ALL
    SELECT 1 FROM {charge} given WHERE {lately} AND (given.person_id = %(person)s OR {charge_led})
    UNION ALL
    SELECT 1 FROM {membership} given WHERE given.waits AND (given.person_id = %(person)s OR {received_led})
    UNION ALL
    SELECT 1 FROM {login} given JOIN {membership} place ON place.person_id = given.person_id
     WHERE given.confirmed_at IS NULL AND {login_led}
     LIMIT 1
    """,
    position=Position,
    body=Body,
    charge=Charge,
    membership=Membership,
    login=User,
    guarded=_one_of(GUARDED_POSTS, "place.kind", "given.kind"),
    lately="(given.confirmed_at IS NULL"
    " OR given.confirmed_at >= %(since)s AND given.confirmed_at > given.entered_at)",
    place_led=_led("place.organisation_id"),
    charge_led=_led("given.organisation_id"),
    received_led=_led("given.cell_id"),
    login_led=_led("place.cell_id"),
)


def concerns(person_id: UUID, on: date) -> bool:
    """Whether anything given by name waits, or was confirmed of late, that this person is to know or to confirm."""
    values = {"person": person_id, "on": on, "since": clock.now() - TOLD_FOR}
    return bool(asked(_TELLS, values))
