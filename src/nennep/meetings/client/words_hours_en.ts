// English words of the hours at which a meeting began and ended.

import type { HOURS_WORDS } from "./words_hours";

export const ENGLISH: Record<keyof typeof HOURS_WORDS, string> = {
  after_midnight: "Of an end after midnight write the hour, such as 00:10: the next day is meant.",
  ended_next_day: "It ended at {hour} on {day}, after midnight.",
  no_such_end: "From {begins} to {ends} on {day} is more than 12 hours. Check when it began and ended.",
};
