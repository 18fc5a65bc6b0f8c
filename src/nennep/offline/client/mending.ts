// A refused act that is entered again. It stays in the queue and holds it, until what a person enters instead
// has taken its place; a person who leaves the form without entering anything loses nothing.

import { go } from "@/ui/client/place";
import type { Act, Payload } from "./act";
import { type KnownAs, mapped, mappedPlace } from "./sending/known_as";

/** An act of the queue, or one of the log. */
type Mended = Pick<Act, "key" | "name" | "payload">;

let mended: Mended | null = null;
/** The screen on which it is entered again. */
let place = "";

/** The person goes to the act's screen, `where`, to enter it again there. Elsewhere, or after they have left
 *  it, what they enter is an act of its own. `changed` is called when that begins and ends. */
export function mend(act: Mended, where: string, changed: () => void): void {
  mended = act;
  place = where;
  go(where);
  changed();
  const left = (): void => {
    if (mended?.key === act.key && location.hash === place) return;
    removeEventListener("hashchange", left);
    if (mended?.key === act.key) mended = null;
    changed();
  };
  addEventListener("hashchange", left);
}

/** The server gave things other ids: what is being mended, and its screen, go by them from now on. */
export function renamed(known: KnownAs): void {
  mended &&= { ...mended, payload: mapped(mended.payload, known) };
  place = mappedPlace(place, known);
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
