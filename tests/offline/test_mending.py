# ruff: noqa: E501 - the scenarios are JavaScript, whose lines are as long as those of the client
"""What the server refused is entered again: nothing goes past it meanwhile, and what was dropped can be used again."""

from __future__ import annotations

from tests.offline.node_phone import play

SAY = "#/item/0199cccc-0000-7000-8000-000000000001/say"

PLACE = """
    const events = { hashchange: [] };
    const location = { at: "#/unsent", get hash() { return this.at; },
      set hash(to) { this.at = to; for (const each of [...events.hashchange]) each(); }, replace(to) { this.hash = to; } };
    const place = { location, addEventListener: (kind, what) => events[kind]?.push(what),
      removeEventListener: (kind, what) => { events[kind] = events[kind].filter((each) => each !== what); } };
"""

REFUSED = (
    PLACE
    + """
    const long = (name, payload) => name === "meetings.record_entry" && payload.gist.length > 20
      ? [422, { code: "invalid_payload", message: "Dài quá." }] : null;
    const phone = new Phone(new Server());
    phone.server.refuse = long;
    let { session, store } = await phone.enter(place);
    phone.server.online = false;
    session.act("meetings.record_entry", { ...said(1), gist: "Một ý kiến dài hơn máy chủ cho." });
    session.act("room.adopt_minutes", {});
    await session.written();
    phone.server.online = true;
    await session.flushed();
"""
)


def test_while_a_refused_act_is_mended_the_minutes_are_not_locked_without_it() -> None:
    found = play(
        REFUSED
        + f"""
        const before = [phone.server.names, session.locked, session.writes, session.sending];
        session.mend(session.refused, "{SAY}");
        await sleep(60); // nothing goes past it
        await session.flushed();
        const meanwhile = [phone.server.names, session.locked, session.refused?.name];
        session.act("meetings.record_entry", {{ ...said(2), gist: "Ngắn." }});
        const shown = session.locked;
        await session.flushed();
        const log = (await store.acts.log()).filter((each) => each.reason === "mended").map((each) => each.payload.gist);
        return {{ before, meanwhile, shown, sent: phone.server.acts.map((e) => e.payload.gist ?? e.name), log, left: session.waitingCount }};
    """
    )
    assert found == {
        "before": [[], False, True, "refused"],
        "meanwhile": [[], False, "meetings.record_entry"],
        "shown": True,  # the adoption waits for nothing but the sending
        "sent": ["Ngắn.", "room.adopt_minutes"],
        "log": ["Một ý kiến dài hơn máy chủ cho."],
        "left": 0,
    }


def test_who_leaves_the_form_loses_nothing_and_what_is_done_elsewhere_takes_nobodys_place() -> None:
    found = play(
        REFUSED
        + f"""
        session.mend(session.refused, "{SAY}");
        location.hash = "#/agenda";
        location.hash = "{SAY}";
        session.act("meetings.record_entry", {{ ...said(2), gist: "Ý khác." }});
        await session.flushed();
        const held = session.outbox.acts.map((each) => each.payload.gist ?? each.name);
        ({{ session }} = await phone.restart(place));
        return [phone.server.names, held, session.outbox.acts.map((each) => each.payload.gist ?? each.name), session.locked];
    """
    )
    waiting = ["Một ý kiến dài hơn máy chủ cho.", "Ý khác.", "room.adopt_minutes"]
    assert found == [[], waiting, waiting, False]


def test_what_is_done_while_an_adoption_waits_goes_before_it_in_the_devices_count() -> None:
    found = play(
        REFUSED
        + """
        for (const n of [2, 3]) session.act("meetings.record_entry", said(n));
        session.act("meetings.record_attendance", mark(1));
        session.act("meetings.record_attendance", mark(2));
        await session.written();
        const rows = (await phone.rows("acts")).sort((one, other) => one.seq - other.seq);
        const kept = (await store.acts.of(session.subject)).map((each) => each.payload.gist ?? each.name);
        phone.server.refuse = () => null;
        await session.resend(session.refused);
        await session.flushed();
        const counted = phone.server.acts.map((e) => Number(e.headers["Nennep-Device-Seq"]));
        return { kept, sent: phone.server.names, rising: counted.every((n, at) => !at || n > counted[at - 1]) };
    """
    )
    names = ["meetings.record_entry"] * 3 + ["meetings.record_attendance", "room.adopt_minutes"]
    assert found["kept"] == [
        "Một ý kiến dài hơn máy chủ cho.",
        "ý 2",
        "ý 3",
        *names[3:],
    ]
    assert (found["sent"], found["rising"]) == (names, True)


def test_a_refused_adoption_lets_what_it_needs_be_done_before_it() -> None:
    found = play("""
        const phone = new Phone(new Server());
        phone.server.refuse = (name) => name === "room.adopt_minutes" && !phone.server.names.length ? [409, { code: "unmarked", message: "Chưa điểm danh." }] : null;
        const { session } = await phone.enter();
        session.act("room.adopt_minutes", {});
        await session.flushed();
        const open = [session.refused.name, session.writes];
        session.act("meetings.record_attendance", mark(1));
        await session.flushed();
        await session.resend(session.refused);
        await session.flushed();
        return [open, phone.server.names, session.waitingCount];
    """)
    assert found == [
        ["room.adopt_minutes", True],
        ["meetings.record_attendance", "room.adopt_minutes"],
        0,
    ]


