// What each act changes in the package: the room shows the server's package with the waiting acts laid over it.
// A refused act is taken away again, and with it what it changed. Rows are set by id, so that an act whose answer
// was lost, and whose effect came with the next package, is not shown twice.

import { threshold } from "./counting";
import type {
  AttendanceMark, Ballot, Entry, EntryKind, Gift, Guest, Id, Item, Note, Opinion, Package, Parts, Resolution, Task, TaskState,
} from "./package";
import type { Payload } from "./acts";
import type { Joins } from "./outbox";

type Effect = (pack: Package, payload: any, at: string) => Package;

interface Row { id: Id }

/** The package with some of its parts as they are now. */
function withParts(pack: Package, now: Partial<Parts>): Package {
  return { ...pack, parts: { ...pack.parts, ...now } };
}

function set<T extends Row>(rows: readonly T[], row: T): T[] {
  return rows.some((each) => each.id === row.id) ? rows.map((each) => (each.id === row.id ? row : each)) : [...rows, row];
}

function without<T extends Row>(rows: readonly T[], id: Id): T[] {
  return rows.filter((each) => each.id !== id);
}

function nameOf(pack: Package, person: Id | null | undefined, written = ""): string {
  return pack.parts.roll.entries.find((line) => line.person === person)?.name ?? written;
}

function marked(known: readonly AttendanceMark[], marks: readonly AttendanceMark[]): AttendanceMark[] {
  const now = new Map(known.map((each) => [each.person, each]));
  for (const mark of marks) now.set(mark.person, { person: mark.person, mark: mark.mark, reason: mark.reason ?? "" });
  return [...now.values()];
}

function opened(pack: Package, payload: { chair: Id; started_at?: string }, at: string): Package {
  const known = pack.parts.roll.entries.flatMap((line) =>
    line.proposed ? [{ person: line.person, mark: line.proposed, reason: "" }] : [],
  );
  return {
    ...pack,
    meeting: { ...pack.meeting, state: "in_session", opened_at: payload.started_at ?? at, chair: payload.chair },
    // opening freezes the roll as its first version; ballots name it, and may be held before the server has answered
    parts: {
      ...pack.parts, roll: { ...pack.parts.roll, version: pack.parts.roll.version || 1 },
      attendance: marked(known, pack.parts.attendance),
    },
  };
}

function withItem(pack: Package, payload: { id: Id; title?: string; kind?: string; after?: Id }): Package {
  if (pack.parts.items.some((each) => each.id === payload.id)) return pack;
  const before = pack.parts.items.findIndex((each) => each.id === payload.after);
  const lastOfBody = pack.parts.items.reduce((last, each, at) => (each.phase === "closing" ? last : at), -1);
  const place = (before >= 0 ? before : lastOfBody) + 1;
  const item: Item = {
    id: payload.id, phase: before >= 0 ? pack.parts.items[before]!.phase : "body", kind: payload.kind ?? "report",
    title: payload.title || "Nội dung chỉ ghi sổ giấy", hint: "", field: "", source: "in_session", proposed_by: "",
  };
  return withParts(pack, { items: [...pack.parts.items.slice(0, place), item, ...pack.parts.items.slice(place)] });
}

interface EntryPayload { id: Id; item: Id; gist: string; kind?: EntryKind; speaker?: Id; speaker_name?: string }

function said(pack: Package, payload: EntryPayload): Package {
  const entry: Entry = {
    id: payload.id, item: payload.item, kind: payload.kind ?? "discussion", speaker: payload.speaker ?? null,
    speaker_name: nameOf(pack, payload.speaker, payload.speaker_name), gist: payload.gist,
  };
  return withParts(pack, { entries: set(pack.parts.entries, entry) });
}

function counted(pack: Package, payload: Omit<Ballot, "passed">): Package {
  const { meeting: _meeting, ...tally } = payload as Omit<Ballot, "passed"> & { meeting?: Id };
  return withParts(pack, { ballots: set(pack.parts.ballots, { ...tally, passed: tally.votes_for >= tally.threshold }) });
}

