// A derivation in words: "14 − 2 dự bị = 12, vì …".

import { html, nothing } from "lit-html";
import type { Shown } from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import { type Derivation, reasons } from "../../roll_call/derivation";

/** Nothing where everybody counts: then there is nothing to explain. */
export function derivedLine(found: Derivation): Shown {
  if (!found.less.length) return nothing;
  const less = found.less.map(({ count, label }) => ` − ${count} ${label.toLowerCase()}`).join("");
  return html`${w("derived", { members: found.members, less, of: found.of, why: reasons(found) })}`;
}
