// Acts that were captured while the device's clock was wrong, once it is known how wrong it was. When they
// were captured is put right; times that were entered are a person's, who is asked.

import { w } from "@/ui/client/words";
import type { Act } from "../act";
import { CLOCK_WRONG, typeOf } from "../act_types";
import type { Shift } from "../device/clock";

/** Acts whose offset differs by less were captured with the same one. */
const SAME_MS = 5000;
const SECOND_MS = 1000;
const SLACK_MS = 60_000;
const MINUTE_MS = 60_000;
/** By less no entered time is asked about. */
const WORTH_ASKING_MS = 5 * MINUTE_MS;
/** A time that lies further from its capture was entered with its day. */
const SAME_DAY_MS = 24 * 60 * MINUTE_MS;

/** The act with the times that are right; null when nothing changes. */
export function retimed(act: Act, shifts: readonly Shift[]): Act | null {
  const found = shifts.reduce(
    (each, shift) => (isCapturedIn(each, shift) ? shifted(each, shift.by) : each),
    act,
  );
  return found === act ? null : found;
}

function isCapturedIn({ capturedAt, offsetMs }: Act, { from, by, after, until, since = 0 }: Shift): boolean {
  const told = Date.parse(capturedAt);
  const at = told + by;
  if (told < since - SECOND_MS) return false;
  return Math.abs((offsetMs ?? 0) - from) < SAME_MS && at >= after - SLACK_MS && at <= until + SLACK_MS;
}

function shifted(act: Act, by: number): Act {
  const minutes = Math.round(by / MINUTE_MS) * MINUTE_MS;
  const right: Record<string, string> = {};
  for (const name of typeOf(act.name).times ?? []) {
    const entered = Date.parse(String(act.refusal?.facts[name] ?? act.payload[name]));
    if (Math.abs(entered - Date.parse(act.capturedAt)) < SAME_DAY_MS)
      right[name] = new Date(entered + minutes).toISOString();
  }
  const asks = Math.abs(by) >= WORTH_ASKING_MS && Object.keys(right).length > 0;
  return {
    ...act,
    capturedAt: new Date(Date.parse(act.capturedAt) + by).toISOString(),
    offsetMs: (act.offsetMs ?? 0) + by,
    ...(asks ? { refusal: { code: CLOCK_WRONG, sentence: w("clock_was_wrong"), facts: right } } : {}),
  };
}
