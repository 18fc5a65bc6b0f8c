# ruff: noqa: E501 - the scenarios are JavaScript, whose lines are as long as those of the client
"""The free sections on a device: joined, refused, kept as proposals; what happens to their item loses no words."""

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


THEIR_ITEM = """
    const THEIRS = "0199cccc-0000-7000-8000-0000000000aa";
    const phone = new Phone(new Server());
    let { session, store } = await phone.enter();
    const key = session.textKey(ITEM, "gist");
    const given = () => phone.server.asked.filter((each) => each.url.endsWith("/chu/"));
"""


def test_words_that_join_a_section_in_which_nobody_wrote_tell_when_they_were_written() -> None:
    found = play(
        THEIR_ITEM
        + """
        phone.server.online = false;
        session.texts.write(key, "Ghi ở mục này.");
        session.texts.read(`${THEIRS}/gist`); // a screen showed it, empty
        session.texts.take({}, { [ITEM]: THEIRS });
        phone.server.online = true;
        await session.flushed();
        const [sent] = given().at(-1).body.texts;
        return [sent.key.split("/").slice(-2).join("/"), Math.abs(Date.parse(sent.written_at) - Date.now()) < 60_000];
    """
    )
    assert found == ["0199cccc-0000-7000-8000-0000000000aa/gist", True]


def test_words_that_another_tab_keeps_under_an_earlier_id_are_found_and_lie_there_no_more() -> None:
    found = play(
        THEIR_ITEM
        + """
        phone.server.pack = packageOf({ version: "v2", known_as: { [ITEM]: THEIRS } });
        const newer = await phone.enter(); // a tab that knows what the server now calls the item
        phone.server.online = false;
        session.texts.write(key, "Ghi ở mục này.");
        await session.written();
        const sections = async () => (await store.texts.of(session.subject)).map((each) => each.section);
        const before = await sections();
        await newer.session.texts.pickUp();
        await newer.session.written();
        return { before, after: await sections(), read: newer.session.texts.read(`${THEIRS}/gist`) };
    """
    )
    assert found == {
        "before": ["0199cccc-0000-7000-8000-000000000001/gist"],
        "after": ["0199cccc-0000-7000-8000-0000000000aa/gist"],
        "read": "Ghi ở mục này.",
    }


def test_that_words_are_kept_as_a_proposal_is_known_under_the_items_later_id_too() -> None:
    found = play(
        THEIR_ITEM
        + """
        phone.server.proposes = true;
        session.texts.write(key, "Đến muộn.");
        await session.flushed();
        const before = [...session.texts.proposals];
        session.texts.take({}, { [ITEM]: THEIRS });
        return [before, [...session.texts.proposals]];
    """
    )
    mine, theirs = "0199cccc-0000-7000-8000-000000000001/gist", "0199cccc-0000-7000-8000-0000000000aa/gist"
    assert found == [[mine], [theirs]]


def test_a_section_in_which_nobody_wrote_comes_empty_and_waits_for_nothing() -> None:
    found = play(
        THEIR_ITEM
        + """
        session.texts.take({ [`${session.subject}/${key}`]: "" });
        return [session.texts.read(key), session.texts.waiting, given().length];
    """
    )
    assert found == ["", 0, 0]


def test_a_server_that_never_has_enough_is_not_asked_for_ever() -> None:
    found = play(
        THEIR_ITEM
        + """
        phone.server.refuseText = () => ({ code: "collab_gap" });
        session.texts.write(key, "Một.");
        await session.flushed();
        const first = given().length;
        session.texts.write(key, "Một hai.");
        await session.flushed();
        await sleep(80);
        return [first, given().length - first, session.texts.waiting];
    """
    )
    assert found == [1, 1, 1]


def test_a_refusal_without_a_sentence_says_its_code() -> None:
    found = play(
        THEIR_ITEM
        + """
        phone.server.refuseText = () => ({ code: "not_found" });
        session.texts.write(key, "Một.");
        await session.flushed();
        return [session.texts.refused.get(key), session.texts.waiting];
    """
    )
    assert found == ["not_found", 1]


def test_a_phone_that_can_keep_nothing_sends_its_words_all_the_same() -> None:
    found = play("""
        const phone = new Phone(new Server());
        const room = phone.page();
        const session = new room.Session(room.addressesOf(MEETING), () => undefined);
        await session.load();
        const key = session.textKey(ITEM, "gist");
        session.texts.write(key, "Không lưu được.");
        await session.texts.pickUp();
        await session.flushed();
        return [phone.server.read(), session.texts.read(key), session.texts.allKept];
    """)
    assert found == ["Không lưu được.", "Không lưu được.", False]
