// Nội dung chỉ ghi sổ giấy: book and page, and a tally at most.

import { type ActType, declareActs } from "@/offline/client/act_types";
import type { Id } from "@/offline/client/uuid";
import { to } from "@/ui/client/place";
import { declarePart, type Package, withParts } from "./package";
import { withdrawal } from "./rows";
import { tallied } from "./summaries";

export interface Note {
  id: Id;
  item: Id;
  book: string;
  page: string;
  votes_for: number | null;
  votes_against: number | null;
  votes_other: number | null;
}

declare module "./package" {
  interface Parts {
    notes: Note[];
  }
}

declarePart("notes", []);

type Noted = Pick<Note, "id" | "item" | "book" | "page"> & Partial<Note>;

const notePaperOnly: ActType<Noted, Package> = {
  name: "meetings.note_paper_only",
  version: 1,
  label: "paper",
  effect: (pack, { id, item, book, page, votes_for = null, votes_against = null, votes_other = null }) => {
    const others = pack.parts.notes.filter((each) => each.item !== item);
    return withParts(pack, {
      notes: [...others, { id, item, book, page, votes_for, votes_against, votes_other }],
    });
  },
  mend: ({ item }) => to("item", item),
  summary: (payload) => [payload.book, payload.page, "votes_for" in payload ? tallied(payload) : ""],
};

declareActs<Package>(notePaperOnly, withdrawal("meetings.withdraw_note", "notes", "note"));
