"""Sending when something goes otherwise: a fault of ours, two tabs, answers that say nothing, signs of two units."""

from __future__ import annotations

import pytest

from tests.offline.node_phone import play


def test_a_fault_of_ours_does_not_end_the_sending_for_good() -> None:
    found = play(
        """
        const phone = new Phone(new Server());
        const { session } = await phone.enter();
        const { ready } = session.queue;
        session.queue.ready = async () => { throw new Error("a fault of ours"); };
        session.act("meetings.record_entry", said(1));
        await until(() => session.queue.state === "waiting");
        session.queue.ready = ready;
        await until(() => phone.server.acts.length === 1);
        return [session.queue.state, phone.server.names];
    """
    )
    assert found[1] == ["meetings.record_entry"]


def test_where_the_browser_has_locks_one_tab_sends_a_queue_at_a_time() -> None:
    found = play(
        """
        const phone = new Phone(new Server());
        const asked = [];
        const navigator = { locks: { request: async (name, what) => { asked.push(name); return what(); } } };
        const { session } = await phone.enter({ navigator });
        session.act("meetings.record_entry", said(1));
        await session.flushed();
        return [[...new Set(asked)], phone.server.names];
    """
    )
    meeting = "0199bbbb-0000-7000-8000-000000000001"
    assert found == [[f"nennep-queue-meeting/{meeting}"], ["meetings.record_entry"]]


@pytest.mark.parametrize(
    "answer", ["[200, {}]", "[422, {}]", "[503, {}]", '[200, "<html>Đăng nhập wifi</html>", "text/html"]']
)
def test_words_wait_where_the_server_answers_nothing_to_them_and_go_later(answer: str) -> None:
    found = play(
        f"""
        const phone = new Phone(new Server());
        const {{ session }} = await phone.enter();
        const {{ server }} = phone;
        const answers = server.answer.bind(server);
        server.answer = (url, init) => url.endsWith("/chu/") ? {answer} : answers(url, init);
        const key = session.textKey(ITEM, "gist");
        session.texts.write(key, "Bà con yên tâm.");
        await session.written();
        const arrived = await session.flushed();
        server.answer = answers;
        return [arrived, server.read(), await session.flushed(), server.read()];
    """
    )
    assert found == [False, "", True, "Bà con yên tâm."]


def test_a_sign_of_two_units_is_exchanged_whole() -> None:
    found = play(
        """
        const phone = new Phone(new Server());
        const { session } = await phone.enter();
        const key = session.textKey(ITEM, "gist");
        const read = [];
        for (const text of ["a😀b", "a😁b", "a🨁b"]) {
          session.texts.write(key, text);
          await session.flushed();
          read.push(phone.server.read() === text);
        }
        return read;
    """
    )
    assert found == [True, True, True]


def test_an_act_that_left_before_it_was_stored_is_not_stored_afterwards() -> None:
    found = play("""
        const phone = new Phone(new Server());
        const { session } = await phone.enter();
        phone.server.online = false;
        session.outbox.remove(session.act("meetings.record_entry", said(1)));
        await session.written();
        return [session.waitingCount, (await phone.rows("acts")).length];
    """)
    assert found == [0, 0]


def test_a_closing_that_another_tab_has_sent_keeps_its_number() -> None:
    """Under another number the server would take it for another act of this device."""
    found = play("""
        const phone = new Phone(new Server());
        const one = await phone.enter();
        const two = await phone.enter();
        one.session.queue.ready = () => new Promise(() => undefined); // this one sends nothing
        const closing = one.session.act("room.adopt_minutes", {});
        await one.session.written();
        const { seq } = closing;
        await two.store.acts.freeze(closing.key); // the other tab is about to send it
        one.session.act("meetings.record_entry", said(1)); // this one has not heard of it yet
        await one.session.written();
        const stored = await one.store.acts.since(one.session.subject, new Map());
        return [closing.seq === seq, stored.acts.find((each) => each.key === closing.key).seq === seq];
    """)
    assert found == [True, True]


def test_a_refused_act_that_the_store_could_not_exchange_is_told_until_it_is_exchanged() -> None:
    """What was entered instead has arrived; on the next page the refused act would be there again."""
    found = play("""
        const phone = new Phone(new Server());
        const { session, store } = await phone.enter();
        phone.server.refuse = (_name, { gist }) => gist === "sai" ? [409, { code: "x", message: "m" }] : null;
        session.act("meetings.record_entry", { ...said(1), gist: "sai" });
        await until(() => session.refused);
        const { putAside } = store.acts;
        store.acts.putAside = () => Promise.reject(new Error("full"));
        const old = session.refused;
        session.outbox.replace(old, session.made(old.name, old.payload), { ...old.payload, gist: "đúng" });
        await session.flushed();
        session.outbox.add(session.made("meetings.record_entry", said(2)));
        const kept = await session.outbox.written(); // what came after it finds room
        const told = [phone.server.acts.map((each) => each.payload.gist), kept, session.outbox.trouble];
        store.acts.putAside = putAside;
        await session.flushed();
        return [...told, session.outbox.trouble, (await phone.rows("acts")).length];
    """)
    assert found == [["đúng"], True, True, None, 0]


def test_only_what_another_device_recorded_too_is_settled_by_choosing() -> None:
    found = play("""
        const phone = new Phone(new Server());
        const rival = { "room.agree_score": "another_score", "meetings.record_ballot": "another_tally" };
        const facts = { score: "s1", ballot: "b1" };
        phone.server.refuse = (name) => [409, { code: rival[name] ?? "x", message: "m", facts }];
        const { session } = await phone.enter();
        const can = async (name, payload) => {
          session.act(name, payload);
          await until(() => session.refused);
          const found = session.canSettle(session.refused);
          await session.setAside([session.refused]);
          return found;
        };
        return [await can("meetings.record_entry", said(1)), await can("room.agree_score", { lines: [] }),
          await can("meetings.record_ballot", { id: said(2).id, item: ITEM })];
    """)
    assert found == [False, True, True]
