# ruff: noqa: E501 - the scenarios are JavaScript, whose lines are as long as those of the client
"""Acts on their way from the phone: in their order, each once, whatever the line and the browser do."""

from __future__ import annotations

from typing import Any

import pytest

from tests.offline.node_phone import play


def test_a_lost_answer_does_no_act_twice() -> None:
    found = play("""
        const phone = new Phone(new Server());
        const { session } = await phone.enter();
        let lost = 0;
        phone.server.lose = (url) => url.startsWith("/api/") && lost++ < 2;
        session.act("meetings.record_entry", said(1));
        session.act("meetings.record_entry", said(2));
        await until(() => session.sending === "received");
        const keys = phone.server.asked.filter((each) => each.url.startsWith("/api/")).map((each) => each.headers["Idempotency-Key"]);
        return [phone.server.acts.map((each) => each.payload.gist), keys.length, new Set(keys).size];
    """)
    assert found == [["ý 1", "ý 2"], 4, 2]


@pytest.mark.parametrize("when", ["before it is sent", "while it is sent", "after the answer was lost"])
def test_a_browser_killed_at_any_step_sends_each_act_once(when: str) -> None:
    found = play(f"""
        const when = {when!r};
        const phone = new Phone(new Server());
        let {{ session }} = await phone.enter();
        if (when === "before it is sent") phone.server.online = false;
        if (when === "while it is sent") phone.server.delay = 40;
        if (when === "after the answer was lost") phone.server.lose = (url) => url.startsWith("/api/");
        session.act("meetings.record_entry", said(1));
        session.act("meetings.record_attendance", mark(1));
        await session.written();
        const sent = phone.server.asked.length;
        await (when === "before it is sent" ? sleep(0) : until(() => phone.server.asked.length > sent || phone.server.acts.length));
        phone.room.kill();
        Object.assign(phone.server, {{ online: true, delay: 0, lose: () => false }});
        await sleep(60);
        ({{ session }} = await phone.enter());
        await session.flushed();
        return [phone.server.names, session.waitingCount, (await phone.rows("acts")).length];
    """)
    assert found == [["meetings.record_entry", "meetings.record_attendance"], 0, 0]


def test_waiting_marks_join_in_the_store_until_first_sent_and_then_no_more() -> None:
    found = play("""
        const phone = new Phone(new Server());
        let { session } = await phone.enter();
        phone.server.online = false;
        phone.room.timing.settle = 60;
        for (const n of [1, 2, 3]) session.act("meetings.record_attendance", mark(n));
        await session.written();
        const joined = (await phone.rows("acts")).length;
        await until(() => session.outbox.first.attempts > 0);
        session.act("meetings.record_attendance", mark(1, "absent"));
        await session.written();
        // a killed browser knows by the store that the first may have arrived
        ({ session } = await phone.restart());
        session.act("meetings.record_attendance", mark(4));
        const waiting = session.outbox.acts.map((each) => [each.payload.marks.length, each.attempts > 0]);
        phone.server.online = true;
        await session.flushed();
        return { joined, waiting, sent: phone.server.acts.map((each) => each.payload.marks.map((m) => m.person + m.mark)) };
    """)
    assert found["joined"] == 1
    assert found["waiting"] == [[3, True], [2, False]]
    assert found["sent"] == [["p1present", "p2present", "p3present"], ["p1absent", "p4present"]]


def test_a_mark_joined_while_another_tab_sends_becomes_an_act_of_its_own() -> None:
    found = play("""
        const phone = new Phone(new Server());
        const one = await phone.enter();
        const two = await phone.enter();
        one.room.timing.settle = two.room.timing.settle = 10_000;
        one.session.act("meetings.record_attendance", mark(1));
        await one.session.written();
        await two.store.acts.freeze(one.session.outbox.first.key); // the other tab is about to send it
        one.session.act("meetings.record_attendance", mark(2));
        await one.session.written();
        await sleep(20);
        const mine = one.session.outbox.acts.map((each) => each.payload.marks.map((m) => m.person));
        await one.session.flushed();
        return [mine, phone.server.acts.map((each) => each.payload.marks.map((m) => m.person))];
    """)
    assert found == [[["p1"], ["p2"]], [["p1"], ["p2"]]]


