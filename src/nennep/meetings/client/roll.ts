// Danh sách: the roll, frozen for the meeting, with the rules of its day.

import { declareActs } from "@/offline/client/act_types";
import type { Id } from "@/offline/client/uuid";
import type { Mark } from "./attendance";
import { type Package, withParts } from "./package";

export interface RollLine {
  person: Id;
  name: string;
  status: string;
  status_label: string;
  office: string;
  attendance: boolean;
  vote: boolean;
  vote_if_present: boolean;
  why: string;
  proposed: Mark | null;
}
export interface Rule {
  value: string | number | boolean;
  shown: string;
  citation: string;
}
/** `version` 0: not frozen yet; shown as it would be now. */
export interface Roll {
  version: number;
  on: string;
  entries: RollLine[];
  rules: Record<string, Rule>;
}

declare module "./package" {
  interface Parts {
    roll: Roll;
  }
}

/** Who writes the minutes where nobody was appointed: the deputy secretary. */
export function deputyOn(entries: readonly RollLine[]): Id {
  return entries.find((line) => /^Phó [Bb]í thư/.test(line.office))?.person ?? "";
}

/** The roll as taken; version 1 if it was not taken before. */
export function withRollTaken(pack: Package): Package {
  return withParts(pack, { roll: { ...pack.parts.roll, version: pack.parts.roll.version || 1 } });
}

declareActs<Package>({ name: "meetings.take_roll", version: 1, label: "roll_taken", effect: withRollTaken });
