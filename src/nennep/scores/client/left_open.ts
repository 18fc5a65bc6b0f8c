// A score that is not agreed yet when the minutes are about to be adopted.

import { type Closing, type Finding, found, placeOf } from "@/meetings/client/closing/findings";
import "./score";

export function leftOpen(closing: Closing): Finding[] {
  const { score } = closing.pack.parts;
  if (!closing.ended || score?.total !== null) return [];
  return found(closing, "score_due", placeOf(closing.pack, "score"));
}
