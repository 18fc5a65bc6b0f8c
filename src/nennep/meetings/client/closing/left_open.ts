// What is still open of a meeting when its minutes are about to be adopted: its length, who came, what was
// not discussed, what says nothing.

import { count, elapsedMinutes } from "../counting";
import { points, share } from "../printed/blocks";
import { type Closing, type Finding, findingsIn, found } from "./findings";

/** Rule on the least length → the finding that cites it. */
const TOO_SHORT: Record<string, string> = {
  "meeting.min_minutes_with_thematic": "too_short_with_thematic",
  "meeting.min_minutes_large_cell": "too_short_large_cell",
};

/** The finding of an item of which the minutes would say nothing. */
export const SILENT = "item_without_words";

export function leftOpen(closing: Closing): Finding[] {
  return [...tooShort(closing), ...tooFew(closing), ...notDiscussed(closing), ...wordless(closing)];
}

function tooShort(closing: Closing): Finding[] {
  const { pack, ended } = closing;
  const { opened_at, minimum_rule: code } = pack.meeting;
  const required = code ? pack.parts.roll.rules[code]?.value : undefined;
  if (!ended || typeof required !== "number") return [];
  const minutes = elapsedMinutes(opened_at, ended, 0);
  if (minutes >= required) return [];
  return found(closing, TOO_SHORT[code ?? ""] ?? "too_short", "times", { minutes, required });
}

function tooFew(closing: Closing): Finding[] {
  const { parts, meeting } = closing.pack;
  const goal = parts.roll.rules["meeting.attendance_goal"]?.value;
  const { attended: present, must_attend: expected, unmarked } = count(parts.roll.entries, parts.attendance);
  if (meeting.body.kind !== "cell" || unmarked || !expected || typeof goal !== "number") return [];
  if (present / expected >= goal) return [];
  const values = { present, expected, rate: share(present, expected), goal: `${points(100 * goal)}%` };
  return found(closing, "too_few_present", "roll", values);
}

function notDiscussed(closing: Closing): Finding[] {
  const { entries, ballots, items } = closing.pack.parts;
  const discussed = new Set(entries.filter((each) => each.kind === "discussion").map((each) => each.item));
  return items
    .filter((each) => ballots.some((one) => one.item === each.id))
    .filter((each) => !(discussed.has(each.id) || (each.kind === "ballot" && discussed.size)))
    .filter((each) => !closing.read(each.id, "gist").trim())
    .flatMap(({ id, title }) => found(closing, "no_discussion_before_vote", `item/${id}`, { item: title }));
}

function wordless(closing: Closing): Finding[] {
  const { entries, ballots, notes, items } = closing.pack.parts;
  const { asked } = findingsIn(closing.pack);
  const recorded = new Set([...entries, ...ballots, ...notes].map((each) => each.item));
  return items
    .filter((each) => asked.includes(each.kind) && !recorded.has(each.id))
    .filter((each) => !(closing.read(each.id, "gist") + closing.read(each.id, "conclusion")).trim())
    .flatMap(({ id, title }) => found(closing, SILENT, `item/${id}`, { item: title }));
}
