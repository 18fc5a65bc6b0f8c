// Biểu quyết: a tally, never who voted what; and opinions that members reserve, by name.

import { type ActType, declareActs, type Settlement, type Side } from "@/offline/client/act_types";
import type { Id } from "@/offline/client/uuid";
import { hour } from "@/ui/client/dates";
import { to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import { declarePart, type Package, withParts } from "./package";
import { set, withdrawal } from "./rows";
import { nameOf, tallied } from "./summaries";

export type BallotForm = "card" | "secret";
export type BallotRule = "vote.ordinary" | "vote.two_thirds";
export interface Ballot {
  id: Id;
  item: Id;
  question: string;
  form: BallotForm;
  rule: BallotRule;
  roll_version: number;
  denominator: number;
  threshold: number;
  /** Exempt members who voted; null where the room was not asked. */
  exempt_voting: number | null;
  votes_for: number;
  votes_against: number;
  votes_other: number;
  passed: boolean;
}
export interface Opinion {
  id: Id;
  ballot: Id | null;
  person: Id;
  text: string;
}

declare module "./package" {
  interface Parts {
    ballots: Ballot[];
    opinions: Opinion[];
  }
}

/** Whether a ballot may need two thirds: some bodies vote on nobody's membership (`votes_needed.py`). */
export const mayNeedThirds = (pack: Package): boolean =>
  !["cell_committee", "group", "secretaries"].includes(pack.meeting.body.kind);

declarePart("ballots", []);
declarePart("opinions", []);

type Counted = Omit<Ballot, "passed"> & { meeting?: Id };

function sideOf(of: Partial<Counted> & { by?: string }, at: string): Side {
  const { votes_for, denominator = 0, threshold = 0 } = of;
  const more = [at && hour(at), of.by]
    .filter(Boolean)
    .map((each) => ` · ${each}`)
    .join("");
  return {
    big: `${votes_for}/${denominator}`,
    lines: [tallied(of), w("needs", { needed: threshold, of: denominator }) + more],
  };
}

const anotherTally: Settlement<Counted, Package> = {
  label: "another_tally",
  compare: (payload, facts, _pack, { capturedAt }) => [
    sideOf(payload, capturedAt),
    sideOf(facts, String(facts["held_at"] ?? "")),
  ],
  mineAfter: (facts) => ({ name: "meetings.withdraw_ballot", payload: { ballot: facts["ballot"] } }),
};

const recordBallot: ActType<Counted, Package> = {
  name: "meetings.record_ballot",
  version: 2,
  label: "hold_ballot",
  outdates: true,
  effect: (pack, { meeting: _meeting, ...tally }) => {
    const asked = { exempt_voting: tally.exempt_voting ?? null };
    const ballot = { ...tally, ...asked, passed: tally.votes_for >= tally.threshold };
    return withParts(pack, { ballots: set(pack.parts.ballots, ballot) });
  },
  summary: (payload) => [payload.question, tallied(payload)],
  mend: ({ item }) => to("item", item, "ballot"),
  settle: { another_tally: anotherTally },
};

const reserveOpinion: ActType<Omit<Opinion, "ballot"> & { ballot?: Id | null }, Package> = {
  name: "meetings.reserve_opinion",
  version: 1,
  label: "reserve",
  effect: (pack, { id, ballot, person, text }) =>
    withParts(pack, { opinions: set(pack.parts.opinions, { id, ballot: ballot ?? null, person, text }) }),
  summary: ({ person, text }, pack) => [nameOf(pack, person), text],
  mend: ({ ballot }, pack) => {
    const { ballots, items } = pack.parts;
    const item = ballots.find((each) => each.id === ballot)?.item ?? items[0]?.id ?? "";
    return to("item", item, "opinion", ballot ?? "");
  },
};

declareActs<Package>(
  recordBallot,
  withdrawal("meetings.withdraw_ballot", "ballots", "ballot"),
  reserveOpinion,
  withdrawal("meetings.withdraw_opinion", "opinions", "opinion"),
);
