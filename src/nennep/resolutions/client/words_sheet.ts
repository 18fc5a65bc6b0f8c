// Words of ballots and tasks on the page for entering from paper.

import { addWords } from "@/ui/client/words";

export const SHEET_WORDS = {
  sheet_tasks: "{n} nhiệm vụ",
  sheet_heard: "đã nghe {n}/{of}",
  at_item: "Ở mục số",
  also_resolution: "Ra nghị quyết về việc này",
} as const satisfies Record<string, string>;

addWords(SHEET_WORDS);

type Table = typeof SHEET_WORDS;
declare module "@/ui/client/words" {
  interface Words extends Table {}
}
