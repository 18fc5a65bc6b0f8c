// What the device must compute itself: who counts, how many votes are needed, how long the meeting has
// lasted (docs/mechanisms/room.md). Pure functions; tests compare them with the Python rules.

import type { AttendanceMark, Mark } from "./attendance";
import type { Package } from "./package";
import type { RollLine } from "./roll";

const PRESENT: readonly Mark[] = ["present", "late"];

export interface Count {
  members: number;
  official: number;
  probationary: number;
  must_attend: number;
  attended: number;
  /** The denominator of votes without exempt members. */
  votes: number;
  /** Exempt members who are present: each counts in a ballot in which they vote. */
  if_voting: number;
  /** Of those in `votes`, who are present. */
  voters_present: number;
  present: number;
  unmarked: number;
  /** Absent, and it is not recorded why. */
  unsaid: number;
}

/** The smallest whole number that reaches a share such as "> 1/2" or ">= 2/3" of `denominator`; never 0. */
export function threshold(share: string, denominator: number): number {
  const read = /^(>=|>) ?(\d+)\/(\d+)$/.exec(share.trim());
  if (!read || denominator < 0 || !Number.isInteger(denominator))
    throw new Error(`no share: ${share} of ${denominator}`);
  const numerator = Number(read[2]) * denominator;
  const part = Number(read[3]);
  if (read[1] === ">") return Math.floor(numerator / part) + 1;
  return Math.max(1, Math.ceil(numerator / part));
}

type Counted = Pick<RollLine, "attendance" | "vote" | "vote_if_present">;

/** The denominators of a roll: of the attendance rate, of votes, and how many exempt members who are present
 *  may be added to these. Guests are not on a roll. */
export function denominators(lines: readonly (Counted & { present: boolean })[]): {
  attendance: number;
  votes: number;
  if_voting: number;
} {
  return {
    attendance: lines.filter((line) => line.attendance).length,
    votes: lines.filter((line) => line.vote).length,
    if_voting: lines.filter((line) => isExempt(line) && line.present).length,
  };
}

/** Whether somebody counts for votes only where they vote. */
export function isExempt(line: Counted): boolean {
  return line.vote_if_present && !line.vote;
}

/** The numbers of a roll under the marks, as nennep.meetings.roll_call.rolls.count gives them. */
export function count(roll: readonly RollLine[], marks: readonly AttendanceMark[]): Count {
  const marked = new Map(marks.map((each) => [each.person, each.mark]));
  const lines = roll.map((line) => {
    const mark = marked.get(line.person);
    return { ...line, present: mark !== undefined && PRESENT.includes(mark) };
  });
  const both = denominators(lines);
  const present = lines.filter((line) => line.present);
  return {
    members: lines.length,
    official: lines.filter((line) => line.status !== "probationary" && line.status !== "visiting").length,
    probationary: lines.filter((line) => line.status === "probationary").length,
    must_attend: both.attendance,
    attended: present.filter((line) => line.attendance).length,
    votes: both.votes,
    if_voting: both.if_voting,
    voters_present: present.filter((line) => line.vote).length,
    present: present.length,
    unmarked: lines.filter((line) => !marked.has(line.person)).length,
    unsaid: lines.filter((line) => marked.get(line.person) === "unsaid").length,
  };
}

/** The threshold of a rule by the rules of the roll's day; null when the rule did not exist that day. */
export function needed(pack: Package, rule: string, votes: number): number | null {
  const value = pack.parts.roll.rules[rule]?.value;
  return typeof value === "string" ? threshold(value, votes) : null;
}

export interface Tally {
  votes_for: number;
  votes_against: number;
  votes_other: number;
}
type Outcome = "too_many" | "empty" | "passed" | "failed";

/** The result of a tally; `too_many` when more votes are counted than may vote. */
export function outcome(tally: Tally, denominator: number, needed: number): Outcome {
  const total = tally.votes_for + tally.votes_against + tally.votes_other;
  if (total > denominator) return "too_many";
  if (total === 0) return "empty";
  return tally.votes_for >= needed ? "passed" : "failed";
}

/** Minutes from the opening to the closing, or to `now` while it lasts, without seconds, as the minutes
 *  print the times: from 19:30:40 to 21:00:10 is 90. 0 before it opens. */
export function elapsedMinutes(opened: string | null, closed: string | null, now: number): number {
  if (!opened) return 0;
  const end = closed ? Date.parse(closed) : now;
  return Math.max(0, Math.floor(end / 60_000) - Math.floor(Date.parse(opened) / 60_000));
}
