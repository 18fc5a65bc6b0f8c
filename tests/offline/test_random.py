"""Random evenings on one device: cuts, lost answers, kills, two tabs. What was kept arrives once, in order, and nothing else is left."""

# ruff: noqa: E501 - the scenarios are JavaScript, whose lines are as long as those of the client

from __future__ import annotations

import pytest

from tests.offline.node_phone import play

EVENING = """
    let state = SEED;
    const chance = (n) => { state = (state * 1103515245 + 12345) % 2147483648; return Math.floor(state / 65536) % n; };
    const phone = new Phone(new Server());
    const server = phone.server;
    const tabs = [await phone.enter(MORE)];
    const made = new Map();  // gist -> whether it must arrive (it was kept)
    const words = new Map(); // word of the text -> the same
    let n = 0;
    const lossy = (of) => () => chance(of) === 0;
    for (let step = 0; step < STEPS; step += 1) {
      const tab = tabs[chance(tabs.length)];
      switch (chance(12)) {
        case 0: case 1: case 2: { n += 1; tab.session.act("meetings.record_entry", said(n)); made.set(`ý ${n}`, tab); break; }
        case 3: { n += 1; tab.session.act("meetings.record_attendance", mark(chance(4), `m${n}`)); break; }
        case 4: case 5: { n += 1; const key = tab.session.textKey(ITEM, "gist"); tab.session.texts.write(key, tab.session.texts.read(key) + `w${n} `); words.set(`w${n}`, tab); break; }
        case 6: server.online = !server.online; break;
        case 7: server.lose = chance(2) ? lossy(3) : () => false; break;
        case 8: server.drop = chance(2) ? lossy(2) : () => false; break;
        case 9: if (tabs.length < 2) { phone.room = null; tabs.push(await phone.enter(MORE)); } break;
        case 10: { // killed: what was not yet kept may be gone
          if (chance(2)) await Promise.all(tabs.map((each) => each.session.written()));
          const whole = tabs.map((each) => each.session.outbox.allKept && each.session.texts.allKept);
          tabs.forEach((each, at) => {
            each.room.kill();
            for (const all of [made, words]) for (const [what, by] of all) if (by === each) { if (whole[at]) all.set(what, true); else all.set(what, "maybe"); }
          });
          tabs.splice(0, tabs.length, await phone.enter(MORE));
          break;
        }
        default: await sleep(chance(15));
      }
    }
    Object.assign(server, { online: true, lose: () => false, drop: () => false });
    const calm = async () => {
      const left = await tabs[0].store.counts();
      return left.acts + left.texts === 0 && tabs.every((each) => !each.session.unsent);
    };
    for (let tries = 0; tries < 60 && !(await calm()); tries += 1) { for (const each of tabs) await each.session.flushed(); await sleep(5); }
    for (const each of tabs) await each.session.load(); // a tab of its own looks now and then
    const gists = server.acts.filter((each) => each.name === "meetings.record_entry").map((each) => each.payload.gist);
    const text = server.read().split(" ").filter(Boolean);
    return {
      calm: await calm(),
      twice: gists.length - new Set(gists).size + text.length - new Set(text).size,
      missing: [...made].filter(([gist, kept]) => kept !== "maybe" && !gists.includes(gist)).map(([gist]) => gist),
      lost: [...words].filter(([word, kept]) => kept !== "maybe" && !text.includes(word)).map(([word]) => word),
      made: n, keys: server.acts.length - server.done.size,
      seqs: new Set(server.acts.map((each) => each.headers["Nennep-Device-Seq"])).size - server.acts.length,
      shown: tabs.map((each) => each.session.pack.parts.entries.length === gists.length),
      same: tabs.map((each) => each.session.texts.read(each.session.textKey(ITEM, "gist")) === server.read()),
    };
"""


@pytest.mark.parametrize("seed", range(1, 9))
@pytest.mark.parametrize(
    "tabs", ["{}", "{ BroadcastChannel }"], ids=["deaf tabs", "tabs that tell each other"]
)
def test_what_was_kept_arrives_once_whatever_happens(seed: int, tabs: str) -> None:
    found = play(EVENING.replace("SEED", str(seed * 7919)).replace("STEPS", "120").replace("MORE", tabs))
    assert found["made"] > 20
    assert found["calm"], found
    assert (found["twice"], found["missing"], found["lost"], found["keys"], found["seqs"]) == (
        0,
        [],
        [],
        0,
        0,
    )
    assert all(found["shown"])
    assert all(found["same"])
