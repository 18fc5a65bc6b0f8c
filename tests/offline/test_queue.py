# ruff: noqa: E501 - the scenarios are JavaScript, whose lines are as long as those of the client
"""Queues as wholes: texts among acts, a meeting opened without a signal and merged later, sending from outside the room."""

from __future__ import annotations

from tests.offline.node_phone import play

SERVERS = "0199bbbb-0000-7000-8000-00000000000a"

OPEN = """
    const MEET = "0199bbbb-0000-7000-8000-00000000000a";
    const ITEM_THERE = "0199cccc-0000-7000-8000-00000000000a";
    const cell = { organisation: { id: "o", name: "Pá Kìm" }, body: { id: "b", kind: "cell", name: "Chi bộ" },
      kinds: { regular: "thường kỳ", thematic: "chuyên đề" }, rights: ["chair", "minute", "hear"],
      templates: { regular: [{ phase: "body", kind: "report", title: "Báo cáo", hint: "", field: "F1", field_label: "Lĩnh vực" }] },
      roll: { version: 0, on: "2026-11-24", entries: [{ person: "p1", name: "Lò Thị Ân", status: "official", proposed: null }], rules: {} },
      discussion_first: null, carried: [], score: null, minimum_rule: { regular: "r" }, place: "Nhà văn hóa", tasks: [] };
    const kit = { format: 1, version: "k1", server_time: new Date().toISOString(), user: { id: ME, name: "A", person: "p1" },
      rescue_key: null, acts: { "meetings.open_now": 1 }, todos: [], cells: [cell], meetings: [] };
    const phone = new Phone(new Server(null));
    phone.server.online = false;
    const room = phone.page();
    const store = await room.DeviceStore.open(ME);
    await store.putPrefetched(kit, 1000);
    const { id } = await (await room.modules.openNow()).openNow(store, cell, { kind: "regular", chair: "p1" });
    let { session } = await phone.enter({}, id);
    const mine = session.pack.parts.items[0].id;
"""

MERGE = """
    const merge = () => {
      const refuse = phone.server.refuse;
      phone.server.refuse = (name, payload) => {
        if (name === "meetings.open_now") phone.server.pack = packageOf({ version: "m1", meeting: { id: MEET },
          parts: { items: [{ ...packageOf().parts.items[0], id: ITEM_THERE }] }, known_as: { [id]: MEET, [mine]: ITEM_THERE } });
        return null;
      };
    };
"""


def test_a_meeting_is_opened_and_held_without_a_network_and_drawn_from_the_kit() -> None:
    found = play(
        OPEN
        + """
        session.act("meetings.record_attendance", { marks: [{ person: "p1", mark: "present" }] });
        session.act("meetings.record_entry", { ...said(1), item: mine });
        await session.written();
        ({ session } = await phone.restart({}, id));
        const { pack } = session;
        return { state: pack.meeting.state, chair: pack.meeting.chair, label: pack.meeting.kind_label, place: pack.meeting.place,
          roll: [pack.parts.roll.version, pack.parts.roll.entries.length], field: pack.parts.items[0].field, me: pack.me, marks: pack.parts.attendance.length,
          entries: pack.parts.entries.length, trouble: session.trouble, rows: (await phone.rows("acts")).length, writes: session.writes };
    """
    )
    assert found == {
        "state": "in_session",
        "chair": "p1",
        "label": "thường kỳ",
        "place": "Nhà văn hóa",
        "roll": [1, 1],
        "field": "Lĩnh vực",
        "me": "p1",
        "marks": 1,
        "entries": 1,
        "trouble": "network",
        "rows": 3,
        "writes": True,
    }


def test_a_meeting_that_the_server_does_not_know_yet_is_not_gone() -> None:
    found = play(
        OPEN
        + """
        phone.server.drop = (url) => url.startsWith("/api/");
        phone.server.online = true;
        ({ session } = await phone.restart({}, id));
        return [session.trouble, session.loaded, session.inSession];
    """
    )
    assert found == [None, True, True]


