"""A store, rows of it, or its key that the browser lost while a page was open or closed."""

from __future__ import annotations

from tests.offline.node_phone import play

LOST = """
    // what a browser does that is short of space, or a person who clears the data of the site
    const lose = (phone) => new Promise((done, fail) => {
      const asked = phone.indexedDB.deleteDatabase(`nennep-${ME}`);
      asked.onsuccess = () => done();
      asked.onerror = () => fail(asked.error);
    });
    const without = (phone, store) => new Promise((done) => {
      const asked = phone.indexedDB.open(`nennep-${ME}`);
      asked.onsuccess = () => {
        const tx = asked.result.transaction(store, "readwrite");
        tx.objectStore(store).clear();
        tx.oncomplete = () => { asked.result.close(); done(); };
      };
    });
    const gist = (session) => session.texts.read(session.textKey(ITEM, "gist"));
    const write = (session, words) => session.texts.write(session.textKey(ITEM, "gist"), words);
"""


def test_a_store_that_is_lost_while_the_room_is_open_is_filled_again_from_the_page() -> None:
    found = play(
        LOST
        + """
        const phone = new Phone(new Server());
        let { session, store } = await phone.enter({ BroadcastChannel });
        const { device } = store;
        phone.server.online = false;
        session.act("meetings.record_entry", said(1));
        write(session, "Chữ.");
        await session.written();
        await lose(phone);
        session.act("meetings.record_entry", said(2)); // the count of the device goes on too
        await session.flushed();
        await until(() => session.sending === "kept");
        await session.written();
        ({ session, store } = await phone.restart({ BroadcastChannel }));
        const offline = [session.loaded, gist(session), session.outbox.acts.map((each) => each.payload.gist)];
        phone.server.online = true;
        await session.flushed();
        return { offline, same: store.device === device, names: phone.server.names, said: phone.server.read(),
          numbers: phone.server.acts.map(({ headers }) => Number(headers["Nennep-Device-Seq"])) };
    """
    )
    first, second = found.pop("numbers")
    assert first < second
    assert found == {
        "offline": [True, "Chữ.", ["ý 1", "ý 2"]],
        "same": True,
        "names": ["meetings.record_entry"] * 2,
        "said": "Chữ.",
    }


def test_two_tabs_whose_store_is_lost_fill_one_store_and_send_each_act_once() -> None:
    found = play(
        LOST
        + """
        const phone = new Phone(new Server());
        const one = (await phone.enter({ BroadcastChannel })).session;
        const two = (await phone.enter({ BroadcastChannel })).session;
        phone.server.online = false;
        one.act("meetings.record_entry", said(1));
        two.act("meetings.record_entry", said(2));
        write(one, "Một. ");
        await Promise.all([one.written(), two.written()]);
        await lose(phone);
        two.texts.write(two.textKey(ITEM, "conclusion"), "Hai. ");
        await Promise.all([one.flushed(), two.flushed()]);
        await until(() => one.sending === "kept" && two.sending === "kept");
        await Promise.all([one.written(), two.written()]);
        const { session } = await phone.restart({ BroadcastChannel });
        phone.server.online = true;
        await session.flushed();
        const words = [phone.server.read(), phone.server.read(ITEM, "conclusion")];
        return [phone.server.acts.map((each) => each.payload.gist).sort(), ...words];
    """
    )
    assert found == [["ý 1", "ý 2"], "Một. ", "Hai. "]


def test_what_somebody_deleted_by_signing_out_in_another_tab_is_not_put_back() -> None:
    found = play(
        LOST
        + """
        const phone = new Phone(new Server());
        const { session } = await phone.enter({ BroadcastChannel });
        phone.server.online = false;
        const other = await phone.page({ BroadcastChannel }).DeviceStore.open(ME);
        await other.forget();
        await sleep(20);
        session.act("meetings.record_entry", said(1));
        await session.flushed();
        await session.written();
        return [session.cannotKeep, (await phone.rows("acts")).length, (await phone.rows("meta")).length];
    """
    )
    assert found == [True, 0, 0]


def test_acts_and_words_that_lie_in_the_store_no_more_are_put_into_it_again() -> None:
    found = play(
        LOST
        + """
        const phone = new Phone(new Server());
        let { session } = await phone.enter();
        phone.server.online = false;
        session.act("meetings.record_entry", said(1));
        write(session, "Chữ.");
        await session.written();
        for (const each of ["acts", "texts"]) await without(phone, each);
        await session.flushed();
        await session.written();
        ({ session } = await phone.restart());
        return [gist(session), session.outbox.acts.map((each) => each.payload.gist)];
    """
    )
    assert found == ["Chữ.", ["ý 1"]]


def test_rows_under_a_key_that_was_lost_keep_no_other_from_being_kept_read_and_sent() -> None:
    found = play(
        LOST
        + """
        const phone = new Phone(new Server());
        let { session, store } = await phone.enter();
        phone.server.online = false;
        session.act("meetings.record_entry", said(1));
        write(session, "Chữ trước.");
        await session.written();
        await without(phone, "meta");
        phone.server.online = true;
        ({ session, store } = await phone.restart()); // a new key, under which nothing of before opens
        phone.server.online = false;
        const loaded = session.loaded;
        session.act("meetings.record_entry", said(2));
        write(session, "Chữ sau.");
        await session.written();
        const kept = session.allKept;
        ({ session, store } = await phone.restart());
        const read = [session.loaded, gist(session), session.outbox.acts.map((each) => each.payload.gist)];
        const waiting = (await store.waiting()).map(({ acts, texts }) => [acts.length, texts]);
        phone.server.online = true;
        await session.flushed();
        const names = phone.server.acts.map((each) => each.payload.gist);
        return { loaded, kept, read, waiting, said: phone.server.read(), names };
    """
    )
    assert found == {
        "loaded": True,
        "kept": True,
        "read": [True, "Chữ sau.", ["ý 2"]],
        "waiting": [[1, 1]],
        "said": "Chữ sau.",
        "names": ["ý 2"],
    }
