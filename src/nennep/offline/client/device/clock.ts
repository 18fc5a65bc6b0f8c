// The difference between the device's clock and the server's. A wrong clock changes times, never the order:
// the order is the device's own count.

import type { Heard } from "../sending/ask";

/** A smaller difference comes from the network, not from the clock. */
const WORTH_MS = 500;
/** An answer that took longer is too inexact to learn the time from. */
const SLOW_MS = 20_000;

export class Clock {
  /** Server time minus device time, in milliseconds; null while nothing has answered yet. */
  offset: number | null = null;

  constructor(private readonly changed: (offset: number) => void = () => undefined) {}

  /** Milliseconds since the epoch, as the server counts them. */
  get now(): number {
    return Date.now() + (this.offset ?? 0);
  }

  /** Learn from an answer that names the server's time. It is taken as the time half-way between request
   *  and answer. `coarse`: how inexact it may be. */
  learn(serverTime: unknown, { asked, answered }: Pick<Heard, "asked" | "answered">, coarse = 0): void {
    const named = typeof serverTime === "string" ? Date.parse(serverTime) : NaN;
    const took = answered - asked;
    if (Number.isNaN(named) || took < 0 || (took > SLOW_MS && this.offset !== null)) return;
    const found = Math.round(named - (asked + answered) / 2);
    if (this.offset !== null && Math.abs(found - this.offset) < WORTH_MS + coarse + took / 2) return;
    this.offset = found;
    this.changed(found);
  }
}
