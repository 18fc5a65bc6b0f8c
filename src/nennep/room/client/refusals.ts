// What is said of a refused act on every screen.

import type { Act } from "@/offline/client/act";
import { settlementOf } from "@/offline/client/act_types";
import { w } from "@/ui/client/words";

/** The minutes were adopted elsewhere meanwhile. */
const TOO_LATE = ["locked", "adopted_already"];

export function isTooLate({ refusal }: Act): boolean {
  return TOO_LATE.includes(refusal?.code ?? "");
}

/** What to call it when nobody did anything wrong; "" for a plain refusal. */
export function headOf(act: Act): string {
  const found = settlementOf(act);
  if (found?.compare) return w(found.label);
  return isTooLate(act) ? w("adopted_elsewhere") : "";
}
