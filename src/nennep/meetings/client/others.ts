// Parts of a meeting that no act of this device changes: the cells in the same session, and the entry by the
// office.

import type { Id } from "@/offline/client/uuid";
import { declarePart } from "./package";

export interface OtherCell {
  organisation: string;
  members: number;
  present: number;
  guests: string[];
  items: string[];
}

/** A meeting that was held on paper is entered by the office. */
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
