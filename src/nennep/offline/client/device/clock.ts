// The difference between the device's clock and the server's. A wrong clock changes times, never the order:
// the order is the device's own count.
//
// A page has a time of its own that passes whatever the clock says. It never runs ahead of the true time, so
// a clock that falls behind it was set, and the page knows how far. It stands still while a device sleeps, on
// some systems unseen, and ends with the page: a clock that is ahead of it may be right or not. That only
// the server, or a person, can say.

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
  /** The clock may have been set then, as the device told it: what was captured before stays. */
  since?: number;
}

/** What the device stores of its clock. */
export interface ClockRow {
  offset: number | null;
  /** The server's time when it was last heard, in milliseconds. */
  heard?: number;
  /** When a person last said what time it is. */
  told?: number;
  /** When the clock first ran ahead of the page's time since it was certain, or since a person said what time
   *  it is, as the device told it. */
  since?: number;
  shifts?: Shift[];
}

export class Clock implements ClockRow {
  /** Server time minus device time, in milliseconds; null while nothing has answered yet. */
  offset: number | null = null;
  heard = 0;
  told = 0;
  since = 0;
  shifts: Shift[] = [];
  /** The server's time was heard on this page, and the clock can not have jumped since. */
  checked = false;
  /** The server was reached since the clock could have jumped, whether it named its time or not. */
  asked = false;
  private leapt = false;
  private face = face();

  constructor(private readonly changed: (row: ClockRow) => void = () => undefined) {}

  /** Go on from what the device stores. */
  take(row: ClockRow | undefined): void {
    if (!this.checked) Object.assign(this, row && rowOf(row));
  }

  /** Milliseconds since the epoch, as the server counts them. */
  get now(): number {
    this.detectJump();
    return Date.now() + (this.offset ?? 0);
  }

  /** Learn from an answer that names the server's time. It is taken as the time half-way between request
   *  and answer. `coarse`: how inexact it may be. */
  learn(serverTime: unknown, { asked, answered }: Pick<Heard, "asked" | "answered">, coarse = 0): void {
    const named = typeof serverTime === "string" ? Date.parse(serverTime) : NaN;
    const took = answered - asked;
    if (Number.isNaN(named) || took < 0 || (took > SLOW_MS && this.offset !== null)) return;
    this.detectJump();
    const found = Math.round(named - (asked + answered) / 2);
    const isKnown =
      this.offset !== null && Math.abs(found - this.offset) < WORTH_MS + coarse + took / 2 && this.heard > 0;
    if (!isKnown) this.set(found);
    const isOld = named - this.heard > HOUR_MS;
    const jumped = this.since > 0;
    this.checked = this.asked = true;
    this.leapt = false;
    this.told = this.since = 0;
    this.heard = named;
    if (!isKnown || isOld || jumped) this.changed(rowOf(this));
  }

  /** A person says what time it is. */
  tell(time: number): void {
    this.detectJump();
    this.set(time - Date.now());
    this.leapt = false;
    this.told = time;
    this.changed(rowOf(this));
  }

  /** Whether a person must say what time it is. `planned`: the ISO day on which what is done was to be;
   *  `captured`: when the last of what waits was done. */
  doubted(planned: string | null, captured = 0): boolean {
    const { now } = this;
    const isTold = this.told > 0 && now >= this.told && now - this.told < AN_EVENING_MS;
    if (this.checked || isTold) return false;
    if (this.leapt || now < Math.max(this.heard, captured) - JUMP_MS) return true;
    if (planned) return isoDay(new Date(now).toISOString()) !== planned;
    return this.heard > 0 && now - this.heard > LONG_AGO_MS;
  }

  private set(offset: number): void {
    const from = this.offset ?? 0;
    const by = offset - from;
    this.offset = offset;
    if (Math.abs(by) < JUMP_MS) return;
    const shift = { from, by, after: this.heard, until: Date.now() + offset, since: this.since };
    this.shifts = [...this.shifts, shift].slice(-SHIFTS);
    this.since = 0;
  }

  /** Notice that the clock was set, or that the device slept, while the page was there. */
  private detectJump(): void {
    const found = face();
    const by = found - this.face;
    if (Math.abs(by) < JUMP_MS) return;
    this.face = found;
    this.asked = false;
    const offset = this.offset ?? 0;
    const isSetRight = Math.abs(offset) >= JUMP_MS && Math.abs(offset - by) < JUMP_MS;
    if (by < 0 || isSetRight) this.offset = offset - by;
    else {
      this.checked = false;
      this.leapt ||= by > A_SLEEP_MS;
      if (this.told >= this.since) this.since = Date.now() + offset;
    }
    this.changed(rowOf(this));
  }
}

function rowOf({ offset, heard, told, since, shifts }: ClockRow): ClockRow {
  return { offset, heard: heard ?? 0, told: told ?? 0, since: since ?? 0, shifts: shifts ?? [] };
}

/** What the clock shows beyond the time that passed on this page. */
function face(): number {
  return typeof performance === "undefined" ? 0 : Date.now() - performance.now();
}
