// Nghị quyết, kết luận: proposed in the meeting, adopted by a ballot.

import { declarePart, type Package, withParts } from "@/meetings/client/package";
import { set, withdrawal } from "@/meetings/client/rows";
import { type ActType, declareActs } from "@/offline/client/act_types";
import type { Id } from "@/offline/client/uuid";
import { to } from "@/ui/client/place";
import "./words";

export interface Resolution {
  id: Id;
  ballot: Id | null;
  kind: "NQ" | "KL";
  title: string;
  text: string;
  theme: string;
}

declare module "@/meetings/client/package" {
  interface Parts {
    resolutions: Resolution[];
  }
}

declarePart("resolutions", []);

/** A resolution's subject as it is printed under the title: "về phòng cháy rừng". It is data, so it is
 *  always Vietnamese. */
export function titleLine(title: string): string {
  return /^(về|v\/v)(\s|$)/i.test(title) || title === "" ? title : `về ${title}`;
}

const proposeResolution: ActType<Pick<Resolution, "id" | "kind" | "title"> & Partial<Resolution>, Package> = {
  name: "resolutions.propose_resolution",
  version: 1,
  label: "resolution",
  effect: (pack, { id, kind, title, text, theme, ballot }) => {
    const found = { id, kind, title, text: text ?? "", theme: theme ?? "", ballot: ballot ?? null };
    return withParts(pack, { resolutions: set(pack.parts.resolutions, found) });
  },
  summary: ({ theme, title, text }) => [theme, title, text],
  mend: ({ id }, pack) => {
    const { items } = pack.parts;
    const item = items.find((each) => ["conclusion", "ballot"].includes(each.kind)) ?? items[0];
    return to("item", item?.id ?? "", "resolution", id);
  },
};

declareActs<Package>(
  proposeResolution,
  withdrawal("resolutions.withdraw_resolution", "resolutions", "resolution"),
);