def test_what_another_tab_put_in_the_store_is_picked_up_and_sent_in_order() -> None:
    found = play("""
        const phone = new Phone(new Server());
        const one = await phone.enter();
        const two = await phone.enter();
        phone.server.online = false;
        one.session.act("meetings.record_entry", said(1));
        await one.session.written();
        two.session.act("meetings.record_entry", said(2));
        await two.session.written();
        one.room.kill();
        phone.server.online = true;
        await two.session.flushed();
        return [phone.server.acts.map((each) => each.payload.gist), two.session.pack.parts.entries.length];
    """)
    assert found == [["ý 1", "ý 2"], 2]


REFUSE_SECOND = """
    const phone = new Phone(new Server());
    let { session, store } = await phone.enter();
    let refusing = true;
    phone.server.refuse = (name, payload) =>
      refusing && payload.gist === "ý 2" ? [409, { code: "wrong_state", message: "Không nhận.", facts: { why: "x" } }] : null;
    for (const n of [1, 2, 3]) session.act("meetings.record_entry", said(n));
    session.texts.write(session.textKey(ITEM, "gist"), "Chữ vẫn đi.");
    await until(() => session.sending === "refused" && phone.server.read());
"""


def test_a_refused_act_stays_with_its_reason_and_holds_back_what_follows_but_not_the_texts() -> None:
    found = play(
        REFUSE_SECOND
        + """
        ({ session, store } = await phone.restart());
        const { refused } = session;
        return { gists: phone.server.acts.map((e) => e.payload.gist), refusal: refused.refusal, waiting: session.waitingCount,
          shown: session.pack.parts.entries.map((e) => e.gist), text: phone.server.read(), sending: session.sending,
          queues: (await store.waiting()).map((each) => [each.subject, each.acts.length, each.refused?.payload.gist]) };
    """
    )
    assert found == {
        "gists": ["ý 1"],
        "refusal": {"code": "wrong_state", "sentence": "Không nhận.", "facts": {"why": "x"}},
        "waiting": 2,
        "shown": ["ý 1", "ý 3"],
        "text": "Chữ vẫn đi.",
        "sending": "refused",
        "queues": [["meeting/0199bbbb-0000-7000-8000-000000000001", 2, "ý 2"]],
    }


def test_sent_again_a_refused_act_goes_under_its_key_and_in_its_place() -> None:
    found = play(
        REFUSE_SECOND
        + """
        refusing = false;
        await session.resend(session.refused);
        await session.flushed();
        return [phone.server.acts.map((e) => e.payload.gist), session.waitingCount, (await phone.rows("acts")).length];
    """
    )
    assert found == [["ý 1", "ý 2", "ý 3"], 0, 0]


def test_set_aside_a_refused_act_lies_in_the_log_and_frees_what_follows() -> None:
    found = play(
        REFUSE_SECOND
        + """
        await session.setAside([session.refused]);
        await session.flushed();
        const log = (await store.acts.log()).filter((each) => each.reason === "set_aside");
        return [phone.server.acts.map((e) => e.payload.gist), log.map((e) => [e.payload.gist, e.refusal.code, !!e.at]), session.waitingCount];
    """
    )
    assert found == [["ý 1", "ý 3"], [["ý 2", "wrong_state", True]], 0]


def test_another_subjects_queue_goes_on_while_one_is_held_back() -> None:
    found = play("""
        const other = "0199bbbb-0000-7000-8000-000000000002";
        const phone = new Phone(new Server());
        const { session } = await phone.enter();
        phone.server.refuse = (_name, payload) => payload.meeting === MEETING ? [409, { code: "x", message: "m" }] : null;
        session.act("meetings.record_entry", said(1));
        session.act("meetings.record_entry", said(2));
        await until(() => session.sending === "refused");
        phone.server.pack = packageOf({ meeting: { id: other } });
        const there = (await phone.enter({}, other)).session;
        there.act("meetings.record_entry", said(3));
        await there.flushed();
        return [phone.server.acts.map((e) => e.payload.gist), session.waitingCount];
    """)
    assert found == [["ý 3"], 2]


def tally(more: str) -> Any:
    return play(
        """
        const phone = new Phone(new Server());
        const { session } = await phone.enter();
        let there = "0199eeee-0000-7000-8000-000000000001";
        phone.server.refuse = (name, payload) => {
          if (name === "meetings.withdraw_ballot") { there = null; return null; }
          if (name === "meetings.record_ballot" && there) return [409, { code: "another_tally", message: "Đã có.", facts: { ballot: there, votes_for: 5 } }];
          if (name === "room.agree_score" && payload.replaces !== "s1") return [409, { code: "another_score", message: "Đã có.", facts: { score: "s1" } }];
          return null;
        };
        const ballot = { id: said(9).id, item: ITEM, question: "", form: "card", rule: "vote.ordinary", roll_version: 1, denominator: 11,
          threshold: 6, votes_for: 10, votes_against: 0, votes_other: 0 };
    """
        + more
    )


