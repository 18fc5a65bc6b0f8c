// The meeting package as the server sends it (docs/mechanisms/room.md), and how it is fetched.

import { ask, silence, type Heard, type Silence } from "./ask";
import type { Clock } from "./clock";

export type Mark = "present" | "late" | "excused" | "absent" | "exempt" | "elsewhere";
export type TaskState = "open" | "done" | "dropped";
export type BallotForm = "card" | "secret";
export type BallotRule = "vote.ordinary" | "vote.two_thirds";
export type EntryKind = "discussion" | "self_criticism";
export type Id = string;

/** The format that this script understands. */
export const FORMAT = 2;

export interface RollLine {
  person: Id; name: string; status: string; status_label: string; office: string;
  attendance: boolean; vote: boolean; vote_if_present: boolean; why: string; proposed: Mark | null;
}
export interface Rule { value: string | number | boolean; shown: string; citation: string }
/** `version` 0: not taken yet, shown as it would be. */
export interface Roll { version: number; on: string; entries: RollLine[]; rules: Record<string, Rule> }
export interface AttendanceMark { person: Id; mark: Mark; reason: string }
export interface Guest { id: Id; name: string; title: string; is_observer: boolean; present: boolean | null }
export interface Item {
  id: Id; phase: "opening" | "body" | "closing"; kind: string; title: string; hint: string; field: string;
  source: string; proposed_by: string;
}
export interface CarriedTask {
  id: Id; line: string; task: string; owner: Id | null; owner_name: string; due_on: string | null;
  assigned_on: string; opening_status: string; heard: boolean; result: string; state: TaskState;
}
export interface Entry { id: Id; item: Id; kind: EntryKind; speaker: Id | null; speaker_name: string; gist: string }
export interface Ballot {
  id: Id; item: Id; question: string; form: BallotForm; rule: BallotRule; roll_version: number;
  denominator: number; threshold: number; votes_for: number; votes_against: number; votes_other: number; passed: boolean;
}
export interface Opinion { id: Id; ballot: Id | null; person: Id; text: string }
export interface Note {
  id: Id; item: Id; book: string; page: string;
  votes_for: number | null; votes_against: number | null; votes_other: number | null;
}
export interface Resolution { id: Id; ballot: Id | null; kind: "NQ" | "KL"; title: string; text: string; theme: string }
export interface Task { id: Id; task: string; owner: Id | null; owner_name: string; due_on: string | null }
export interface Gift { id: Id; line: string }
/** `applies` false: not counted this month. `suggested` null: no fact proposes anything; `points` null: not settled. */
export interface Criterion {
  criterion: string; group: string; text: string; note: string; maximum: number;
  options: { label: string; points: number }[]; suggested: number | null; because: string; applies: boolean; points: number | null;
}
export interface ScoreSheet {
  /** Of the agreed score, or null. */
  id?: Id | null; sheet: string; name: string; citation: string; confirmed: boolean; out_of: number; total: number | null; grade: string;
  criteria: Criterion[];
}
export interface OtherCell { organisation: string; members: number; present: number; guests: string[]; items: string[] }

export interface Meeting {
  id: Id; kind: string; kind_label: string; is_model: boolean; theme: string; month: string; starts_at: string;
  place: string; state: string; state_label: string; opened_at: string | null; closed_at: string | null;
  chair: Id | null; minute_taker: Id | null; themes: string[]; minimum_rule: string | null;
  body: { id: Id; kind: string; name: string }; organisation: { id: Id; name: string };
}

/** Somebody of the office enters a meeting that was held on paper. */
export interface ProxyEntry {
  id: Id; by: string; on: string; reason: string; source: string; state: "waiting" | "confirmed" | "refused";
  confirmed: boolean; confirmed_on: string | null; mine: boolean;
}

/** What each kind of fact brings of a meeting, by its name. */
export interface Parts {
  roll: Roll; attendance: AttendanceMark[]; answers: { person: Id; coming: boolean; reason: string }[];
  guests: Guest[]; items: Item[]; papers: { item: Id | null; title: string; url: string }[]; carried: CarriedTask[];
  entries: Entry[]; ballots: Ballot[]; opinions: Opinion[]; notes: Note[]; resolutions: Resolution[]; tasks: Task[];
  gifts: Gift[]; joint: { title: string; host: string; others: OtherCell[] } | null; score: ScoreSheet | null;
  texts: Record<string, string>; proxy_entry: ProxyEntry | null;
}

export interface Package {
  format: number; version: string; server_time: string; meeting: Meeting; me: Id | null; rights: string[];
  discussion_first: { binding: boolean; citation: string } | null; parts: Parts;
  /** The versions of acts that the server knows; ids that a phone made, as the server knows them; whose package it is. */
  acts: Record<string, number>; known_as: Record<Id, Id>; user: Id | null;
}

export class Unreached extends Error {
  constructor(readonly why: Silence | "gone") { super(why); }
}

/** How exactly a header tells the time, in milliseconds. */
const WHOLE_SECONDS = 2000;

/** The package and its size, or null when the one of `have` (its version) is still right. Throws Unreached. */
export async function fetchPackage(url: string, clock: Clock, have?: string): Promise<{ pack: Package; bytes: number } | null> {
  let found: Heard;
  try {
    found = await ask(url, have ? { headers: { "If-None-Match": `"${have}"` }, cache: "no-store" } : {});
  } catch {
    throw new Unreached("network");
  }
  if (have && found.status === 304) {
    clock.learn(found.headers.get("Date"), found, WHOLE_SECONDS);
    return null;
  }
  const why = silence(found);
  if (why) throw new Unreached(why);
  if (found.status === 404 || found.status === 403) throw new Unreached("gone");
  const pack = found.body as Package | null;
  if (!found.ok || !pack?.meeting) throw new Unreached("server");
  clock.learn(pack.server_time, found);
  return { pack, bytes: found.bytes };
}
