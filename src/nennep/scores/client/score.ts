// Chấm điểm: what the facts suggest for each criterion, and the points that the meeting agreed on.

import { toItemOf } from "@/meetings/client/agenda";
import { declarePart, type Package, withParts } from "@/meetings/client/package";
import { type ActType, declareActs, type Settlement, type Side } from "@/offline/client/act_types";
import type { Id } from "@/offline/client/uuid";
import { number } from "@/ui/client/words";
import "./words";

/** `applies` false: not counted this month. `suggested` null: no fact proposes anything; `points` null:
 *  not settled. */
export interface Criterion {
  criterion: string;
  group: string;
  text: string;
  note: string;
  maximum: number;
  options: { label: string; points: number }[];
  suggested: number | null;
  because: string;
  applies: boolean;
  points: number | null;
}
export interface MeetingScore {
  /** Of the agreed score, or null. */
  id?: Id | null;
  /** Code of the scoring scheme. */
  scheme: string;
  name: string;
  citation: string;
  confirmed: boolean;
  out_of: number;
  total: number | null;
  grade: string;
  criteria: Criterion[];
}

declare module "@/meetings/client/package" {
  interface Parts {
    score: MeetingScore | null;
  }
}

declarePart("score", null);

interface Line {
  criterion: string;
  points: number;
}
interface Agreed {
  lines: Line[];
  replaces?: Id;
}

const sum = (lines: Iterable<number>): number => [...lines].reduce((total, each) => total + each, 0);
const given = (of: { lines?: Line[] }): Map<string, number> =>
  new Map((of.lines ?? []).map((each) => [each.criterion, Number(each.points)]));

const anotherScore: Settlement<Agreed, Package> = {
  label: "another_score",
  compare: (payload, facts, pack) => {
    const [mine, theirs] = [given(payload), given(facts as { lines?: Line[] })];
    const differ = (pack.parts.score?.criteria ?? []).filter(
      ({ criterion }) => mine.get(criterion) !== theirs.get(criterion),
    );
    const side = (of: Map<string, number>): Side => ({
      big: number(sum(of.values())),
      lines: differ.map(
        ({ criterion, text }) => `${text}: ${of.has(criterion) ? number(of.get(criterion) ?? 0) : "–"}`,
      ),
    });
    return [side(mine), side(theirs)];
  },
  mine: (facts) => ({ replaces: facts["score"] }),
};

const agreeScore: ActType<Agreed, Package> = {
  name: "room.agree_score",
  version: 2,
  label: "score",
  outdates: true,
  effect: (pack, { lines }) => {
    const { score } = pack.parts;
    if (!score) return pack;
    const points = new Map(lines.map((each) => [each.criterion, each.points]));
    const criteria = score.criteria.map((each) => ({ ...each, points: points.get(each.criterion) ?? null }));
    return withParts(pack, { score: { ...score, criteria, total: sum(points.values()), grade: "" } });
  },
  mend: (_payload, pack) => toItemOf(pack, "score"),
  settle: { another_score: anotherScore },
};

declareActs(agreeScore);
