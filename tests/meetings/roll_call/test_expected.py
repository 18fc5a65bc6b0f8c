"""Who is expected: nennep.meetings.roll_call.expected."""

from __future__ import annotations

from nennep.core import clock
from nennep.meetings.roll_call.expected import expected
from nennep.membership.enums import PositionKind
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Body
from tests.factories import Cell, World, body, hold


def test_a_briefing_gathers_the_secretaries_and_who_leads_it(pa_kim: Cell, world: World) -> None:
    briefing = body(world.commune, BodyKind.SECRETARIES, "Giao ban bí thư chi bộ")
    leads = pa_kim.members[4]
    hold(leads, briefing, PositionKind.SECRETARY, "Bí thư Đảng ủy")
    found = expected(Body.rows.get(pk=briefing), clock.today())
    offices = {each.person.pk: each.office for each in found}
    assert offices[leads] == "Bí thư Đảng ủy"
    assert pa_kim.members[0] in offices
    assert len(offices) == len(found)