def test_the_minutes_are_not_locked_without_words_that_the_server_refused() -> None:
    found = play("""
        const phone = new Phone(new Server());
        const { session } = await phone.enter();
        const key = session.textKey(ITEM, "gist");
        phone.server.online = false;
        session.texts.write(key, "Dài quá.");
        session.act("room.adopt_minutes", {});
        await session.written();
        phone.server.refuseText = () => ({ code: "collab_too_large", message: "Dài quá." });
        phone.server.online = true;
        await session.flushed();
        const held = [phone.server.names, session.locked, session.writes, session.sending, session.needsLook];
        phone.server.refuseText = null;
        session.texts.write(key, "Ngắn.");
        await session.flushed();
        return { held, sent: phone.server.names, with: phone.server.acts[0].texts, left: session.waitingCount };
    """)
    assert found == {
        "held": [[], False, True, "refused", True],
        "sent": ["room.adopt_minutes"],
        "with": {
            "meeting/0199bbbb-0000-7000-8000-000000000001/0199cccc-0000-7000-8000-000000000001/gist": "Ngắn."
        },
        "left": 0,
    }


def test_marks_that_are_mended_keep_the_ones_that_were_right() -> None:
    found = play(
        PLACE
        + """
        const wrong = (_name, { marks }) => marks.some((each) => each.reason === "x") ? [422, { code: "invalid_payload", message: "?" }] : null;
        const phone = new Phone(new Server());
        phone.server.refuse = wrong;
        const { session } = await phone.enter(place);
        phone.server.online = false;
        session.act("meetings.record_attendance", mark(1));
        session.act("meetings.record_attendance", { marks: [{ person: "p2", mark: "excused", reason: "x" }] });
        phone.server.online = true;
        await session.flushed();
        const hidden = session.pack.parts.attendance.length;
        session.mend(session.refused, "#/roll");
        const shown = session.pack.parts.attendance.length;
        session.act("meetings.record_attendance", { marks: [{ person: "p2", mark: "excused", reason: "ốm" }] });
        await session.flushed();
        return [hidden, shown, phone.server.acts.map((e) => e.payload.marks.map((each) => [each.person, each.reason ?? ""]))];
    """
    )
    assert found == [0, 2, [[["p1", ""], ["p2", "ốm"]]]]


def test_an_exchange_that_the_store_had_no_room_for_is_made_up_for() -> None:
    found = play(
        REFUSED
        + f"""
        const put = store.acts.putAside.bind(store.acts);
        store.acts.putAside = () => Promise.reject(new Error("full"));
        phone.server.online = false;
        session.mend(session.refused, "{SAY}");
        session.act("meetings.record_entry", {{ ...said(2), gist: "Ngắn." }});
        await session.written();
        const full = [session.cannotKeep, session.outbox.acts.map((each) => each.payload.gist ?? each.name)];
        store.acts.putAside = put;
        await session.outbox.pickUp();
        const kept = [session.allKept, (await store.acts.of(session.subject)).map((each) => each.payload.gist ?? each.name)];
        phone.server.online = true;
        await session.flushed();
        return {{ full, kept, sent: phone.server.acts.map((e) => e.payload.gist ?? e.name) }};
    """
    )
    now = ["Ngắn.", "room.adopt_minutes"]
    assert found == {"full": [True, now], "kept": [True, now], "sent": now}


def test_what_goes_before_an_adoption_that_was_sent_keeps_its_order_over_a_reload() -> None:
    found = play(
        PLACE
        + """
        const phone = new Phone(new Server());
        let { session } = await phone.enter(place);
        phone.server.lose = (url) => url.endsWith("room.adopt_minutes");
        phone.server.drop = (url) => url.endsWith("room.adopt_minutes");
        session.act("room.adopt_minutes", {});
        await session.written();
        await session.flushed();
        phone.server.online = false;
        const times = (at) => session.act("meetings.set_times", { started_at: "2026-11-24T12:30:00Z", ended_at: at });
        times("A");
        times("B");
        await session.written();
        ({ session } = await phone.restart(place));
        times("C");
        await session.written();
        const seqs = session.outbox.acts.map((each) => each.seq);
        ({ session } = await phone.restart(place));
        phone.server.online = true;
        phone.server.drop = phone.server.lose = () => false;
        await session.flushed();
        return [phone.server.acts.map((each) => each.payload.ended_at ?? each.name), seqs.every((each, at) => at === 0 || seqs[at - 1] < each)];
    """
    )
    assert found == [["A", "B", "C", "room.adopt_minutes"], True]


