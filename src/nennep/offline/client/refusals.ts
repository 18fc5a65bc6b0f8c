// What every screen says about a refused act.

import { w } from "@/ui/client/words";
import type { Act } from "./act";
import { settlementOf } from "./act_types";
import { type Closing, kindOf } from "./subject";

/** How the kind of its subject tells that it was closed elsewhere; null when it was refused for another
 *  reason. */
export function closingOf({ refusal, subject }: Act): Closing | null {
  const closing = kindOf(subject)?.closing;
  return closing?.codes.includes(refusal?.code ?? "") ? closing : null;
}

/** The codes of refusals that another person decides about: takes in the file of this device, or says whose
 *  login it is. */
const AWAIT_PERSON = ["set_aside", "unconfirmed_login"];

export function awaitsPerson({ refusal }: Act): boolean {
  return AWAIT_PERSON.includes(refusal?.code ?? "");
}

/** The title of a refusal for which nobody is to blame; "" for a plain refusal. */
export function headOf(act: Act): string {
  if (awaitsPerson(act)) return w("awaits_person");
  const found = settlementOf(act);
  if (found?.compare) return w(found.label);
  const closing = closingOf(act);
  return closing ? w(closing.label) : "";
}
