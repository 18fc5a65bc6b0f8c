// What a person may do next in the room, chosen by three numbers from what the device shows. Each gives
// { name, payload } for Session.act, or null when there is nothing to do it to.

const world = require("./world.cjs");

const pick = (list, number) => (list.length ? list[number % list.length] : undefined);
const MARKS = ["present", "late", "excused", "absent"];
const STATES = ["open", "done", "dropped"];
const PHRASES = ["nhất trí với báo cáo", "đề nghị xã hỗ trợ xi măng", "còn 6 hộ thiếu vốn", "hẹn trước ngày 15", "🌾 được mùa"];
const QUESTIONS = ["Thông qua nghị quyết tháng 11", "Đề nghị khen thưởng"];

/** Ids as the room makes them, and of this run only. */
let made = 0;
function newId() {
  made += 1;
  const time = world.clock.now.toString(16).padStart(12, "0");
  const rest = made.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7a00-8000-${rest}`;
}

const talked = (pack) => pack.parts.items.filter((each) => !["paper_only", "appoint_minute_taker", "roll", "gifts", "score", "read_minutes", "close"].includes(each.kind));
const person = (pack, number) => pick(pack.parts.roll.entries, number)?.person;

/** A tally as the bar of the room would let it through; `wrong` gives one that the server refuses. */
function ballot(pack, a, b, c, wrong = false) {
  const item = pick(talked(pack), 0);
  if (!item || !pack.parts.roll.version) return null;
  const voters = pack.parts.roll.entries.filter((each) => each.vote).length;
  const votes_for = wrong ? 9000 : a % (voters + 1);
  const payload = {
    id: newId(), item: item.id, question: pick(QUESTIONS, c), form: "card", rule: "vote.ordinary",
    roll_version: pack.parts.roll.version, denominator: voters, threshold: Math.floor(voters / 2) + 1,
    votes_for, votes_against: wrong ? 0 : b % (voters - votes_for + 1), votes_other: 0,
  };
  return { name: "meetings.record_ballot", payload };
}

const makers = {
  marks: (pack, a, b) => ({ name: "meetings.record_attendance", payload: {
    marks: [{ person: person(pack, a), mark: pick(MARKS, b), reason: pick(MARKS, b) === "excused" ? "ốm" : "" }],
  } }),
  entry: (pack, a, b, c) => {
    const item = pick(talked(pack), a);
    return item && { name: "meetings.record_entry", payload: {
      id: newId(), item: item.id, gist: `${pick(PHRASES, c)} ${made}`, kind: "discussion", speaker: person(pack, b),
    } };
  },
  unsay: (pack, a) => pick(pack.parts.entries, a) && { name: "meetings.withdraw_entry", payload: { entry: pick(pack.parts.entries, a).id } },
  ballot,
  wrong: (pack, a, b, c) => ballot(pack, a, b, c, true),
  uncount: (pack, a) => pick(pack.parts.ballots, a) && { name: "meetings.withdraw_ballot", payload: { ballot: pick(pack.parts.ballots, a).id } },
  opinion: (pack, a, b, c) => ({ name: "meetings.reserve_opinion", payload: {
    id: newId(), person: person(pack, a), text: pick(PHRASES, c), at_own_demand: true, ballot: null,
  } }),
  guest: (pack, a, b) => (b % 2 && pack.parts.guests.length
    ? { name: "meetings.record_guest_presence", payload: { marks: [{ guest: pick(pack.parts.guests, a).id, present: b % 3 > 0 }] } }
    : { name: "meetings.record_guest_presence", payload: { new: [{ id: newId(), name: `Hoàng Văn ${made}`, title: "" }] } }),
  task: (pack, a, b, c) => ({ name: "resolutions.assign_tasks", payload: {
    tasks: [{ id: newId(), task: `${pick(PHRASES, c)} ${made}`, owner: person(pack, a), due_on: "2026-12-20" }],
  } }),
  untask: (pack, a) => pick(pack.parts.tasks, a) && { name: "resolutions.withdraw_task", payload: { task: pick(pack.parts.tasks, a).id } },
  heard: (pack, a, b) => pick(pack.parts.carried, a) && { name: "resolutions.hear_progress", payload: {
    results: [{ task: pick(pack.parts.carried, a).id, state: pick(STATES, b), result: pick(PHRASES, a) }],
  } },
  item: (pack, a) => (pack.parts.items.length > 20 ? null : { name: "meetings.add_item_in_session", payload: {
    id: newId(), title: `Việc nảy sinh ${made}`, kind: "report", after: pick(talked(pack), a)?.id,
  } }),
  resolution: (pack, a, b, c) => ({ name: "resolutions.propose_resolution", payload: {
    id: newId(), kind: "NQ", title: `Nghị quyết ${made}`, text: pick(PHRASES, c),
  } }),
  interpreting: (pack, a, b) => ({ name: "meetings.record_interpreting", payload: {
    language: pick(["Mông", "Thái", ""], a), interpreter: a % 3 < 2 ? pick(["", "Giàng Thị Mỷ", `Sùng A ${made}`], b) : "",
  } }),
  gift: (pack) => ({ name: "meetings.record_gift", payload: { id: newId(), line: `Xã tặng ${made} kg gạo` } }),
};

const LETTERS = ["a", "đ", "ồng chí ", "🌾", "\n", "ờ", "khoảnh 3, "];

/** The next value of a text area: some letters more, or some fewer, at a place of its own. */
function typed(before, a, b, c) {
  const letters = [...before];
  const at = letters.length ? a % (letters.length + 1) : 0;
  if (b % 4 === 0 && letters.length) letters.splice(Math.min(at, letters.length - 1), 1 + (c % 5));
  else letters.splice(at, 0, pick(LETTERS, b) + pick(LETTERS, c));
  return letters.join("");
}

module.exports = { makers, talked, typed, pick };
