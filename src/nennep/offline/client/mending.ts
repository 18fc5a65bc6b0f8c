// A refused act that is entered again. It stays in the queue and holds it, until what a person enters instead
// has taken its place; a person who leaves the form without entering anything loses nothing.

import { go } from "@/ui/client/place";
import type { Act, Payload } from "./act";

/** An act of the queue, or one of the log. */
type Mended = Pick<Act, "key" | "name" | "payload">;

let mended: Mended | null = null;

/** The person goes to the act's screen, `where`, to enter it again there. Elsewhere, or after they have left
 *  it, what they enter is an act of its own. `changed` is called when that begins and ends. */
export function mend(act: Mended, where: string, changed: () => void): void {
  mended = act;
  go(where);
  changed();
  const left = (): void => {
    if (location.hash === where) return;
    removeEventListener("hashchange", left);
    if (mended === act) mended = null;
    changed();
  };
  addEventListener("hashchange", left);
}

/** The contents of the act that is being mended, for its form; null when none of this name is. */
export function refill<P = Payload>(name: string): P | null {
  return mended?.name === name ? (mended.payload as P) : null;
}

/** The key of the act that is being mended; what is shown of it may be corrected in place. */
export function mendedKey(): string | undefined {
  return mended?.key;
}

/** The act that what is entered now stands for, once; null when no act of this name is being mended. */
export function takeMended(name: string): Mended | null {
  if (mended?.name !== name) return null;
  const found = mended;
  mended = null;
  return found;
}