def test_my_tally_in_the_place_of_the_others_withdraws_that_one_first() -> None:
    found = tally("""
        session.act("meetings.record_ballot", ballot);
        session.act("meetings.reserve_opinion", { id: said(8).id, ballot: ballot.id, person: "p1", text: "x" });
        await until(() => session.refused);
        const { code, facts } = session.refused.refusal;
        const settled = await session.settleMine(session.refused);
        await session.flushed();
        const seqs = phone.server.acts.map((each) => Number(each.headers["Nennep-Device-Seq"]));
        return { code, facts, settled, names: phone.server.names, withdrawn: phone.server.acts[0].payload.ballot,
          rising: seqs.every((each, at) => !at || each > seqs[at - 1]) };
    """)
    assert found == {
        "code": "another_tally",
        "facts": {"ballot": "0199eeee-0000-7000-8000-000000000001", "votes_for": 5},
        "settled": True,
        "names": ["meetings.withdraw_ballot", "meetings.record_ballot", "meetings.reserve_opinion"],
        "withdrawn": "0199eeee-0000-7000-8000-000000000001",
        "rising": True,
    }


def test_a_full_store_neither_withdraws_the_others_tally_nor_brings_the_refused_one_back() -> None:
    found = tally("""
        session.act("meetings.record_ballot", ballot);
        await until(() => session.refused);
        session.store.rows.write = () => Promise.reject(new Error("full"));
        const choices = [await session.settleMine(session.refused), await session.settleTheirs(session.refused)];
        await session.flushed();
        const full = [session.notDone, session.refused?.name, session.waitingCount, phone.server.names];
        delete session.store.rows.write;
        await session.settleMine(session.refused);
        await session.flushed();
        return { choices, full, later: [session.notDone, phone.server.names, session.waitingCount] };
    """)
    assert found == {
        "choices": [False, False],
        "full": [True, "meetings.record_ballot", 1, []],
        "later": [False, ["meetings.withdraw_ballot", "meetings.record_ballot"], 0],
    }


def test_two_quick_presses_are_one_choice() -> None:
    found = tally("""
        session.act("meetings.record_ballot", ballot);
        session.act("room.agree_score", { lines: [{ criterion: "c", points: 5 }] });
        for (let times = 0; times < 2; times += 1) {
          await until(() => session.refused);
          const { refused } = session;
          await Promise.all([session.settleMine(refused), session.settleMine(refused)]);
          await session.settleMine(refused); // of what is settled
          await session.flushed();
        }
        const seqs = phone.server.acts.map((each) => Number(each.headers["Nennep-Device-Seq"]));
        return [phone.server.names, seqs.every((each, at) => !at || each > seqs[at - 1])];
    """)
    assert found == [["meetings.withdraw_ballot", "meetings.record_ballot", "room.agree_score"], True]


def test_settled_twice_a_tally_gives_no_number_of_the_device_twice() -> None:
    found = tally("""
        const others = ["0199eeee-0000-7000-8000-000000000002"];
        const refuse = phone.server.refuse;
        phone.server.refuse = (name, payload) => { // a third device records one as soon as the other's is withdrawn
          const refused = refuse(name, payload);
          if (name === "meetings.withdraw_ballot" && others.length) there = others.pop();
          return refused;
        };
        session.act("meetings.record_ballot", ballot);
        for (let times = 0; times < 2; times += 1) {
          await until(() => session.refused);
          await session.settleMine(session.refused);
          await session.flushed();
        }
        const seqs = phone.server.acts.map((each) => Number(each.headers["Nennep-Device-Seq"]));
        return [phone.server.names, new Set(seqs).size, seqs.every((each, at) => !at || each > seqs[at - 1])];
    """)
    withdrawn = "meetings.withdraw_ballot"
    assert found == [[withdrawn, withdrawn, "meetings.record_ballot"], 3, True]


def test_my_score_names_the_one_that_it_replaces_under_a_new_key() -> None:
    found = tally("""
        session.act("room.agree_score", { lines: [{ criterion: "c", points: 5 }] });
        await until(() => session.refused);
        const { key } = session.refused;
        await session.settleMine(session.refused);
        await session.flushed();
        const done = phone.server.acts[0];
        return [done.payload.replaces, done.headers["Nennep-Version"], done.headers["Idempotency-Key"] !== key, session.waitingCount];
    """)
    assert found == ["s1", "2", True, 0]


