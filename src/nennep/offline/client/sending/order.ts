// The order of a queue: the device's count, and what locks the texts at its end.

import type { Act } from "../act";
import { typeOf } from "../act_types";

/** Whether everything else of its subject goes before it, also what is done later: it locks the texts, and
 *  has not arrived. */
export function goesLast(act: Act): boolean {
  return !!typeOf(act.name).locksTexts && (!act.attempts || !!act.refusal);
}

export function inOrder(acts: readonly Act[]): Act[] {
  const place = ({ seq }: Act): number => seq || Number.MAX_SAFE_INTEGER;
  return [...acts].sort(
    (one, other) => Number(goesLast(one)) - Number(goesLast(other)) || place(one) - place(other),
  );
}
