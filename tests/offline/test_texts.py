# ruff: noqa: E501 - the scenarios are JavaScript, whose lines are as long as those of the client
"""Words on their way to the server: what happens to their item meanwhile neither loses nor holds them."""

from __future__ import annotations

from tests.offline.node_phone import play

RENAMED_ON_THE_WAY = """
    const THEIRS = "0199cccc-0000-7000-8000-0000000000aa";
    const phone = new Phone(new Server());
    const { session, store } = await phone.enter();
    phone.server.delay = 80;
    session.texts.write(session.textKey(ITEM, "gist"), "Ghi ở mục này.");
    await until(() => phone.server.asked.some((each) => each.url.endsWith("/chu/")));
"""


def test_words_whose_item_gets_another_id_while_they_are_on_their_way_are_not_kept_as_unsent() -> None:
    found = play(
        RENAMED_ON_THE_WAY
        + """
        session.texts.take({}, { [ITEM]: THEIRS });
        await until(() => session.waitingCount === 0);
        await sleep(60);
        return { ...(await store.counts()), names: (await store.texts.of(session.subject)).map((each) => each.section) };
    """
    )
    assert found == {"acts": 0, "texts": 0, "names": ["0199cccc-0000-7000-8000-0000000000aa/gist"]}


def test_words_that_join_others_while_they_are_on_their_way_take_these_with_them() -> None:
    found = play(
        RENAMED_ON_THE_WAY
        + """
        session.texts.write(`${THEIRS}/gist`, "Ghi ở mục kia.");
        session.texts.take({}, { [ITEM]: THEIRS });
        await until(() => session.waitingCount === 0);
        await sleep(60);
        const arrived = phone.server.read(THEIRS);
        return { left: (await store.counts()).texts, both: arrived.includes("Ghi ở mục kia.") && arrived.includes("Ghi ở mục này.") };
    """
    )
    assert found == {"left": 0, "both": True}


def test_refused_words_are_tried_again_once_their_item_has_the_id_of_the_server() -> None:
    found = play("""
        const THEIRS = "0199cccc-0000-7000-8000-0000000000aa";
        const phone = new Phone(new Server());
        phone.server.refuseText = ({ key }) => key.includes(THEIRS) ? null : { code: "not_found", message: "Không có mục này." };
        const { session, store } = await phone.enter();
        session.texts.write(session.textKey(ITEM, "gist"), "Dưới mục này.");
        await until(() => session.texts.refused.size);
        session.texts.take({}, { [ITEM]: THEIRS });
        void session.flushed();
        await until(() => session.waitingCount === 0);
        await sleep(300);
        return { read: phone.server.read(THEIRS), left: (await store.counts()).texts, refused: session.texts.refused.size };
    """)
    assert found == {"read": "Dưới mục này.", "left": 0, "refused": 0}


def test_words_are_sent_again_once_another_tab_has_sent_what_they_stood_on() -> None:
    found = play("""
        const phone = new Phone(new Server());
        phone.server.refuseText = () => phone.server.acts.length ? null : { code: "not_found", message: "Không có mục này." };
        const { session } = await phone.enter();
        const key = session.textKey(ITEM, "gist");
        session.texts.write(key, "Dưới mục mới.");
        await until(() => session.texts.refused.get(key));
        phone.server.acts.push({}); // the item came, by another tab
        session.heard({ subject: session.subject, what: "answered" });
        await sleep(60);
        return [session.sending, phone.server.read()];
    """)
    assert found == ["received", "Dưới mục mới."]