def test_after_the_merge_ids_of_this_phone_stand_for_the_servers() -> None:
    found = play(
        OPEN
        + MERGE
        + """
        const key = session.textKey(mine, "gist");
        session.texts.write(key, "Viết ở nhà. ");
        session.act("meetings.record_entry", { ...said(1), item: mine });
        await session.written();
        merge();
        phone.server.drop = (url, nth) => url.endsWith("record_entry"); // the merge arrives, the rest waits
        phone.server.online = true;
        const location = { hash: `#/item/${mine}/say`, replace(to) { this.hash = to; } };
        ({ session } = await phone.restart({ location }, id));
        await until(() => session.pack.meeting.id === MEET);
        const shown = { item: session.pack.parts.entries[0].item, title: session.item(mine)?.title, hash: location.hash,
          text: session.texts.read(session.textKey(ITEM_THERE, "gist")), old: session.texts.read(key) };
        phone.server.drop = () => false;
        await session.flushed();
        session.act("meetings.record_entry", { ...said(2), item: ITEM_THERE });
        await session.flushed();
        return { shown, sent: phone.server.acts.map((e) => [e.name, e.payload.meeting ?? e.payload.id, e.payload.item ?? null]),
          field: phone.server.acts[0].payload.items[0].field, read: phone.server.read(ITEM_THERE, "gist", id), id, mine,
          texts: (await phone.rows("texts")).map((row) => row.id), known: (await (await phone.enter({}, MEET)).session).subject };
    """
    )
    there = "0199cccc-0000-7000-8000-00000000000a"
    assert found["shown"] == {
        "item": there,
        "title": "Báo cáo",
        "hash": f"#/item/{there}/say",
        "text": "Viết ở nhà. ",
        "old": "Viết ở nhà. ",
    }
    # what was captured before goes as it was captured: the server knows both ids
    assert found["sent"] == [
        ["meetings.open_now", found["id"], None],
        ["meetings.record_entry", found["id"], found["mine"]],
        ["meetings.record_entry", SERVERS, there],
    ]
    assert found["field"] == "F1"
    assert found["read"] == "Viết ở nhà. "
    assert found["texts"] == [f"meeting/{found['id']}/{there}/gist"]
    assert found["known"] == f"meeting/{found['id']}"


def test_texts_of_both_ids_become_one() -> None:
    found = play(
        OPEN
        + """
        session.texts.write(session.textKey(mine, "gist"), "Của máy. ");
        const doc = new Y.Doc();
        doc.getText("text").insert(0, "Của dự thảo. ");
        const state = Buffer.from(Y.encodeStateAsUpdate(doc)).toString("base64");
        session.texts.take({ [`meeting/${MEET}/${ITEM_THERE}/gist`]: state }, { [mine]: ITEM_THERE });
        const read = session.texts.read(session.textKey(mine, "gist"));
        await session.written();
        return [read, session.texts.waiting];
    """
    )
    assert sorted(found[0].split(". ")) == ["", "Của dự thảo", "Của máy"]
    assert found[1] == 1


def test_a_meeting_opened_here_with_somebody_who_left_the_roll_is_opened_with_another() -> None:
    found = play(
        OPEN
        + """
        session.act("meetings.record_entry", { ...said(1), item: mine });
        await session.written();
        const facts = { persons: ["p1"], roll: [{ person: "p2", name: "Lò Văn Sáng" }] };
        phone.server.refuse = (name, payload) => name === "meetings.open_now" && payload.chair === "p1"
          ? [422, { code: "not_on_roll", message: "Không có trong danh sách.", facts }]
          : (phone.server.pack = packageOf({ version: "m1", meeting: { id } }), null);
        phone.server.online = true;
        phone.server.gone = true;
        await session.flushed();
        const { refused } = session;
        phone.server.gone = false;
        await session.settleMine(refused, { chair: refused.refusal.facts.roll[0].person });
        await session.flushed();
        return { sent: phone.server.acts.map((e) => [e.name, e.payload.chair]), another: refused.key !== phone.server.acts[0].headers["Idempotency-Key"], left: session.waitingCount };
    """
    )
    assert found == {
        "sent": [["meetings.open_now", "p2"], ["meetings.record_entry", None]],
        "another": True,
        "left": 0,
    }


def test_every_queue_is_sent_from_outside_the_room_in_the_order_of_the_device() -> None:
    found = play(
        OPEN
        + MERGE
        + """
        session.act("meetings.record_entry", { ...said(1), item: mine });
        session.texts.write(session.textKey(mine, "gist"), "Chữ.");
        session.act("room.adopt_minutes", {});
        await session.written();
        phone.room.kill();
        const titles = (await store.waiting()).map((each) => [each.acts.length, each.texts, each.title.startsWith("thường kỳ ")]);
        const away = await room.syncAll(store);
        merge();
        phone.server.online = true;
        const done = await room.syncAll(store);
        return { titles, away, done, names: phone.server.names, texts: Object.values(phone.server.acts[2].texts),
          meeting: (await store.packages.of(meetingOf(id))).pack.meeting.id, counts: await store.counts() };
    """
    )
    assert found == {
        "titles": [[3, 1, True]],
        "away": {"left": 4, "refused": 0},
        "done": {"left": 0, "refused": 0},
        "names": ["meetings.open_now", "meetings.record_entry", "room.adopt_minutes"],
        "texts": ["Chữ."],
        "meeting": SERVERS,
        "counts": {"acts": 0, "texts": 0},
    }


