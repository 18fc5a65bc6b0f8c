// Words of the elements, in English.

import type { ELEMENT_WORDS } from "./element_words";

export const ENGLISH: Record<keyof typeof ELEMENT_WORDS, string> = {
  part_missing: "This part is not on the device yet. Try again with a signal.",
  bad_hour: "Write hours and minutes, for example 19:30.",
  bad_day: "Write day/month/year, for example 24/11/2026.",
  too_early: "The day of the meeting, {day}, or later.",
  calendar: "Calendar",
  room_left: "{n}/{of} characters",
  too_long: "{n} characters too long: at most {of}. Shorten it, or write it down in two parts.",
  less: "one less",
  more: "one more",
};
