// What the dock offers in the place of the next step. A screen says it while it is drawn; the dock is drawn
// after it.

export interface Offer {
  label: string;
  symbol?: string;
  off?: boolean;
  /** The form that it sends, by its id. */
  form?: string;
  press?(): void;
}

let offered: Offer | null = null;

export function offer(now: Offer): void {
  offered = now;
}

/** What the screen that was drawn just now offers. */
export function offeredHere(): Offer | null {
  return offered;
}

/** A new drawing begins. */
export function offerNothing(): void {
  offered = null;
}
