"""The stories that are told before a walk begins, and what the walk asks of them. Called inside the served data."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from nennep.authority.actions import put_in_charge
from nennep.core import clock
from nennep.core.ids import new_id
from nennep.meetings.models import AgendaItem, Ballot
from nennep.resolutions.models import Resolution
from nennep.rulebook.enums import ItemKind
from nennep.sync.telling import tell_waiting
from tests.servers.served import session_of
from tests.sync.device_file_maker import Phone
from tests.sync.evenings import file_with_a_refused_row
from tests.told import told
from tests.worlds import Stages, first_item, make_stages

PASSWORD = "nep-nep-nep-2026"
"""Of every login that a story of the walks gives."""
OPEN_TASKS = ("Phát dọn đường băng cản lửa ở khu rừng sản xuất", "Vận động 3 hộ làm chuồng trại xa nhà")
"""What last month's meeting left to do (tests/told/duong-bang.toml)."""

MORE_MEETINGS = {
    "agreed": "đã thống nhất",
    "cancelled": "đã hủy",
    "signed": "đã ký",
    "issued": "đã phát hành",
    "past": "chưa ghi gì",
    "typed": "nhập thay",
}
"""How the pages' test calls meetings, and what the story calls them."""


def enter_pa_kim() -> dict[str, str]:
    """Chiềng Muôn with Pá Kìm (11 members), two tasks open since October, and somebody in charge of the cell."""
    names = told("pa-kim-dang-nhap.toml")
    return {"cell": str(names["pa-kim"]), "commune": str(names["chieng-muon"])}


def enter_neighbours() -> dict[str, str]:
    """Ngồ Hén (31 members) and the cell of the province's Ban Dân vận (17), in two branches of one tree, each with
    a secretary, a deputy and an ordinary member who have logins."""
    names = told("hai-chi-bo.toml")
    return {"ngo_hen": str(names["ngo-hen"]), "dan_van": str(names["dan-van"])}


def enter_ban_hon() -> dict[str, str]:
    """A commune with thirteen cells of four members; its clerk and the secretary of cell 4 have logins."""
    return {"commune": str(told("ban-hon.toml")["ban-hon"])}


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
        "person": str(cell.members[3]),
        "phone": str(_phone_with_waiting_work(stages)),
        "charge": str(_charge_to_confirm(stages)),
        "sessions": {
            role: session_of(actor.user_id)
            for role, actor in (*stages.roles.items(), ("proxy_clerk", stages.proxy_clerk))
        },
    }


def _device_file(stages: Stages) -> UUID:
    item = first_item(stages.running, ItemKind.DISCUSSION)
    return file_with_a_refused_row(stages.cell, stages.running, item, stages.roles["office"])


def _phone_with_waiting_work(stages: Stages) -> UUID:
    phone = Phone(stages.cell.secretary).meet_server()
    tell_waiting(stages.cell.secretary, device=phone.device, waiting=3, since=clock.now())
    return phone.device


def _charge_to_confirm(stages: Stages) -> UUID:
    """What the office entered, and a leader of the commune is asked to confirm."""
    key = new_id()
    person, cell = stages.names["Hua Chiến: Giàng Thị Mỷ"], stages.cell.id
    put_in_charge(stages.roles["office"], id=key, person=person, organisation=cell, begins=clock.today())
    return key


def _items(meeting: UUID) -> dict[str, str]:
    """Kind -> the first item of that kind on a meeting's agenda."""
    rows = AgendaItem.rows.filter(meeting_id=meeting, dropped=False).order_by("-position")
    return {kind: str(pk) for kind, pk in rows.values_list("kind", "pk")}
