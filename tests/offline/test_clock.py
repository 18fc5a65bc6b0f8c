"""The clock of a device that is wrong, or was set: device/clock.ts, sending/retiming.ts."""

from __future__ import annotations

import pytest

from tests.offline.node_phone import play

SET = """
    const DAY = 86_400_000;
    // a page whose clock shows `by` more than is true; `at.by` may change while the page is there
    const shows = (at, monotonic = false) => ({
      Date: class extends Date {
        constructor(...a) { super(...(a.length ? a : [Date.now() + at.by])); }
        static now() { return Date.now() + at.by; }
      },
      ...(monotonic ? { performance: { now: () => performance.now() } } : {}),
    });
    const near = (iso, ms) => Math.abs(Date.parse(iso) - ms) < 5000;
    const captured = (phone) => phone.server.acts.map(({ headers }) => headers["Nennep-Captured-At"]);
"""
THREE_DAYS_AHEAD = (
    SET
    + """
    const phone = new Phone(new Server(packageOf({ meeting: { state: "notified", opened_at: null } })));
    await phone.enter();
    phone.server.online = false;
    let { session } = await phone.restart(shows({ by: 3 * DAY }));
"""
)


def test_a_clock_that_is_set_back_or_right_while_a_page_is_shown_changes_no_time() -> None:
    found = play(
        SET
        + """
        const phone = new Phone(new Server());
        const at = { by: 0 };
        const { session } = await phone.enter(shows(at, true));
        at.by = -DAY;
        const back = session.now - Date.now();
        at.by = 0;
        const ahead = session.now - Date.now();
        const again = await phone.restart(shows(at, true));
        return { back, ahead, after: again.session.now - Date.now(), doubted: session.clock.doubted(null) };
    """
    )
    assert abs(found["back"]) < 2000
    assert abs(found["ahead"]) < 2000
    assert abs(found["after"]) < 2000
    assert not found["doubted"]


def test_a_page_that_may_have_slept_asks_the_server_before_it_sends() -> None:
    found = play(
        SET
        + """
        const phone = new Phone(new Server());
        const at = { by: 0 }, heard = [];
        const listen = { addEventListener: (_name, what) => heard.push(what) };
        const lit = { createTreeWalker: () => ({}), createComment: () => ({}), getElementById: () => null };
        const document = { ...lit, cookie: "", ...listen };
        const { session } = await phone.enter({ ...shows(at, true), document });
        phone.server.online = false;
        for (const each of heard) each();
        at.by = 20 * 60_000; // twenty minutes of sleep, or a clock that was set: nobody can know
        session.act("meetings.record_entry", said(1));
        await session.written();
        const before = session.now - Date.now();
        phone.server.online = true;
        await session.flushed();
        return { before, right: near(captured(phone)[0], Date.now()), shown: session.now - Date.now() };
    """
    )
    assert abs(found["before"] - 20 * 60_000) < 2000
    assert found["right"]
    assert abs(found["shown"]) < 2000


def test_a_sleep_that_no_page_saw_is_no_clock_that_was_set() -> None:
    """On some systems the page's time stands still while the lid is closed, and no `visibilitychange` tells it."""
    found = play(
        SET
        + """
        const phone = new Phone(new Server(packageOf({ meeting: { state: "notified", opened_at: null } })));
        const at = { by: 0 };
        const { session } = await phone.enter(shows(at, true));
        at.by = phone.server.clock = 2 * 3_600_000; // two hours have passed, the page's time has not
        const now = Date.now() + at.by;
        const shown = session.now - now, today = new Date(now + 7 * 3_600_000).toISOString().slice(0, 10);
        const asks = [session.clock.doubted(today), session.clock.doubted(null)];
        const began = new Date(session.now).toISOString();
        session.act("meetings.open_meeting", { chair: "p1", started_at: began });
        await session.flushed();
        return { shown, asks, refused: session.refused?.refusal ?? null, names: phone.server.names,
          right: near(captured(phone)[0], now), same: phone.server.acts[0].payload.started_at === began };
    """
    )
    assert abs(found.pop("shown")) < 2000
    assert found == {
        "asks": [False, False],
        "refused": None,
        "names": ["meetings.open_meeting"],
        "right": True,
        "same": True,
    }


def test_a_clock_that_ran_ahead_puts_only_what_came_after_right() -> None:
    found = play(
        SET
        + """
        const phone = new Phone(new Server());
        const at = { by: 0 };
        let { session } = await phone.enter(shows(at, true));
        at.by = phone.server.clock = 40 * 60_000; // forty minutes into the meeting
        await session.load();
        phone.server.online = false;
        at.by += 60_000;
        session.act("meetings.record_entry", said(1));
        await session.written();
        at.by += 20 * 60_000; // somebody sets the clock
        session.act("meetings.record_entry", said(2));
        await session.written();
        ({ session } = await phone.restart(shows(at, true)));
        phone.server.clock += 60_000;
        phone.server.online = true;
        await session.flushed();
        const then = Date.now() + phone.server.clock;
        return captured(phone).map((each) => Math.round((Date.parse(each) - then) / 60_000));
    """
    )
    assert found == [0, 0]


