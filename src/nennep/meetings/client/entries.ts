// Ý kiến: who spoke, and the gist.

import { type ActType, declareActs } from "@/offline/client/act_types";
import type { Id } from "@/offline/client/uuid";
import { to } from "@/ui/client/place";
import { declarePart, type Package, withParts } from "./package";
import { set, withdrawal } from "./rows";
import { nameOf } from "./summaries";

type EntryKind = "discussion" | "self_criticism";
export interface Entry {
  id: Id;
  item: Id;
  kind: EntryKind;
  speaker: Id | null;
  speaker_name: string;
  gist: string;
}

/** Who asked before the meeting to speak on an item. */
export interface Speaker {
  item: Id;
  person: Id;
  note: string;
}

declare module "./package" {
  interface Parts {
    entries: Entry[];
    speakers: Speaker[];
  }
}

declarePart("entries", []);
declarePart("speakers", []);

interface Said {
  id: Id;
  item: Id;
  gist: string;
  kind?: EntryKind;
  speaker?: Id;
  speaker_name?: string;
}

const recordEntry: ActType<Said, Package> = {
  name: "meetings.record_entry",
  version: 1,
  label: "say",
  effect: (pack, { id, item, gist, kind, speaker, speaker_name }) => {
    const name = nameOf(pack, speaker, speaker_name);
    const entry = {
      id,
      item,
      kind: kind ?? "discussion",
      speaker: speaker ?? null,
      speaker_name: name,
      gist,
    } as const;
    return withParts(pack, { entries: set(pack.parts.entries, entry) });
  },
  summary: ({ speaker, speaker_name, gist }, pack) => [nameOf(pack, speaker, speaker_name), gist],
  mend: ({ item }) => to("item", item, "say"),
};

declareActs<Package>(recordEntry, withdrawal("meetings.withdraw_entry", "entries", "entry"));