def test_the_minutes_are_adopted_after_every_text() -> None:
    found = play("""
        const phone = new Phone(new Server());
        const { session } = await phone.enter();
        phone.server.online = false;
        session.texts.write(session.textKey(ITEM, "gist"), "Lời cuối.");
        session.act("meetings.record_entry", said(1));
        session.act("room.adopt_minutes", {});
        await session.written();
        const here = [session.locked, session.writes];
        phone.server.online = true;
        await session.flushed();
        return [here, phone.server.names, Object.values(phone.server.acts[1].texts)];
    """)
    assert found == [[True, False], ["meetings.record_entry", "room.adopt_minutes"], ["Lời cuối."]]


def test_a_hotspots_page_and_a_hanging_line_are_no_answers() -> None:
    found = play("""
        const phone = new Phone(new Server());
        const { session } = await phone.enter();
        phone.server.portal = true;
        session.act("meetings.record_entry", said(1));
        session.texts.write(session.textKey(ITEM, "gist"), "Chữ.");
        await until(() => session.sending === "kept");
        const portal = [phone.server.acts.length, session.waitingCount];
        phone.server.portal = false;
        const hang = phone.server.fetch;
        phone.server.fetch = () => new Promise(() => undefined);
        phone.room.timing.patience = 50;
        const hung = await session.flushed();
        phone.server.fetch = hang;
        return [portal, hung, await session.flushed(), phone.server.names, phone.server.read()];
    """)
    assert found == [[0, 2], False, True, ["meetings.record_entry"], "Chữ."]


def test_an_ended_session_keeps_everything_until_somebody_signs_in_again() -> None:
    found = play("""
        const phone = new Phone(new Server());
        const { session } = await phone.enter();
        phone.server.refuse = () => [401, { code: "not_signed_in", message: "" }];
        session.act("meetings.record_entry", said(1));
        await until(() => session.sending === "signed_out");
        const kept = [session.allKept, session.refused];
        phone.server.refuse = () => null;
        return [kept, await session.flushed(), phone.server.names];
    """)
    assert found == [[True, None], True, ["meetings.record_entry"]]


def test_acts_carry_version_user_and_the_servers_time_and_a_changed_clock_reorders_nothing() -> None:
    found = play("""
        const phone = new Phone(new Server());
        phone.server.clock = 3_600_000; // this phone is an hour slow
        let { session } = await phone.enter();
        phone.server.online = false;
        session.act("meetings.record_entry", said(1));
        await session.written();
        ({ session } = await phone.restart({ Date: class extends Date { // and now a day slow
          constructor(...a) { super(...(a.length ? a : [Date.now() - 86_400_000])); }
          static now() { return Date.now() - 86_400_000; }
        } }));
        session.act("meetings.record_entry", said(2));
        await session.written();
        phone.server.online = true;
        await session.flushed();
        return { gists: phone.server.acts.map((e) => e.payload.gist), now: Date.now(),
          headers: phone.server.acts.map(({ headers: h }) => [h["Nennep-Version"], h["Nennep-User"], Number(h["Nennep-Clock-Offset"]),
            Date.parse(h["Nennep-Captured-At"]), Number(h["Nennep-Device-Seq"])]) };
    """)
    first, second = found["headers"]
    assert found["gists"] == ["ý 1", "ý 2"]
    assert first[:2] == ["1", "0199aaaa-0000-7000-8000-000000000001"]
    assert abs(first[2] - 3_600_000) < 2000
    assert abs(first[3] - found["now"] - 3_600_000) < 5000
    # the server was asked before anything was sent: what was captured by the clock that was set is put right,
    # what was captured before stays as it was right
    assert abs(second[2] - 90_000_000) < 2000
    assert abs(second[3] - first[3]) < 5000
    assert second[4] > first[4]


def test_a_device_that_never_heard_the_server_tells_no_offset() -> None:
    found = play("""
        const phone = new Phone(new Server());
        const room = phone.page();
        const store = await room.DeviceStore.open(ME);
        const cell = { organisation: { id: "o", name: "" }, body: { id: "b", kind: "cell", name: "" }, kinds: { regular: "k" },
          templates: { regular: [] }, rights: [], roll: { version: 0, on: "", entries: [], rules: {} }, discussion_first: null,
          carried: [], score: null, minimum_rule: {}, place: "", tasks: [] };
        await (await room.modules.openNow()).openNow(store, cell, { kind: "regular", chair: "p1" });
        await room.syncAll(store);
        return "Nennep-Clock-Offset" in phone.server.acts[0].headers;
    """)
    assert found is False
