"""What is entered before a walk begins: organisations, rolls, logins, and last month. Called inside the served data."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from nennep.accounts.models import User
from nennep.authority.actions import put_in_charge
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.meetings.models import AgendaItem, Ballot
from nennep.membership.enums import PositionKind
from nennep.organisation.enums import BodyKind, CellType, Kind, Level
from nennep.resolutions.models import Resolution
from nennep.rulebook.enums import ItemKind
from tests import factories
from tests.factories import OPERATOR
from tests.invented_names import People
from tests.served import session_of
from tests.sync.evenings import file_with_a_refused_row
from tests.told import told
from tests.worlds import Stages, first_item, make_stages

PASSWORD = "nep-nep-nep-2026"
OPEN_TASKS = ("Phát dọn đường băng cản lửa ở khu rừng sản xuất", "Vận động 3 hộ làm chuồng trại xa nhà")

MORE_MEETINGS = {
    "agreed": "đã thống nhất",
    "cancelled": "đã hủy",
    "signed": "đã ký",
    "issued": "đã phát hành",
    "past": "chưa ghi gì",
    "typed": "nhập thay",
}
"""How the pages' test calls meetings, and what the story calls them."""


def give_password(actor: Actor, username: str) -> str:
    """The login of an actor, with a name and the password that the walks type."""
    user = User.rows.get(pk=actor.user_id)
    user.username = username
    user.set_password(PASSWORD)
    user.save()
    return username


def enter_pa_kim() -> dict[str, Any]:
    """Chiềng Muôn with Pá Kìm (11 members), two tasks open since October, and somebody in charge of the cell."""
    world = factories.make_world()
    cell, staff = world.cells["pa_kim"], world.cells["staff"]
    put_in_charge(
        OPERATOR,
        id=new_id(),
        person=staff.members[2],
        organisation=cell.id,
        begins=factories.FOUNDED,
        ends=None,
    )
    told("pa-kim-duong-bang.toml", world.names)
    logins = {
        "secretary": cell.secretary,
        "member": cell.member,
        "charge": staff.member,
        "clerk": world.clerk,
    }
    for name, actor in logins.items():
        give_password(actor, name)
    return {"cell": str(cell.id), "commune": str(world.commune)}


def enter_neighbours() -> dict[str, Any]:
    """Ngồ Hén (31 members) and the cell of the province's Ban Dân vận (17), in two branches of one tree, each with
    a secretary and an ordinary member who have logins."""
    world = factories.make_world()
    people = People("sinh hoạt chung")
    village, office = (tuple(people.name()[0] for _each in range(size)) for size in (31, 17))
    with clock.at(datetime(2020, 1, 2, tzinfo=UTC)):
        cells = {
            "ngo_hen": factories.make_cell(world.commune, "Chi bộ bản Ngồ Hén", "14.118.01.07", village),
            "dan_van": factories.make_cell(
                world.province, "Chi bộ Ban Dân vận Tỉnh ủy", "14.01.05", office, CellType.OFFICE
            ),
        }
    for name, cell in cells.items():
        give_password(cell.secretary, name)
        give_password(cell.member, f"{name}_member")
    give_password(world.clerk, "clerk")
    return {name: str(cell.id) for name, cell in cells.items()} | {"village": village, "office": office}


def enter_ban_hon() -> dict[str, Any]:
    """A commune with thirteen cells of four members; its clerk and the secretary of cell 4 have logins."""
    world = factories.make_world()
    people = People("Bản Hon")
    with clock.at(datetime(2020, 1, 2, tzinfo=UTC)):
        commune = factories.found(
            "Đảng bộ xã Bản Hon", "12.107.05", Level.COMMUNE, Kind.COMMITTEE, world.province, place="Bản Hon"
        )
        executive = factories.body(commune, BodyKind.EXECUTIVE, "Ban Chấp hành Đảng bộ xã Bản Hon")
        office = factories.body(commune, BodyKind.OFFICE, "Văn phòng Đảng ủy xã Bản Hon")
        cells = [
            factories.make_cell(
                commune,
                f"Chi bộ {number}",
                f"12.107.05.{number:02}",
                tuple(people.name()[0] for _each in range(4)),
            )
            for number in range(1, 14)
        ]
        factories.hold(cells[12].members[2], office, PositionKind.CLERK, "Văn phòng Đảng ủy")
        factories.hold(cells[12].members[3], executive, PositionKind.SECRETARY, "Bí thư Đảng ủy")
    give_password(cells[12].member, "clerk")
    give_password(cells[3].secretary, "cell_4")
    return {"commune": str(commune), "cells": [str(each.id) for each in cells]}


def enter_stages() -> dict[str, Any]:
    """Pá Kìm with a meeting in every stage, and a session for each role; ids by which pages are found."""
    stages = make_stages()
    more = told("cac-buoi-nua.toml", stages.names)
    cell = stages.cell
    meetings = {
        name: getattr(stages, name)
        for name in ("adopted", "running", "notified", "draft", "joint", "partner_joint", "entered")
    } | {name: more[called] for name, called in MORE_MEETINGS.items()}
    organisations = {"cell": cell.id, "commune": stages.world.commune, "partner_cell": stages.partner_cell.id}
    return {
        "meetings": {name: str(each) for name, each in meetings.items()},
        "organisations": {name: str(each) for name, each in organisations.items()},
        "items": {name: _items(each) for name, each in meetings.items()},
        "resolution": str(Resolution.rows.filter(meeting_id=meetings["adopted"])[0].pk),
        "ballot": str(Ballot.rows.filter(meeting_id=meetings["adopted"])[0].pk),
        "joint_session": str(stages.joint_session),
        "device_file": str(_device_file(stages)),
        "sessions": {
            role: session_of(actor.user_id)
            for role, actor in (*stages.roles.items(), ("proxy_clerk", stages.proxy_clerk))
        },
    }


def _device_file(stages: Stages) -> UUID:
    item = first_item(stages.running, ItemKind.DISCUSSION)
    return file_with_a_refused_row(stages.cell, stages.running, item, stages.roles["office"])


def _items(meeting: UUID) -> dict[str, str]:
    """Kind -> the first item of that kind on a meeting's agenda."""
    rows = AgendaItem.rows.filter(meeting_id=meeting, dropped=False).order_by("-position")
    return {kind: str(pk) for kind, pk in rows.values_list("kind", "pk")}
