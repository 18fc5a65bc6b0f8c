// English words of passing the device round and of adding an item.

import type { SELDOM_WORDS } from "./words_seldom";

export const ENGLISH: Record<keyof typeof SELDOM_WORDS, string> = {
  pass_title: "Find your name and press it",
  pass_end: "Done, give the phone back",
  item_title: "New item",
  item_kind: "Kind",
  kind_report: "Report, discussion",
  kind_ballot: "Ballot",
  kind_ideology: "Ideas and opinion",
  kind_paper_only: "Paper book only",
};
