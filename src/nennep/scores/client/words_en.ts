// Words of the score, in English.

import type { SCORE_WORDS } from "./words";

export const ENGLISH: Record<keyof typeof SCORE_WORDS, string> = {
  score: "Score",
  score_why: "Proposed from the facts; ask the rest.",
  score_unknown: "not known, ask",
  score_suggested: "{n} proposed: {why}",
  score_sum: "{n}/{of} points",
  score_agree: "The meeting agrees",
  score_agreed: "Agreed: {n}/{of} points{grade}.",
  score_asking: "Fetching the facts of this meeting…",
  score_left: "{n} criteria have no points yet",
  score_when: "{n} points when: {label}",
  score_over: "From 0 to {n} points.",
  score_wrong: "{n} criteria have more points than they may.",
  score_none: "This meeting is not scored.",
  another_score: "Two devices recorded the score",
};