def test_a_refusal_in_one_queue_does_not_stop_sending_the_others() -> None:
    found = play("""
        const other = "0199bbbb-0000-7000-8000-000000000002";
        const phone = new Phone(new Server());
        const { session } = await phone.enter();
        phone.server.online = false;
        session.act("meetings.record_entry", said(1));
        session.act("meetings.record_entry", said(2));
        await session.written();
        phone.server.online = true;
        phone.server.pack = packageOf({ meeting: { id: other } });
        phone.server.drop = (url) => url.startsWith("/api/");
        const { session: there, store, room } = await phone.restart({}, other);
        there.act("meetings.record_entry", said(3));
        await there.written();
        room.kill();
        phone.server.drop = () => false;
        phone.server.refuse = (_name, payload) => payload.meeting === MEETING ? [409, { code: "x", message: "m" }] : null;
        const page = phone.page();
        const answer = await page.syncAll(await page.DeviceStore.open(ME));
        return [phone.server.acts.map((e) => e.payload.gist), answer];
    """)
    assert found == [["ý 3"], {"left": 2, "refused": 1}]


def test_a_gap_is_closed_by_sending_the_whole_text() -> None:
    found = play("""
        const phone = new Phone(new Server());
        const { session } = await phone.enter();
        const key = session.textKey(ITEM, "gist");
        session.texts.write(key, "Một. ");
        await session.flushed();
        phone.server.docs.clear(); // the server was put back to an older copy
        phone.server.refuseText = (each) => phone.server.docs.has(each.key) ? null : each.seen ? null : (phone.server.refuseText = null, { code: "collab_gap" });
        session.texts.write(key, "Một. Hai.");
        await session.flushed();
        return [phone.server.read(), session.texts.waiting];
    """)
    assert found == ["Một. Hai.", 0]


def test_a_refused_section_stays_on_the_device_and_is_sent_when_it_changes() -> None:
    found = play("""
        const phone = new Phone(new Server());
        let { session } = await phone.enter();
        const key = session.textKey(ITEM, "gist");
        phone.server.refuseText = () => ({ code: "too_large", message: "Dài quá." });
        session.texts.write(key, "Chữ dài.");
        await session.written();
        await until(() => session.texts.refused.get(key));
        const tries = phone.server.asked.filter((each) => each.url.endsWith("/chu/")).length;
        await sleep(60);
        const again = phone.server.asked.filter((each) => each.url.endsWith("/chu/")).length;
        ({ session } = await phone.restart());
        const kept = [session.texts.read(key), session.texts.waiting];
        phone.server.refuseText = null;
        session.texts.write(key, "Chữ.");
        await session.flushed();
        return { more: again - tries, kept, read: phone.server.read(), refused: session.texts.refused.size };
    """)
    assert found == {"more": 0, "kept": ["Chữ dài.", 1], "read": "Chữ.", "refused": 0}


def test_a_person_leaves_a_section_that_the_server_never_takes_and_its_words_stay_in_the_log() -> None:
    found = play("""
        const phone = new Phone(new Server());
        let { session } = await phone.enter();
        const key = session.textKey(ITEM, "gist");
        phone.server.refuseText = () => ({ code: "not_found", message: "Không có mục này." });
        session.texts.write(key, "Dưới một mục không ai nhận.");
        await until(() => session.texts.refused.get(key));
        await session.setAside([], [key]);
        await session.written();
        const log = (await session.store.acts.log()).map((each) => [each.reason, each.payload.text]);
        const now = [session.unsent, session.texts.refused.size];
        ({ session } = await phone.restart());
        return { log, now, later: [session.unsent, session.texts.read(key)] };
    """)
    assert found == {
        "log": [["set_aside", "Dưới một mục không ai nhận."]],
        "now": [False, 0],
        "later": [False, "Dưới một mục không ai nhận."],
    }


