// How a denominator follows from the roll: everybody on it, less those who do not count, and why. As
// nennep.meetings.roll_call.derivation.

import { isExempt } from "../counting";
import type { RollLine } from "../roll";

interface Less {
  status: string;
  label: string;
  count: number;
  why: string;
}
export interface Derivation {
  members: number;
  less: Less[];
  of: number;
}

export function attendanceOf(roll: readonly RollLine[]): Derivation {
  return derived(
    roll,
    roll.filter((each) => !each.attendance),
  );
}

/** The denominator of a ballot in which so many exempt members voted. */
export function votesOf(roll: readonly RollLine[], exemptVoting = 0): Derivation {
  const out = roll.filter((each) => !each.vote);
  const voting = new Set(out.filter(isExempt).slice(0, exemptVoting));
  return derived(
    roll,
    out.filter((each) => !voting.has(each)),
  );
}

function derived(roll: readonly RollLine[], out: readonly RollLine[]): Derivation {
  const less = [...new Set(out.map((each) => each.status))].sort().map((status): Less => {
    const group = out.filter((each) => each.status === status);
    const { status_label: label, why } = group[0]!;
    return { status, label, count: group.length, why };
  });
  return { members: roll.length, less, of: roll.length - out.length };
}

/** Why those do not count: each reason once, inside a sentence. */
export function reasons({ less }: Derivation): string {
  return [...new Set(less.map(({ why }) => why.slice(0, 1).toLowerCase() + why.slice(1)))].join("; ");
}