def test_what_was_captured_three_days_ahead_arrives_with_the_right_time() -> None:
    found = play(
        THREE_DAYS_AHEAD
        + """
        const doubted = [session.clock.doubted("2026-11-24"), session.clock.doubted(null)];
        session.act("meetings.open_meeting", { chair: "p1" });
        session.act("meetings.record_entry", said(1));
        await session.written();
        phone.server.online = true;
        await session.flushed();
        return { doubted, names: phone.server.names, right: captured(phone).map((each) => near(each, Date.now())) };
    """
    )
    assert found == {
        "doubted": [True, True],
        "names": ["meetings.open_meeting", "meetings.record_entry"],
        "right": [True, True],
    }


@pytest.mark.parametrize("choice", ["settleTheirs", "settleMine"])
def test_an_entered_time_of_a_wrong_clock_is_asked_about_once_before_anything_is_sent(choice: str) -> None:
    found = play(
        THREE_DAYS_AHEAD
        + """
        const { now } = session; // it goes on
        const began = new Date(now - 600_000).toISOString(), ended = new Date(now).toISOString();
        session.act("meetings.open_meeting", { chair: "p1", started_at: began });
        session.act("meetings.set_times", { started_at: began, ended_at: ended });
        session.act("room.adopt_minutes", {});
        await session.written();
        phone.server.online = true;
        await session.flushed();
        const held = [...phone.server.names], shown = session.sending;
        const { refused } = session, { code } = refused.refusal;
        await session.CHOICE(refused);
        await session.flushed();
        const payloads = phone.server.acts.map((each) => each.payload);
        const days = (Date.parse(began) - Date.parse(payloads[0].started_at)) / DAY;
        return { held, code, shown, names: phone.server.names, days,
          same: payloads[1].started_at === payloads[0].started_at,
          long: Date.parse(payloads[1].ended_at) - Date.parse(payloads[1].started_at) };
    """.replace("CHOICE", choice)
    )
    assert found == {
        "held": [],
        "code": "clock_was_wrong",
        "shown": "refused",
        "names": ["meetings.open_meeting", "meetings.set_times", "room.adopt_minutes"],
        "days": 3 if choice == "settleTheirs" else 0,
        "same": True,
        "long": 600_000,
    }


def test_what_a_person_says_of_the_time_counts_until_the_server_is_heard() -> None:
    found = play(
        THREE_DAYS_AHEAD
        + """
        session.act("meetings.record_entry", said(1)); // before anybody was asked
        await session.written();
        session.clock.tell(session.now - 3 * DAY + 120_000); // by a watch that is two minutes fast
        await session.timed();
        session.act("meetings.record_entry", said(2));
        await session.written();
        const told = session.now - Date.now(), asks = session.clock.doubted("2026-11-24");
        ({ session } = await phone.restart(shows({ by: 3 * DAY })));
        const kept = session.now - Date.now(), asksAgain = session.clock.doubted("2026-11-24");
        phone.server.online = true;
        await session.flushed();
        return { told, asks, kept, asksAgain, right: captured(phone).map((each) => near(each, Date.now())) };
    """
    )
    assert abs(found["told"] - 120_000) < 2000
    assert abs(found["kept"] - 120_000) < 2000
    assert not found["asks"]
    assert not found["asksAgain"]
    assert found["right"] == [True, True]


def test_a_clock_that_shows_a_time_before_the_last_answer_is_doubted() -> None:
    found = play(
        SET
        + """
        const phone = new Phone(new Server());
        await phone.enter();
        phone.server.online = false;
        const { session } = await phone.restart(shows({ by: -400 * DAY })); // its battery was empty
        return session.clock.doubted(null);
    """
    )
    assert found is True


def test_a_clock_that_shows_a_time_before_what_was_done_last_is_doubted() -> None:
    """Set back between two openings, after the server was heard: the meeting would end before it began."""
    found = play(
        SET
        + """
        const phone = new Phone(new Server(packageOf({ meeting: { state: "notified", opened_at: null } })));
        const at = { by: 0 };
        await phone.enter(shows(at, true));
        phone.server.online = false;
        at.by = 2 * 3_600_000; // two hours later the meeting begins
        let { session } = await phone.restart(shows(at, true));
        const day = new Date(session.now + 7 * 3_600_000).toISOString().slice(0, 10);
        session.act("meetings.open_meeting", { chair: "p1" });
        await session.written();
        const before = session.clock.doubted(day, session.lastCaptured);
        at.by -= 3_600_000; // an hour back, still after the server was heard
        ({ session } = await phone.restart(shows(at, true)));
        const asks = session.clock.doubted(day, session.lastCaptured);
        session.clock.tell(session.now + 3_600_000);
        await session.timed();
        return { before, asks, after: session.clock.doubted(day, session.lastCaptured) };
    """
    )
    assert found == {"before": False, "asks": True, "after": False}


