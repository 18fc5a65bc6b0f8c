// English words of the page for entering from paper.

import type { SHEET_WORDS } from "./words_sheet";

export const ENGLISH: Record<keyof typeof SHEET_WORDS, string> = {
  sheet_code: "Sheet code",
  sheet_code_why: "Compare the code on the paper with this one.",
  sheet_keys: "Keyboard: a letter marks, A the rest present, ↑ ↓ between rows, Enter to the next box.",
  absent_unsaid: "Absent, why is not said",
  sheet_meeting: "Meeting",
  sheet_began: "{hour} on {day}, chair {name}",
  sheet_nothing: "nothing yet",
  sheet_none: "none",
  sheet_attended: "{n} of {of} present",
  sheet_unmarked: ", {n} not marked yet",
  sheet_unsaid: ", {n} absent without a reason",
  sheet_guests: "{n} guests",
  sheet_items: "{of} items",
  sheet_items_written: "{of} items, {n} recorded",
  sheet_ballots: "{n} decided",
  sheet_no_end: "no time yet",
};