function noted(pack: Package, payload: Note & { meeting?: Id }): Package {
  const others = pack.parts.notes.filter((each) => each.item !== payload.item);
  const { id, item, book, page } = payload;
  const tally = { votes_for: payload.votes_for ?? null, votes_against: payload.votes_against ?? null };
  return withParts(pack, { notes: [...others, { id, item, book, page, ...tally, votes_other: payload.votes_other ?? null }] });
}

interface GuestsPayload { marks?: { guest: Id; present: boolean }[]; new?: Omit<Guest, "present">[] }

function guestsMarked(pack: Package, payload: GuestsPayload): Package {
  const present = new Map((payload.marks ?? []).map((each) => [each.guest, each.present]));
  let guests = pack.parts.guests.map((each) => (present.has(each.id) ? { ...each, present: present.get(each.id)! } : each));
  for (const each of payload.new ?? []) guests = set(guests, { ...each, is_observer: !!each.is_observer, present: true });
  return withParts(pack, { guests });
}

type TaskPayload = { id: Id; task: string; owner?: Id | null; owner_name?: string; due_on?: string | null };

function assigned(pack: Package, payload: { tasks: TaskPayload[] }): Package {
  let tasks: Task[] = pack.parts.tasks;
  for (const each of payload.tasks) {
    const owner_name = nameOf(pack, each.owner, each.owner_name);
    tasks = set(tasks, { id: each.id, task: each.task, owner: each.owner ?? null, owner_name, due_on: each.due_on ?? null });
  }
  return withParts(pack, { tasks });
}

interface TaskResult { task: Id; state: TaskState; result?: string }

function heard(pack: Package, payload: { results: TaskResult[] }): Package {
  const found = new Map(payload.results.map((each) => [each.task, each]));
  const carried = pack.parts.carried.map((each) => {
    const now = found.get(each.id);
    return now ? { ...each, heard: true, state: now.state, result: now.result ?? "" } : each;
  });
  return withParts(pack, { carried });
}

function scored(pack: Package, payload: { lines: { criterion: string; points: number }[] }): Package {
  if (!pack.parts.score) return pack;
  const points = new Map(payload.lines.map((each) => [each.criterion, each.points]));
  const criteria = pack.parts.score.criteria.map((each) => ({ ...each, points: points.get(each.criterion) ?? null }));
  const total = payload.lines.reduce((sum, each) => sum + each.points, 0);
  return withParts(pack, { score: { ...pack.parts.score, criteria, total, grade: "" } });
}

/** Opened here and now: the package was made on this phone, so only its state changes. */
function openedNow(pack: Package, payload: { chair: Id; started_at?: string | null }, at: string): Package {
  return opened(pack, { chair: payload.chair, started_at: payload.started_at ?? at }, at);
}

function movedTo(pack: Package, payload: { starts_at: string; place?: string | null }): Package {
  const { starts_at, place } = payload;
  return { ...pack, meeting: { ...pack.meeting, starts_at, place: place ?? pack.meeting.place } };
}

/** Adopted on this device: nothing is written any more, until the server says that it was not. */
function adopted(pack: Package, payload: { ended_at?: string | null }, at: string): Package {
  const closed_at = payload.ended_at ?? pack.meeting.closed_at ?? at;
  return { ...pack, meeting: { ...pack.meeting, state: "adopted", closed_at } };
}

