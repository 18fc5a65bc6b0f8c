# ruff: noqa: E501 - the scenarios are JavaScript, whose lines are as long as those of the client
"""What the phone keeps: before it is shown as kept, encrypted, and still there after the browser was killed."""

from __future__ import annotations

from tests.offline.node_phone import play


def test_an_act_is_shown_at_once_and_called_kept_only_when_it_lies_in_the_store() -> None:
    found = play("""
        const phone = new Phone(new Server());
        const { session } = await phone.enter();
        phone.server.online = false;
        const act = session.act("meetings.record_entry", said(1));
        const before = { shown: session.pack.parts.entries.length, kept: session.outbox.isKept(act), sending: session.sending };
        await session.written();
        const rows = (await phone.rows("acts")).map((each) => [each.id === act.key, each.subject === meetingOf(MEETING), each.seq > 0]);
        await until(() => session.sending === "kept");
        return { before, rows, kept: session.outbox.isKept(act) };
    """)
    assert found["before"] == {"shown": 1, "kept": False, "sending": "sending"}
    assert found["rows"] == [[True, True, True]]
    assert found["kept"]


def test_nothing_in_the_store_can_be_read_without_the_key() -> None:
    found = play("""
        const phone = new Phone(new Server());
        const { session } = await phone.enter();
        phone.server.online = false;
        session.act("meetings.record_entry", { ...said(1), gist: "điều kín" });
        session.texts.write(session.textKey(ITEM, "gist"), "chữ kín");
        await session.written();
        const out = [];
        for (const store of ["acts", "texts", "packages"]) for (const row of await phone.rows(store)) {
          const { data, iv, ...plain } = row;
          out.push([store, Buffer.from(data).toString("utf8") + JSON.stringify(plain)]);
        }
        return out;
    """)
    assert {store for store, _text in found} == {"acts", "texts", "packages"}
    for _store, text in found:
        for secret in ("kín", "record_entry", "gist:", "Pá Kìm", "in_session"):
            assert secret not in text


def test_a_killed_browser_opens_without_a_network_with_all_it_had() -> None:
    found = play("""
        const phone = new Phone(new Server());
        let { session } = await phone.enter();
        phone.server.online = false;
        session.act("meetings.record_entry", said(1));
        session.act("meetings.record_attendance", mark(1));
        session.texts.write(session.textKey(ITEM, "gist"), "Chi bộ nghe báo cáo.");
        await session.written();
        ({ session } = await phone.restart());
        const { pack } = session;
        const offline = { entries: pack.parts.entries.map((e) => e.gist), marks: pack.parts.attendance.length, waiting: session.waitingCount,
          text: session.texts.read(session.textKey(ITEM, "gist")), trouble: session.trouble };
        phone.server.online = true;
        const flushed = await session.flushed();
        return { offline, flushed, names: phone.server.names, text: phone.server.read(), sending: session.sending,
          left: (await phone.rows("acts")).length, dirty: (await phone.rows("texts")).filter((r) => r.dirty).length };
    """)
    assert found["offline"] == {
        "entries": ["ý 1"],
        "marks": 1,
        "waiting": 3,
        "text": "Chi bộ nghe báo cáo.",
        "trouble": "network",
    }
    assert found["flushed"]
    assert found["names"] == ["meetings.record_entry", "meetings.record_attendance"]
    assert found["text"] == "Chi bộ nghe báo cáo."
    assert (found["sending"], found["left"], found["dirty"]) == ("received", 0, 0)


def test_what_an_answered_act_changed_is_there_after_a_kill_before_the_next_package() -> None:
    found = play("""
        const phone = new Phone(new Server());
        let { session } = await phone.enter();
        session.act("meetings.record_entry", said(1));
        await session.flushed();
        phone.server.online = false;
        ({ session } = await phone.restart());
        return [session.pack.parts.entries.map((e) => e.gist), session.waitingCount];
    """)
    assert found == [["ý 1"], 0]


def test_the_count_of_the_device_goes_on_when_local_storage_is_lost() -> None:
    found = play("""
        const phone = new Phone(new Server());
        let { session } = await phone.enter();
        session.act("meetings.record_entry", said(1));
        await session.flushed();
        phone.localStorage.clear();
        ({ session } = await phone.restart());
        session.act("meetings.record_entry", said(2));
        await session.flushed();
        const acts = phone.server.acts.map((each) => each.headers);
        return acts.map((each) => [Number(each["Nennep-Device-Seq"]), each["Nennep-Device"]]);
    """)
    (first, device), (second, same) = found
    assert first < second
    assert device == same


