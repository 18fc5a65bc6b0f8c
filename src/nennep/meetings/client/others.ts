// Parts of a meeting that no act of this device changes: the cells sitting with it, and who enters it from
// paper.

import type { Id } from "@/offline/client/uuid";
import { declarePart } from "./package";

export interface OtherCell {
  organisation: string;
  members: number;
  present: number;
  guests: string[];
  items: string[];
}

/** Somebody of the office enters a meeting that was held on paper. */
export interface ProxyEntry {
  id: Id;
  by: string;
  on: string;
  reason: string;
  source: string;
  state: "waiting" | "confirmed" | "refused";
  confirmed: boolean;
  confirmed_on: string | null;
  mine: boolean;
}

declare module "./package" {
  interface Parts {
    joint: { title: string; host: string; others: OtherCell[] } | null;
    proxy_entry: ProxyEntry | null;
  }
}

declarePart("joint", null);
declarePart("proxy_entry", null);
