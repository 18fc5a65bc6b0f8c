// Chương trình: the items in their order, and one more in the meeting.

import { type ActType, declareActs } from "@/offline/client/act_types";
import type { Id } from "@/offline/client/uuid";
import { to } from "@/ui/client/place";
import { declarePart, type Package, withParts } from "./package";

export interface Item {
  id: Id;
  phase: "opening" | "body" | "closing";
  kind: string;
  title: string;
  hint: string;
  field: string;
  source: string;
  proposed_by: string;
}
export interface Paper {
  item: Id | null;
  title: string;
  url: string;
}

declare module "./package" {
  interface Parts {
    items: Item[];
    papers: Paper[];
  }
}

declarePart("items", []);
declarePart("papers", []);

/** The place of the item of a kind, where the agenda has one. */
export function toItemOf(pack: Package, kind: string): string {
  return to("item", pack.parts.items.find((each) => each.kind === kind)?.id ?? "");
}

interface Added {
  id: Id;
  title?: string;
  kind?: string;
  after?: Id;
}

function withItem(pack: Package, added: Added): Package {
  const { items } = pack.parts;
  if (items.some((each) => each.id === added.id)) return pack;
  const before = items.findIndex((each) => each.id === added.after);
  const lastOfBody = items.reduce((last, each, at) => (each.phase === "closing" ? last : at), -1);
  const place = (before >= 0 ? before : lastOfBody) + 1;
  const item: Item = {
    id: added.id,
    phase: items[before]?.phase ?? "body",
    kind: added.kind ?? "report",
    title: added.title || "Nội dung chỉ ghi sổ giấy",
    hint: "",
    field: "",
    source: "in_session",
    proposed_by: "",
  };
  return withParts(pack, { items: [...items.slice(0, place), item, ...items.slice(place)] });
}

const addItem: ActType<Added, Package> = {
  name: "meetings.add_item_in_session",
  version: 1,
  label: "add_item",
  effect: withItem,
  summary: ({ title }) => [title],
  mend: () => to("agenda", "add"),
};

declareActs(addItem);
