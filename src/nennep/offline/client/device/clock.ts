// The device's clock beside the server's. A wrong clock of the phone changes the times that are shown and
// told, never the order of anything: that is the device's own count.

import type { Heard } from "../sending/ask";

/** Below this a difference is the line's, not the clock's. */
const WORTH_MS = 500;
/** An answer that took longer says too little about the time. */
const SLOW_MS = 20_000;

export class Clock {
  /** Server time minus device time, in milliseconds; null while nothing has answered yet. */
  offset: number | null = null;

  constructor(private readonly changed: (offset: number) => void = () => undefined) {}

  /** Milliseconds since the epoch, as the server counts them. */
  get now(): number {
    return Date.now() + (this.offset ?? 0);
  }

  /** Learn from an answer that names the server's instant: it was named half-way between asking and
   *  hearing. `coarse`: how far off that may be. */
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
