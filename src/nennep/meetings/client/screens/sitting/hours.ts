// Entered hours: the moment that is meant, and whether it has come already, as the server will ask.

import { hour, instant } from "@/ui/client/dates";
import { w } from "@/ui/client/words";
import type { Meeting } from "../../package";

/** How far ahead of the server a time may lie (core/acts/captured.py). */
const SLACK_MS = 5 * 60_000;

export const isAhead = (at: string, now: number): boolean => Date.parse(at) > now + SLACK_MS;

/** Whether an entered time has passed; where it has not, its field says so until something else is typed. */
export function hasPassed(sent: HTMLFormElement, name: string, at: string, now: number): boolean {
  if (!isAhead(at, now)) return true;
  const box = sent.elements.namedItem(name) as HTMLInputElement;
  box.setCustomValidity(w("not_yet", { hour: hour(new Date(now).toISOString()) }));
  box.reportValidity();
  return false;
}

/** The exact time that is known already, when the person did not change the minute. */
export function same(entered: string, known: string | null): string | null {
  return known && hour(known) === entered ? known : null;
}

/** The moment of an hour at which the meeting ended, or null while none is said. */
export function endAt({ opened_at: opened, closed_at: closed }: Meeting, ends: string): string | null {
  if (!opened || !ends) return null;
  return same(ends, closed) ?? after(opened, instant(opened, ends));
}

/** A meeting that began before midnight may end after it. */
function after(begins: string, ends: string): string {
  return ends > begins ? ends : new Date(Date.parse(ends) + 86_400_000).toISOString();
}
