// Entered hours that the server would not take, because they have not come yet.

import { hour } from "@/ui/client/dates";
import { w } from "@/ui/client/words";

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
