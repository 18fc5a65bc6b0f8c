// Entered hours: the moment that is meant, whether it can be, and whether it has come already, as the server
// will ask.

import { nothing } from "lit-html";
import { day, hour, instant, isoDay } from "@/ui/client/dates";
import type { Shown } from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import type { Meeting } from "../../package";
import "../../words_hours";

/** How far ahead of the server a time may lie (core/acts/captured.py). */
const SLACK_MS = 5 * 60_000;

export const isAhead = (at: string, now: number): boolean => Date.parse(at) > now + SLACK_MS;

/** Whether an entered time has passed; where it has not, its field says so until something else is typed. */
export function hasPassed(sent: HTMLFormElement, name: string, at: string, now: number): boolean {
  return fits(sent, name, isAhead(at, now) ? w("not_yet", { hour: hour(new Date(now).toISOString()) }) : "");
}

/** Whether a meeting can have ended then, and that has passed; `name`: the field that says what is wrong. */
export function canEnd(
  sent: HTMLFormElement,
  begins: string,
  ends: string,
  now: number,
  name = "ended_at",
): boolean {
  return fits(sent, name, wrongEnd(begins, ends)) && hasPassed(sent, name, ends, now);
}

function fits(sent: HTMLFormElement, name: string, wrong: string): boolean {
  if (!wrong) return true;
  const box = sent.elements.namedItem(name) as HTMLInputElement;
  box.setCustomValidity(wrong);
  box.reportValidity();
  return false;
}

/** No meeting is as long: of an earlier hour than the beginning it was not the next day that was meant. */
const LONGEST_MS = 12 * 3_600_000;

/** What is wrong with an end, or "". */
export function wrongEnd(begins: string, ends: string): string {
  const lasts = Date.parse(ends) - Date.parse(begins);
  return lasts > LONGEST_MS
    ? w("no_such_end", { begins: hour(begins), ends: hour(ends), day: day(ends) })
    : "";
}

/** Said beside the end of a meeting that passed midnight. */
export function passedMidnight(begins: string, ends: string | null): Shown {
  return ends && isoDay(ends) > isoDay(begins)
    ? w("ended_next_day", { hour: hour(ends), day: day(ends) })
    : nothing;
}

/** The exact time that is known already, when the person did not change the minute. */
export function same(entered: string, known: string | null): string | null {
  return known && hour(known) === entered ? known : null;
}

/** The moment of an hour at which the meeting ended, or null while none is said. */
export function endAt(
  { opened_at: opened, closed_at: closed }: Pick<Meeting, "opened_at" | "closed_at">,
  ends: string,
): string | null {
  if (!opened || !ends) return null;
  const known = same(ends, closed);
  return known && isAfter(known, opened) ? known : after(opened, instant(opened, ends));
}

const isAfter = (one: string, other: string): boolean => Date.parse(one) > Date.parse(other);

/** A meeting that began before midnight may end after it. */
function after(begins: string, ends: string): string {
  return isAfter(ends, begins) ? ends : new Date(Date.parse(ends) + 86_400_000).toISOString();
}
