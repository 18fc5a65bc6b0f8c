// The difference between the device's clock and the server's. A wrong clock changes times, never the order:
// the order is the device's own count.
//
// A page knows how far its clock jumps while it is shown, by the time that passes whatever the clock says.
// That time stands still while a device sleeps and ends with the page, so after either only the server, or a
// person, can say whether the clock is right.

import { isoDay } from "@/ui/client/dates";
import type { Heard } from "../sending/ask";

/** A smaller difference comes from the network, not from the clock. */
const WORTH_MS = 500;
/** An answer that took longer is too inexact to learn the time from. */
const SLOW_MS = 20_000;
/** A smaller jump is none. */
const JUMP_MS = 30_000;
const HOUR_MS = 3_600_000;
/** A longer sleep while a page is open is rather a clock that was set. */
const A_SLEEP_MS = 6 * HOUR_MS;
/** So long counts what a person said of the time. */
const AN_EVENING_MS = 12 * HOUR_MS;
/** A device that heard of no server for longer is asked about, where no planned day tells. */
const LONG_AGO_MS = 36 * HOUR_MS;
/** How many shifts are remembered. */
const SHIFTS = 4;

/** The clock was found to be wrong: what was captured with the offset `from` belongs `by` later, if that
 *  lies after the last time that was certain and before the moment at which it was found. */
export interface Shift {
  from: number;
  by: number;
  after: number;
  until: number;
}

/** What the device stores of its clock. */
export interface ClockRow {
  offset: number | null;
  /** The server's time when it was last heard, in milliseconds. */
  heard?: number;
  /** When a person last said what time it is. */
  told?: number;
  shifts?: Shift[];
}

export class Clock implements ClockRow {
  /** Server time minus device time, in milliseconds; null while nothing has answered yet. */
  offset: number | null = null;
  heard = 0;
  told = 0;
  shifts: Shift[] = [];
  /** The server's time was heard on this page, and the clock can not have jumped since. */
  checked = false;
  /** The server was reached since the clock could have jumped, whether it named its time or not. */
  asked = false;
  private leapt = false;
  private mayHaveSlept = false;
  private face = face();

  constructor(private readonly changed: (row: ClockRow) => void = () => undefined) {
    globalThis.document?.addEventListener?.("visibilitychange", () => {
      this.mayHaveSlept = true;
    });
  }

  /** Go on from what the device stores. */
  take(row: ClockRow | undefined): void {
    if (!this.checked) Object.assign(this, row && rowOf(row));
  }

  /** Milliseconds since the epoch, as the server counts them. */
  get now(): number {
    this.look();
    return Date.now() + (this.offset ?? 0);
  }

  /** Learn from an answer that names the server's time. It is taken as the time half-way between request
   *  and answer. `coarse`: how inexact it may be. */
  learn(serverTime: unknown, { asked, answered }: Pick<Heard, "asked" | "answered">, coarse = 0): void {
    const named = typeof serverTime === "string" ? Date.parse(serverTime) : NaN;
    const took = answered - asked;
    if (Number.isNaN(named) || took < 0 || (took > SLOW_MS && this.offset !== null)) return;
    this.look();
    const found = Math.round(named - (asked + answered) / 2);
    const isKnown =
      this.offset !== null && Math.abs(found - this.offset) < WORTH_MS + coarse + took / 2 && this.heard > 0;
    if (!isKnown) this.set(found);
    const isOld = named - this.heard > HOUR_MS;
    this.checked = this.asked = true;
    this.leapt = false;
    this.told = 0;
    this.heard = named;
    if (!isKnown || isOld) this.changed(rowOf(this));
  }

  /** A person says what time it is. */
  tell(time: number): void {
    this.look();
    this.set(time - Date.now());
    this.leapt = false;
    this.told = time;
    this.changed(rowOf(this));
  }

  /** Whether a person must say what time it is. `planned`: the ISO day on which what is done was to be. */
  doubted(planned: string | null): boolean {
    const { now } = this;
    const isTold = this.told > 0 && now >= this.told && now - this.told < AN_EVENING_MS;
    if (this.checked || isTold) return false;
    if (this.leapt || now < this.heard - JUMP_MS) return true;
    if (planned) return isoDay(new Date(now).toISOString()) !== planned;
    return this.heard > 0 && now - this.heard > LONG_AGO_MS;
  }

  private set(offset: number): void {
    const from = this.offset ?? 0;
    const by = offset - from;
    this.offset = offset;
    if (Math.abs(by) < JUMP_MS) return;
    const shift = { from, by, after: this.heard, until: Date.now() + offset };
    this.shifts = [...this.shifts, shift].slice(-SHIFTS);
  }

  /** Notice that the clock was set while the page was there. */
  private look(): void {
    const found = face();
    const by = found - this.face;
    if (Math.abs(by) < JUMP_MS) return;
    this.face = found;
    if (by < 0 || !this.mayHaveSlept) {
      this.offset = (this.offset ?? 0) - by;
      this.changed(rowOf(this));
    } else {
      this.checked = this.asked = false;
      this.leapt ||= by > A_SLEEP_MS;
    }
    this.mayHaveSlept = false;
  }
}

function rowOf({ offset, heard, told, shifts }: ClockRow): ClockRow {
  return { offset, heard: heard ?? 0, told: told ?? 0, shifts: shifts ?? [] };
}

/** What the clock shows beyond the time that passed on this page. */
function face(): number {
  return typeof performance === "undefined" ? 0 : Date.now() - performance.now();
}