def test_a_full_store_is_said_and_nothing_is_called_kept() -> None:
    found = play("""
        const phone = new Phone(new Server());
        const { session, store } = await phone.enter();
        phone.server.online = false;
        const put = store.acts.put;
        store.acts.put = () => Promise.reject(Object.assign(new Error("full"), { name: "QuotaExceededError" }));
        const act = session.act("meetings.record_entry", said(1));
        await session.written();
        await until(() => session.sending !== "sending");
        const full = [session.cannotKeep, session.outbox.isKept(act), session.sending, session.allKept, session.pack.parts.entries.length];
        store.acts.put = put;
        session.sendNow();
        await until(() => session.outbox.isKept(act));
        await until(() => session.sending === "kept");
        return { full, later: session.cannotKeep };
    """)
    assert found == {"full": [True, False, "waiting", False, 1], "later": False}


def test_what_cannot_be_kept_is_sent_all_the_same() -> None:
    found = play("""
        const phone = new Phone(new Server());
        const { session, store } = await phone.enter();
        store.acts.put = () => Promise.reject(new Error("full"));
        session.act("meetings.record_entry", said(1));
        return [await session.flushed(), phone.server.names];
    """)
    assert found == [True, ["meetings.record_entry"]]


def test_without_a_store_the_room_works_in_memory() -> None:
    found = play("""
        const server = new Server();
        const phone = new Phone(server);
        const room = phone.page({ indexedDB: undefined });
        const store = await room.DeviceStore.open(ME);
        const session = new room.Session(room.addressesOf(MEETING), () => undefined, store);
        await session.load();
        server.online = false;
        session.act("meetings.record_attendance", mark(1));
        session.act("meetings.record_attendance", mark(2));
        await until(() => session.sending === "waiting");
        server.online = true;
        const flushed = await session.flushed();
        return [store, flushed, server.acts.map((each) => each.payload.marks.length), session.allKept];
    """)
    assert found == [None, True, [2], False]


def test_an_insecure_place_has_no_store() -> None:
    assert (
        play("return await new Phone(new Server()).page({ isSecureContext: false }).DeviceStore.open(ME);")
        is None
    )


def test_a_meeting_that_somebody_else_is_signed_in_for_is_neither_shown_nor_kept() -> None:
    found = play("""
        const phone = new Phone(new Server(packageOf({ user: "0199aaaa-0000-7000-8000-00000000000f" })));
        const { session } = await phone.enter();
        return [session.loaded, session.trouble, (await phone.rows("packages")).length];
    """)
    assert found == [False, "signed_out", 0]


def test_the_texts_of_two_tabs_lose_nothing_of_each_other() -> None:
    found = play("""
        const phone = new Phone(new Server());
        const one = (await phone.enter()).session;
        const two = (await phone.enter()).session;
        phone.server.online = false;
        one.texts.write(one.textKey(ITEM, "gist"), "Một. ");
        await one.written();
        two.texts.write(two.textKey(ITEM, "gist"), "Hai. ");
        await two.written();
        const { session } = await phone.restart();
        const offline = session.texts.read(session.textKey(ITEM, "gist"));
        phone.server.online = true;
        await session.flushed();
        return [offline, phone.server.read()];
    """)
    for text in found:
        assert sorted(text.split()) == ["Hai.", "Một."]


def test_a_package_is_taken_off_only_when_nothing_of_it_waits() -> None:
    found = play("""
        const phone = new Phone(new Server());
        const { session, store } = await phone.enter();
        phone.server.online = false;
        session.act("meetings.record_entry", said(1));
        await session.written();
        const waits = await store.packages.drop(meetingOf(MEETING));
        phone.server.online = true;
        await session.flushed();
        return [waits, await store.packages.drop(meetingOf(MEETING)), (await phone.rows("packages")).length];
    """)
    assert found == [False, True, 0]


def test_text_that_a_full_store_did_not_take_is_written_once_there_is_room_without_a_letter_more() -> None:
    found = play("""
        const phone = new Phone(new Server());
        const { session, store } = await phone.enter();
        phone.server.online = false;
        const write = store.texts.write.bind(store.texts);
        store.texts.write = () => Promise.reject(Object.assign(new Error("full"), { name: "QuotaExceededError" }));
        session.texts.write(session.textKey(ITEM, "gist"), "Gõ lúc máy đầy.");
        await session.written();
        const full = [session.cannotKeep, session.allKept, (await phone.rows("texts")).length];
        store.texts.write = write; // a film was deleted
        await until(async () => (await phone.rows("texts")).length);
        await until(() => !session.cannotKeep);
        const { session: later } = await phone.restart();
        return { full, later: later.texts.read(later.textKey(ITEM, "gist")) };
    """)
    assert found == {"full": [True, False, 0], "later": "Gõ lúc máy đầy."}