def test_a_meeting_that_the_server_does_not_know_refuses_each_of_its_texts() -> None:
    found = play("""
        const phone = new Phone(new Server());
        const { session } = await phone.enter();
        const key = session.textKey(ITEM, "gist");
        phone.server.gone = true;
        session.texts.write(key, "Của buổi họp không còn.");
        const sent = await session.flushed();
        const sentence = session.texts.refused.get(key);
        phone.server.gone = false; // opened at last
        const later = await session.flushed();
        return { sent, sentence, later, refused: session.texts.refused.size, read: phone.server.read() };
    """)
    assert found == {
        "sent": False,
        "sentence": "Không tìm thấy.",
        "later": True,
        "refused": 0,
        "read": "Của buổi họp không còn.",
    }


def test_what_comes_after_the_lock_is_a_proposal_and_is_sent_once() -> None:
    found = play("""
        const phone = new Phone(new Server());
        let { session } = await phone.enter();
        const key = session.textKey(ITEM, "gist");
        phone.server.proposes = true;
        session.texts.write(key, "Muộn.");
        await session.flushed();
        const proposals = [...session.texts.proposals].map((each) => each === key);
        ({ session } = await phone.restart());
        await sleep(40);
        const posts = phone.server.asked.filter((each) => each.url.endsWith("/chu/"));
        return [proposals, posts.length, !!posts[0].body.texts[0].written_at, session.texts.waiting];
    """)
    assert found == [[True], 1, True, 0]


def test_the_kit_is_kept_with_the_key_of_the_commune_and_the_device_made_known() -> None:
    found = play("""
        const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
        const spki = Buffer.from(await crypto.subtle.exportKey("spki", pair.publicKey)).toString("base64");
        const phone = new Phone(new Server());
        const kit = { format: 1, version: "k1", server_time: new Date().toISOString(), user: { id: ME, name: "A", person: null },
          rescue_key: { id: "r", public: spki }, acts: {}, todos: [], cells: [], meetings: [] };
        const registered = [];
        const answer = phone.server.answer.bind(phone.server);
        phone.server.answer = (url, init) => {
          if (url === "/mang-theo.json") return init.headers["If-None-Match"] === `"${kit.version}"` ? [304, null] : [200, kit];
          if (url === "/mang-theo/may/") { registered.push(JSON.parse(init.body)); return [200, { device: "d" }]; }
          return answer(url, init);
        };
        const room = phone.page();
        const store = await room.DeviceStore.open(ME);
        const came = [await room.prefetch(store, "Android"), await room.prefetch(store, "Android")];
        kit.version = "k2"; kit.user = { ...kit.user, id: "somebody else" };
        came.push(await room.prefetch(store));
        return { came, registered: registered.map((each) => [each.device === store.device, each.key_digest === store.keys.digest, each.label]),
          rescue: store.keys.rescue.id, bytes: (await store.prefetched()).bytes > 100 };
    """)
    assert found == {
        "came": ["kept", "same", "other_user"],
        "registered": [[True, True, "Android"]],
        "rescue": "r",
        "bytes": True,
    }


def test_a_text_with_things_of_other_programs_in_it_is_still_read() -> None:
    found = play("""
        const doc = new Y.Doc();
        const text = doc.getText("text");
        text.insert(0, "Trước sau", { bold: true });
        for (const [at, made] of [[5, new Y.Map()], [5, new Y.Array()], [5, new Y.XmlElement("p")], [5, new Y.XmlHook("h")]]) text.insertEmbed(at, made);
        const state = Buffer.from(Y.encodeStateAsUpdate(doc)).toString("base64");
        const phone = new Phone(new Server(packageOf({ parts: { texts: { [`meeting/${MEETING}/${ITEM}/gist`]: state } } })));
        const { session } = await phone.enter();
        const key = session.textKey(ITEM, "gist");
        const read = session.texts.read(key);
        session.texts.write(key, "Đầu. " + read);
        return [read, await session.flushed(), session.texts.read(key)];
    """)
    assert found == ["Trước sau", True, "Đầu. Trước sau"]


def test_a_section_that_is_left_out_of_the_answer_is_asked_again_later_and_not_at_once() -> None:
    found = play("""
        const phone = new Phone(new Server());
        const { session } = await phone.enter();
        const answer = phone.server.answer.bind(phone.server);
        phone.server.answer = (url, init) => url.endsWith("/chu/") ? [200, { texts: [] }] : answer(url, init);
        phone.room.timing.backOff = [10_000];
        session.texts.write(session.textKey(ITEM, "gist"), "Chữ.");
        const flushed = await session.flushed();
        await sleep(40);
        return [flushed, phone.server.asked.filter((each) => each.url.endsWith("/chu/")).length, session.sending];
    """)
    assert found == [False, 1, "kept"]
