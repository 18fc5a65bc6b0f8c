// Rows of facts by their id, so that no row is shown twice when an act's answer was lost and its effect came
// with the package.

import type { ActType } from "@/offline/client/act_types";
import type { Id } from "@/offline/client/uuid";
import { type Package, type Parts, withParts } from "./package";

interface Row {
  id: Id;
}
/** The parts that are lists of rows with an id. */
type RowsPart = { [Name in keyof Parts]: Parts[Name] extends Row[] ? Name : never }[keyof Parts];

export function set<T extends Row>(rows: readonly T[], row: T): T[] {
  return rows.some((each) => each.id === row.id)
    ? rows.map((each) => (each.id === row.id ? row : each))
    : [...rows, row];
}

/** The act that withdraws a row of a part; its payload names the row as `key`. */
export function withdrawal(name: string, part: RowsPart, key: string): ActType<Record<string, Id>, Package> {
  return {
    name,
    version: 1,
    label: "take_out",
    effect: (pack, payload) =>
      withParts(pack, { [part]: (pack.parts[part] as Row[]).filter((each) => each.id !== payload[key]) }),
  };
}
