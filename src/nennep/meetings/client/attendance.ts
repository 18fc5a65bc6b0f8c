// Điểm danh: the marks of those on the roll.

import { type ActType, declareActs } from "@/offline/client/act_types";
import type { Id } from "@/offline/client/uuid";
import { to } from "@/ui/client/place";
import { declarePart, type Package, withParts } from "./package";
import { listed, nameOf } from "./summaries";

export type Mark = "present" | "late" | "excused" | "absent" | "exempt" | "elsewhere" | "unsaid";
export interface AttendanceMark {
  person: Id;
  mark: Mark;
  reason: string;
}
/** What a member answered to the notice. */
export interface Answer {
  person: Id;
  coming: boolean;
  reason: string;
}
type Entered = Omit<AttendanceMark, "reason"> & { reason?: string };

declare module "./package" {
  interface Parts {
    attendance: AttendanceMark[];
    answers: Answer[];
  }
}

declarePart("attendance", []);
declarePart("answers", []);

/** Earlier marks joined with new ones; for the same person the later one counts. */
export function marked(known: readonly AttendanceMark[], marks: readonly Entered[]): AttendanceMark[] {
  const now = new Map(known.map((each) => [each.person, each]));
  for (const { person, mark, reason } of marks) now.set(person, { person, mark, reason: reason ?? "" });
  return [...now.values()];
}

const recordAttendance: ActType<{ marks: Entered[] }, Package> = {
  name: "meetings.record_attendance",
  version: 2,
  label: "roll",
  effect: (pack, { marks }) => withParts(pack, { attendance: marked(pack.parts.attendance, marks) }),
  join: (earlier, later) => {
    const marks = new Map([...earlier.marks, ...later.marks].map((each) => [each.person, each]));
    return { ...earlier, marks: [...marks.values()] };
  },
  summary: ({ marks }, pack) => [listed(marks.map((each) => nameOf(pack, each.person)))],
  mend: () => to("roll"),
};

const answerNotice: ActType<Omit<Answer, "reason"> & { reason?: string }, Package> = {
  name: "meetings.answer_notice",
  version: 1,
  label: "answer_notice",
  effect: (pack, { person, coming, reason }) => {
    const others = pack.parts.answers.filter((each) => each.person !== person);
    return withParts(pack, { answers: [...others, { person, coming, reason: reason ?? "" }] });
  },
  summary: ({ person, reason }, pack) => [nameOf(pack, person), reason],
};

declareActs(recordAttendance, answerNotice);