def test_what_was_captured_before_the_clock_jumped_stays_though_a_person_believed_the_clock() -> None:
    found = play(
        SET
        + """
        const phone = new Phone(new Server());
        const at = { by: 0 };
        const { session } = await phone.enter(shows(at, true));
        phone.server.online = false;
        at.by = phone.server.clock = 8 * 3_600_000; // a long sleep: the evening
        session.clock.tell(session.now);
        session.act("meetings.record_entry", said(1));
        await session.written();
        at.by += 7 * 3_600_000; // somebody sets the clock
        session.act("meetings.record_entry", said(2));
        session.clock.tell(session.now); // and believes it
        await session.written();
        phone.server.online = true;
        await session.flushed();
        const then = Date.now() + phone.server.clock;
        return captured(phone).map((each) => Math.round((Date.parse(each) - then) / 60_000));
    """
    )
    assert found == [0, 0]


def test_times_are_mended_while_the_adoption_waits_and_go_before_it() -> None:
    found = play("""
        const phone = new Phone(new Server());
        let { session } = await phone.enter();
        phone.server.online = false;
        session.act("room.adopt_minutes", {});
        await session.written();
        const locked = session.locked;
        session.act("meetings.set_times", { started_at: "2026-11-24T12:30:00Z", ended_at: "2026-11-24T14:10:00Z" });
        await session.written();
        const ended = session.pack.meeting.closed_at;
        ({ session } = await phone.restart());
        phone.server.online = true;
        await session.flushed();
        const seqs = phone.server.acts.map(({ headers }) => Number(headers["Nennep-Device-Seq"]));
        return { locked, ended, names: phone.server.names, seqs };
    """)
    assert found["locked"] is True
    assert found["ended"] == "2026-11-24T14:10:00Z"
    assert found["names"] == ["meetings.set_times", "room.adopt_minutes"]
    assert found["seqs"] == sorted(found["seqs"])


def test_what_is_added_after_a_refused_adoption_goes_before_it() -> None:
    found = play("""
        const phone = new Phone(new Server());
        let { session } = await phone.enter();
        const lacks = () => !phone.server.names.includes("meetings.record_attendance");
        phone.server.refuse = (name) => name === "room.adopt_minutes" && lacks()
          ? [409, { code: "unmarked", message: "Còn một đồng chí." }] : null;
        session.act("room.adopt_minutes", {});
        await session.flushed();
        const { code } = session.refused.refusal;
        session.act("meetings.record_attendance", mark(1));
        session.act("meetings.record_attendance", mark(2));
        await session.flushed();
        const before = [...phone.server.names];
        await session.resend(session.refused);
        await session.flushed();
        return { code, before, names: phone.server.names };
    """)
    assert found == {
        "code": "unmarked",
        "before": ["meetings.record_attendance"],
        "names": ["meetings.record_attendance", "room.adopt_minutes"],
    }


def test_a_file_given_out_carries_the_right_times_of_all_queues() -> None:
    found = play(
        THREE_DAYS_AHEAD
        + """
        session.act("meetings.record_entry", said(1));
        await session.written();
        await session.store.packages.putBegun(packageOf({ meeting: { id: "m-9" } }), 9, {
          key: "k-9", name: "meetings.open_now", version: 1, payload: { id: "m-9", chair: "p1" }, seq: 900,
          capturedAt: new Date(session.now).toISOString(), offsetMs: 0, subject: "meeting/m-9", attempts: 0,
        });
        session.clock.tell(Date.now()); // a person says what time it is; the server does not answer
        await new Promise((done) => setTimeout(done, 50));
        const { exportFile } = await phone.room.modules.deviceFile();
        const file = JSON.parse(await (await exportFile(session.store, "Lò Văn Sáng")).text());
        const acts = (await session.store.waiting()).flatMap((each) => each.acts);
        return { rows: file.rows.length, made: near(file.made_at, Date.now()),
          right: acts.map((each) => near(each.capturedAt, Date.now())) };
    """
    )
    assert found == {"rows": 2, "made": True, "right": [True, True]}


def test_a_meeting_that_sits_past_midnight_raises_no_doubt_about_the_clock() -> None:
    found = play(
        SET
        + """
        const opened = Date.parse("2026-11-24T23:20:00+07:00");
        const at = { by: opened + 10 * 60_000 - Date.now() };
        const phone = new Phone(new Server(packageOf({ meeting: { opened_at: new Date(opened).toISOString() } })));
        phone.server.clock = at.by;
        await phone.enter(shows(at));
        phone.server.online = false;
        const asks = async (minutes) => {
          at.by = opened + minutes * 60_000 - Date.now();
          return (await phone.restart(shows(at))).session.clockDoubted;
        };
        return [await asks(30), await asks(50), await asks(3 * 1440), await asks(-60)];
    """
    )
    assert found == [False, False, True, True]
