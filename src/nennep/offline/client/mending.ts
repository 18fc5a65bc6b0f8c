// A refused act that is entered again: its form is filled with its contents.

import type { Act, Payload } from "./act";

let mended: Pick<Act, "name" | "payload"> | null = null;

/** The person goes to the act's screen to enter it again. */
export function mend(act: Act): void {
  mended = act;
}

/** The contents of the act, once, for its form; null when no act of this name is being mended. */
export function refill<P = Payload>(name: string): P | null {
  if (mended?.name !== name) return null;
  const { payload } = mended;
  mended = null;
  return payload as P;
}
