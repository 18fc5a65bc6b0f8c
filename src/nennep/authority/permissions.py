"""Rights as sentences: scope × what, held through a dated position, duty or membership (design §4.3).

This file is the one place that says who may do what. `GRANTS` reads: who holds this position in this body
of an organisation has these rights there (OWN), in the organisations directly below it (DIRECT), or in all
below it (BELOW).
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from nennep.core.rights import register_right
from nennep.membership.enums import PositionKind as P
from nennep.organisation.enums import BodyKind as B

READ = register_right("read", _("read meetings, resolutions, tallies and figures"))
HEAR = register_right("hear", _("read what was said: discussion and self-criticism"))
TAKE_PART = register_right("take_part", _("receive notices and answer them for oneself"))
PROPOSE = register_right("propose", _("propose topics and remark on a draft agenda"))
PREPARE = register_right("prepare", _("prepare meetings, agendas and notices"))
CHAIR = register_right("chair", _("open and chair meetings, hold ballots, have minutes adopted"))
MINUTE = register_right("minute", _("take the roll, minutes and tasks of a meeting"))
DECIDE = register_right("decide", _("issue documents, give numbers, correct adopted minutes"))
MANAGE = register_right("manage", _("keep organisations, rolls, positions and calendars"))

GUARDED: frozenset[str] = frozenset({HEAR, CHAIR, DECIDE})
"""What a post or a charge that the office entered gives only once a leader has confirmed it."""

STAYING: frozenset[str] = frozenset({READ, HEAR})
"""What those above keep over an organisation that has ended: they read what it did as they read it before."""

OWN, DIRECT, BELOW = 0, 1, 99
"""How many steps down the tree a grant reaches."""

_LEAD = frozenset({READ, HEAR, TAKE_PART, PROPOSE, PREPARE, CHAIR, MINUTE, DECIDE})
_COMMITTEE = frozenset({READ, HEAR, TAKE_PART, PROPOSE, PREPARE, MINUTE})
_LEADERS = (P.SECRETARY, P.STANDING_DEPUTY, P.DEPUTY)

Reach = dict[int, frozenset[str]]

GRANTS: dict[tuple[str, str], Reach] = {
    **{(B.CELL, kind): {OWN: _LEAD} for kind in _LEADERS},
    **{(B.CELL_COMMITTEE, kind): {OWN: _LEAD} for kind in _LEADERS},
    (B.CELL_COMMITTEE, P.MEMBER): {OWN: _COMMITTEE},
    (B.GROUP, P.SECRETARY): {OWN: frozenset({READ, HEAR, TAKE_PART, PROPOSE})},
    **{
        (B.EXECUTIVE, kind): {OWN: _LEAD, DIRECT: frozenset({HEAR, PROPOSE}), BELOW: frozenset({READ})}
        for kind in _LEADERS
    },
    (B.EXECUTIVE, P.MEMBER): {
        OWN: frozenset({READ, HEAR, TAKE_PART, PROPOSE}),
        DIRECT: frozenset({HEAR}),
        BELOW: frozenset({READ}),
    },
    **{
        (B.STANDING, kind): {OWN: _LEAD, DIRECT: frozenset({HEAR, PROPOSE}), BELOW: frozenset({READ})}
        for kind in _LEADERS
    },
    (B.STANDING, P.MEMBER): {
        OWN: frozenset({READ, HEAR, TAKE_PART, PROPOSE}),
        DIRECT: frozenset({HEAR}),
        BELOW: frozenset({READ}),
    },
    (B.OFFICE, P.CLERK): {
        OWN: frozenset({READ, TAKE_PART, PROPOSE, PREPARE, MANAGE}),
        BELOW: frozenset({READ, MANAGE}),
    },
}
"""The office prepares, keeps rolls and prints, but does not read what was said inside a cell."""

LEADERS = tuple(post for post, reach in GRANTS.items() if DECIDE in reach.get(OWN, frozenset()))
"""(the body's kind, the post's) of those who decide in their own organisation."""
GUARDED_POSTS = tuple(
    post for post, reach in GRANTS.items() if any(each & GUARDED for each in reach.values())
)
"""The same of those whose rights, or some of them, a leader must confirm."""

IN_CHARGE: frozenset[str] = frozenset({READ, HEAR, PROPOSE})
"""Rights over the cell that one is in charge of (cấp ủy viên, cán bộ phụ trách chi bộ)."""

MEMBER_OF: frozenset[str] = frozenset({READ, HEAR, TAKE_PART})
"""Rights of a member in their own cell; VISITING members take part too."""

SUSPENDED: frozenset[str] = frozenset({READ})
"""What is left to a member who is suspended (đình chỉ sinh hoạt): neither what is said nor a part in it."""