def test_a_browser_that_is_killed_while_much_is_dropped_sends_none_of_it() -> None:
    found = play(
        REFUSED
        + """
        session.act("meetings.record_entry", { ...said(2), gist: "Ngắn." });
        await session.written();
        const aside = store.acts.putAside.bind(store.acts);
        let nth = 0; // killed after the first writing
        store.acts.putAside = (...each) => (nth++ ? new Promise(() => undefined) : aside(...each));
        void session.setAside(session.outbox.acts); // an opening with all that stands on it
        await until(async () => (await phone.rows("acts")).length < 3);
        ({ session, store } = await phone.restart(place));
        await session.flushed();
        return [phone.server.names, session.waitingCount, await store.acts.countDropped()];
    """
    )
    assert found == [[], 0, 3]


FULL = """
    const write = store.rows.write.bind(store.rows);
    const full = (yes) => { store.rows.write = yes ? () => Promise.reject(new Error("full")) : write; };
"""
"""A store without room: nothing can be written any more, neither rows nor the log."""


def test_what_a_full_store_could_not_set_aside_stays_and_is_said() -> None:
    found = play(
        REFUSED
        + FULL
        + """
        phone.server.online = false; // or the words are sent before they can be set aside
        session.texts.write(session.textKey(ITEM, "gist"), "Chữ.");
        await session.written();
        full(true);
        const done = await session.setAside(session.outbox.acts, session.texts.unsent);
        const stays = [done, session.notDone, session.refused?.name, session.waitingCount];
        full(false);
        const later = await session.setAside(session.outbox.acts, session.texts.unsent);
        await session.written();
        ({ session, store } = await phone.restart(place));
        return { stays, later: [later, session.waitingCount, phone.server.names, await store.acts.countDropped()] };
    """
    )
    assert found == {
        "stays": [False, True, "meetings.record_entry", 3],
        "later": [True, 0, [], 3],
    }


def test_what_was_mended_while_the_store_was_full_does_not_come_back_when_it_was_received() -> None:
    found = play(
        REFUSED
        + FULL
        + f"""
        session.mend(session.refused, "{SAY}");
        full(true);
        session.act("meetings.record_entry", {{ ...said(2), gist: "Ngắn." }});
        await session.flushed();
        const sent = phone.server.acts.map((each) => each.payload.gist ?? each.name), said_ = session.cannotKeep;
        full(false);
        await session.outbox.pickUp();
        ({{ session }} = await phone.restart(place));
        await session.flushed();
        return {{ sent, said: said_, refused: session.refused?.payload ?? null, again: phone.server.acts.length }};
    """
    )
    assert found == {"sent": ["Ngắn.", "room.adopt_minutes"], "said": True, "refused": None, "again": 2}


def test_what_is_mended_keeps_its_place_while_the_server_gives_things_other_ids() -> None:
    theirs = "0199cccc-0000-7000-8000-0000000000aa"
    found = play(
        REFUSED
        + f"""
        session.mend(session.refused, "{SAY}");
        // what was begun here met what somebody had begun elsewhere
        const items = [{{ ...phone.server.pack.parts.items[0], id: "{theirs}" }}];
        const parts = {{ ...phone.server.pack.parts, items }};
        phone.server.pack = {{ ...phone.server.pack, parts, version: "v9", known_as: {{ [ITEM]: "{theirs}" }} }};
        await session.load();
        const there = location.hash;
        session.act("meetings.record_entry", {{ ...said(2), item: "{theirs}", gist: "Ngắn." }});
        await session.flushed();
        return {{ there, sent: phone.server.acts.map((e) => e.payload.gist ?? e.name), left: session.waitingCount }};
    """
    )
    assert found == {
        "there": f"#/item/{theirs}/say",
        "sent": ["Ngắn.", "room.adopt_minutes"],
        "left": 0,
    }


def test_words_that_were_sent_while_their_opening_was_refused_go_again_once_it_has_passed() -> None:
    found = play(
        PLACE
        + """
        const phone = new Phone(new Server(packageOf({ meeting: { state: "draft" } })));
        phone.server.refuse = (name, { chair }) => name === "meetings.open_meeting" && chair === "p1"
          ? [422, { code: "not_on_roll", message: "Không có trong danh sách." }] : null;
        phone.server.refuseText = () => phone.server.acts.length ? null : { code: "not_in_session", message: "Chưa bắt đầu." };
        const { session } = await phone.enter(place);
        const key = session.textKey(ITEM, "gist");
        session.act("meetings.open_meeting", { chair: "p1" });
        session.texts.write(key, "Ghi khi chưa gửi được.");
        await until(() => session.texts.refused.get(key) && session.refused);
        session.mend(session.refused, "#/agenda");
        session.act("meetings.open_meeting", { chair: "p2" });
        await until(() => phone.server.acts.length === 1);
        await sleep(60);
        return { state: session.sending, left: session.waitingCount, read: phone.server.read(), refused: session.texts.refused.size };
    """
    )
    assert found == {"state": "received", "left": 0, "read": "Ghi khi chưa gửi được.", "refused": 0}
