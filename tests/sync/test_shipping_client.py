"""The file of the very client that ships, taken in: what Python reads is what the phone writes."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from nennep.meetings.access import access_meeting
from nennep.meetings.actions.agenda import draw_agenda
from nennep.meetings.models import Meeting
from nennep.room.package import meeting_package
from nennep.rulebook.enums import ItemKind
from nennep.sync.importing import keep_file, preview, take_in
from nennep.sync.registering import register
from nennep.sync.rescue import rescue_key
from tests.factories import Cell, World
from tests.offline.node_phone import play
from tests.sync.evenings import NOTHING_LEFT_OUT, outcomes, state_of
from tests.worlds import first_item

SCENARIO = """
    const [pack, user, rescue, meeting, item, chair, marks] = %s;
    const phone = new Phone(new Server(pack));
    const enter = async () => {
      const room = phone.page();
      const store = await room.DeviceStore.open(user);
      const session = new room.Session(room.addressesOf(meeting), () => undefined, store);
      await session.load();
      return { store, session };
    };
    let { store, session } = await enter();
    await store.keys.setRescue(rescue);
    phone.server.online = false;
    session.act("meetings.open_meeting", { chair });
    session.act("meetings.record_attendance", { marks });
    session.texts.write(session.textKey(item, "gist"), "Chi bộ nghe báo cáo, không ai có ý kiến khác.");
    await session.written();
    const open = await (await (await phone.room.modules.deviceFile()).exportFile(store, "Lò Văn Sáng")).text();
    await store.keys.setPin("2468");
    phone.room.kill();
    ({ store } = await enter());
    const { exportFile } = await phone.room.modules.deviceFile();
    const file = await (await exportFile(store, "Lò Văn Sáng")).text();
    return { locked: store.keys.state, device: store.device, digest: store.keys.digest, file, open };
"""


def evening_on_a_phone(cell: Cell, meeting: UUID, item: UUID) -> dict[str, Any]:
    """What the client gives out after a short evening, locked by a PIN that nobody remembers."""
    pack = meeting_package(access_meeting(cell.secretary, meeting))
    key = rescue_key()
    marks = [{"person": str(each), "mark": "present"} for each in cell.members]
    said = [
        pack,
        cell.secretary.user_id,
        {"id": key.id, "public": key.public},
        meeting,
        item,
        cell.members[0],
        marks,
    ]
    found: dict[str, Any] = play(SCENARIO % json.dumps(said, default=str))
    return found


def test_a_file_of_the_shipping_client_is_taken_in_whole(pa_kim: Cell, meeting: UUID, world: World) -> None:
    draw_agenda(pa_kim.secretary, meeting=meeting)
    item = first_item(meeting, ItemKind.DISCUSSION)
    given = evening_on_a_phone(pa_kim, meeting, item)
    assert given["locked"] == "locked"
    register(pa_kim.secretary, device=UUID(given["device"]), key_digest=given["digest"])

    of_open_phone = preview(world.clerk, keep_file(world.clerk, given["open"].encode()))
    assert (of_open_phone.is_closed, of_open_phone.open) == (True, 0)
    file = keep_file(world.clerk, given["file"].encode())
    review = preview(world.clerk, file)
    assert outcomes(review) == [
        ("meetings.open_meeting", "done"),
        ("meetings.record_attendance", "done"),
        ("text", "done"),
    ], [each.line.reason for each in review.told]
    assert not review.is_closed  # a locked phone has no key to say it with
    take_in(world.clerk, file, left_out=NOTHING_LEFT_OUT)
    held = state_of(meeting)
    assert (held["state"], len(held["marks"])) == ("in_session", 11)
    assert held["texts"][f"meeting/{meeting}/{item}/gist"].startswith("Chi bộ nghe báo cáo")
    assert Meeting.rows.get(pk=meeting).opened_at is not None
    assert preview(world.clerk, file).is_settled
