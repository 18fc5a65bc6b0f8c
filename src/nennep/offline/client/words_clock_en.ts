// Words of the question what time it is, in English.

import type { CLOCK_WORDS } from "./words_clock";

export const ENGLISH: Record<keyof typeof CLOCK_WORDS, string> = {
  clock_hearing: "Asking the server for the time…",
  clock_ask: "Which day is it, and what time?",
  clock_ask_why:
    "This device says {hour}, {day}, and could not ask the server. This time goes into the minutes. Look " +
    "at another clock, then choose.",
  clock_ask_planned: "This meeting was planned for {day}.",
  clock_ask_heard: "The server was last heard at {hour}, {day}.",
  clock_is_right: "Right, it is {hour} on {day}",
  clock_is_planned: "No, it is {hour} on {day}",
  clock_other: "Another day or hour",
  clock_now: "It is now",
  clock_set: "Take this time",
};
