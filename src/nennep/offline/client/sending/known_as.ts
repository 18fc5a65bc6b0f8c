// Ids that this device made, and the server's ids of the same things. What was begun without a signal may be
// merged with a draft that somebody made meanwhile.

import type { Id } from "../uuid";

export type KnownAs = Readonly<Record<Id, Id>>;

/** A value with every id replaced by the server's. */
export function mapped<T>(value: T, known: KnownAs): T {
  if (typeof value === "string") return (known[value] ?? value) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => mapped(each, known)) as T;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, mapped(each as unknown, known)]),
  ) as T;
}

/** The place after # with its ids replaced by the server's. */
export function mappedPlace(hash: string, known: KnownAs): string {
  return hash
    .split("/")
    .map((part) => known[part] ?? part)
    .join("/");
}
