// English words of ballots and tasks on the page for entering from paper.

import type { SHEET_WORDS } from "./words_sheet";

export const ENGLISH: Record<keyof typeof SHEET_WORDS, string> = {
  sheet_tasks: "{n} tasks",
  sheet_heard: "{n} of {of} heard",
  at_item: "Under item",
  also_resolution: "This is a resolution",
};
