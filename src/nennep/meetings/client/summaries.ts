// Pieces of the line that sums up an act.

import type { Id } from "@/offline/client/uuid";
import { day, hour } from "@/ui/client/dates";
import { w } from "@/ui/client/words";
import type { Package } from "./package";

const SHOWN = 3;

export function listed(names: (string | undefined)[]): string {
  const found = names.filter(Boolean) as string[];
  if (found.length <= SHOWN) return found.join(", ");
  return w("names_more", { names: found.slice(0, SHOWN).join(", "), n: found.length - SHOWN });
}

export function when(instant: string | null | undefined): string {
  return instant ? `${hour(instant)} ${day(instant)}` : "";
}

/** The name on the roll, else the name that was entered. */
export function nameOf(pack: Package, person: Id | null | undefined, written = ""): string {
  return pack.parts.roll.entries.find((line) => line.person === person)?.name ?? written;
}

interface Tally {
  votes_for?: number | null;
  votes_against?: number | null;
  votes_other?: number | null;
}

export function tallied({ votes_for, votes_against, votes_other }: Tally): string {
  return w("tally", { for: votes_for ?? 0, against: votes_against ?? 0, other: votes_other ?? 0 });
}