export const effects: Record<string, Effect> = {
  "meetings.open_now": openedNow,
  "meetings.move_meeting": movedTo,
  "meetings.take_roll": (pack) => withParts(pack, { roll: { ...pack.parts.roll, version: pack.parts.roll.version || 1 } }),
  "room.adopt_minutes": adopted,
  "meetings.open_meeting": opened,
  "meetings.record_attendance": (pack, { marks }) => withParts(pack, { attendance: marked(pack.parts.attendance, marks) }),
  "meetings.appoint_minute_taker": (pack, { person }) => ({ ...pack, meeting: { ...pack.meeting, minute_taker: person } }),
  "meetings.set_times": (pack, { started_at, ended_at }) => (
    { ...pack, meeting: { ...pack.meeting, opened_at: started_at, closed_at: ended_at ?? null } }
  ),
  "meetings.add_item_in_session": withItem,
  "meetings.record_entry": said,
  "meetings.withdraw_entry": (pack, { entry }) => withParts(pack, { entries: without(pack.parts.entries, entry) }),
  "meetings.record_ballot": counted,
  "meetings.withdraw_ballot": (pack, { ballot }) => withParts(pack, { ballots: without(pack.parts.ballots, ballot) }),
  "meetings.reserve_opinion": (pack, { id, ballot, person, text }) => {
    const opinion: Opinion = { id, ballot: ballot ?? null, person, text };
    return withParts(pack, { opinions: set(pack.parts.opinions, opinion) });
  },
  "meetings.withdraw_opinion": (pack, { opinion }) => withParts(pack, { opinions: without(pack.parts.opinions, opinion) }),
  "meetings.note_paper_only": noted,
  "meetings.withdraw_note": (pack, { note }) => withParts(pack, { notes: without(pack.parts.notes, note) }),
  "meetings.record_guest_presence": guestsMarked,
  "meetings.record_gift": (pack, { id, line }) => withParts(pack, { gifts: set<Gift>(pack.parts.gifts, { id, line }) }),
  "meetings.withdraw_gift": (pack, { gift }) => withParts(pack, { gifts: without(pack.parts.gifts, gift) }),
  "resolutions.propose_resolution": (pack, { id, kind, title, text, theme, ballot }) => {
    const found: Resolution = { id, kind, title, text: text ?? "", theme: theme ?? "", ballot: ballot ?? null };
    return withParts(pack, { resolutions: set(pack.parts.resolutions, found) });
  },
  "resolutions.withdraw_resolution": (pack, { resolution }) => (
    withParts(pack, { resolutions: without(pack.parts.resolutions, resolution) })
  ),
  "resolutions.assign_tasks": assigned,
  "resolutions.withdraw_task": (pack, { task }) => withParts(pack, { tasks: without(pack.parts.tasks, task) }),
  "resolutions.hear_progress": heard,
  "room.agree_score": scored,
};

/** The newest version of each act's payload that this script writes; 1 where nothing is said. */
const WRITTEN: Record<string, number> = { "room.agree_score": 2, "meetings.open_meeting": 2 };

/** The version of what is written here, never newer than what the server knows: a script may be older or newer than it. */
export function versionOf(name: string, known: Record<string, number> | undefined): number {
  return Math.min(WRITTEN[name] ?? 1, known?.[name] ?? 1);
}

/** The package as it is with one more act done. An act without an effect here changes nothing until the next package. */
export function applied(pack: Package, name: string, payload: Payload, at: string): Package {
  return effects[name]?.(pack, payload, at) ?? pack;
}

/** The same once the server has done it: what is here is no version of the server's any more, and the next look brings its own. */
export function done(pack: Package, name: string, payload: Payload, at: string): Package {
  const { version } = pack;
  return { ...applied(pack, name, payload, at), version: !version || version.endsWith("+") ? version : `${version}+` };
}

/** The latest of two lists by the thing they are about: what a later tap says of the same person counts. */
function latest(earlier: unknown, later: unknown, by: string): unknown[] {
  const rows = [...((earlier as Record<string, unknown>[]) ?? []), ...((later as Record<string, unknown>[]) ?? [])];
  return [...new Map(rows.map((row) => [row[by], row])).values()];
}

/** Taps of one kind that wait together are one act: as large as what one person states at one time. */
export const joins: Joins = {
  "meetings.record_attendance": (a, b) => ({ ...a, marks: latest(a["marks"], b["marks"], "person") }),
  "meetings.record_guest_presence": (a, b) => (
    { ...a, marks: latest(a["marks"], b["marks"], "guest"), new: latest(a["new"], b["new"], "id") }
  ),
  "resolutions.assign_tasks": (a, b) => ({ ...a, tasks: latest(a["tasks"], b["tasks"], "id") }),
  "resolutions.hear_progress": (a, b) => ({ ...a, results: latest(a["results"], b["results"], "task") }),
};

/** The threshold of a rule as this roll's day has it; null when its day knew no such rule. */
export function needed(pack: Package, rule: string, votes: number): number | null {
  const value = pack.parts.roll.rules[rule]?.value;
  return typeof value === "string" ? threshold(value, votes) : null;
}
