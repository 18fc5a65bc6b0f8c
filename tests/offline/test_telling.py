# ruff: noqa: E501 - the scenarios are JavaScript, whose lines are as long as those of the client
"""What a device tells of its unsent work: counts and times, when the server answers and it has waited long."""

from __future__ import annotations

from tests.offline.node_phone import play

LATE = """
    const phone = new Phone(new Server());
    const { session, store, room } = await phone.enter();
    await store.putSetting("registered", "x");
    phone.server.online = false;
    for (const n of [1, 2, 3]) session.act("meetings.record_entry", said(n));
    await session.written();
    const first = session.outbox.acts[1].capturedAt; // the first one goes with the answer
    phone.server.clock = 120_000; // two minutes later
    phone.server.online = true;
"""


def test_what_waited_long_is_told_with_the_first_answer_and_that_it_has_gone_at_the_end() -> None:
    found = play(
        LATE
        + """
        await session.flushed();
        session.act("meetings.record_entry", said(4));
        await session.flushed();
        return [phone.server.told.map(({ waiting, since }) => [waiting, since === first]), Object.keys(phone.server.told[0]), phone.server.told.at(-1).since];
    """
    )
    assert found == [[[2, True], [0, False]], ["device", "waiting", "since"], None]


def test_what_a_refused_act_holds_back_is_told_once() -> None:
    found = play(
        LATE
        + """
        phone.server.refuse = (_name, payload) => payload.gist === "ý 2" ? [409, { code: "x", message: "m" }] : null;
        await session.flushed();
        await session.flushed();
        const held = phone.server.told.map((each) => each.waiting);
        phone.server.refuse = () => null;
        await session.resend(session.refused);
        await session.flushed();
        return [held, phone.server.told.map((each) => each.waiting)];
    """
    )
    assert found[0] == [2]
    assert found[1][-1] == 0


def test_pages_that_send_what_other_pages_kept_tell_it_too() -> None:
    found = play(
        LATE
        + """
        session.stop();
        room.kill();
        const Later = class extends Date {
          constructor(...at) { if (at.length) super(...at); else super(Later.now()); }
          static now() { return Date.now() + 120_000; }
        };
        const page = phone.page({ Date: Later }); // two minutes have passed for the phone and the server alike
        await page.syncAll(await page.DeviceStore.open(ME));
        return phone.server.told.map((each) => each.waiting);
    """
    )
    assert found == [2, 0]


def test_what_is_on_its_way_is_not_told_and_neither_is_anything_of_a_device_that_is_not_known() -> None:
    found = play("""
        const phone = new Phone(new Server());
        const { session, store } = await phone.enter();
        await store.putSetting("registered", "x");
        for (const n of [1, 2, 3]) session.act("meetings.record_entry", said(n));
        await session.flushed();
        const soon = phone.server.told.length;
        await store.putSetting("registered", null);
        phone.server.online = false;
        for (const n of [4, 5]) session.act("meetings.record_entry", said(n));
        await session.written();
        phone.server.clock = 120_000;
        phone.server.online = true;
        await session.flushed();
        return [soon, phone.server.told.length, phone.server.acts.length];
    """)
    assert found == [0, 0, 5]


def test_what_a_person_dropped_waits_no_more_for_the_office() -> None:
    found = play(
        LATE
        + """
        phone.server.refuse = (_name, payload) => payload.gist === "ý 3" ? [409, { code: "x", message: "m" }] : null;
        await session.flushed();
        await session.setAside([session.refused]);
        await until(() => phone.server.told.at(-1).waiting === 0);
        return phone.server.told.map((each) => each.waiting);
    """
    )
    assert found == [2, 1, 0]


UNTOLD = (
    LATE
    + """
    let nth = 0;
    phone.server.drop = (url) => url.endsWith("/con-lai/") && ++nth > 1; // the line breaks after the last act
    await session.flushed();
    phone.server.drop = () => false;
    const before = phone.server.told.map((each) => each.waiting);
"""
)


def test_that_all_has_gone_is_told_by_the_next_page_where_the_line_broke_before() -> None:
    found = play(
        UNTOLD
        + """
        await phone.restart();
        await until(() => phone.server.told.length > 1);
        return [before, phone.server.told.at(-1).waiting];
    """
    )
    assert found == [[2], 0]


def test_that_all_has_gone_is_told_before_a_person_signs_out_and_the_store_goes() -> None:
    found = play(
        UNTOLD
        + """
        const went = await room.leave(ME);
        return [before, went, phone.server.told.at(-1).waiting];
    """
    )
    assert found == [[2], True, 0]
