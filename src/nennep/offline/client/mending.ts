// A refused act that is entered again: its screen fills itself with what it said.

import type { Act, Payload } from "./act";

let mended: Pick<Act, "name" | "payload"> | null = null;

/** The person goes to the act's screen, to enter it anew. */
export function mend(act: Act): void {
  mended = act;
}

/** What the act said, for its screen, once; null when none of this name is being mended. */
export function refill<P = Payload>(name: string): P | null {
  if (mended?.name !== name) return null;
  const { payload } = mended;
  mended = null;
  return payload as P;
}
