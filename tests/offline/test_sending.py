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
