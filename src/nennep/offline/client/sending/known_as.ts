// Ids that this phone made, and what the server calls the same thing: what was begun without a signal may
// turn out to be one that somebody drafted meanwhile, and what belongs to it with it.

import type { Id } from "../uuid";

export type KnownAs = Readonly<Record<Id, Id>>;

/** A value with every id in it as the server knows it. */
export function mapped<T>(value: T, known: KnownAs): T {
  if (typeof value === "string") return (known[value] ?? value) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => mapped(each, known)) as T;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, mapped(each as unknown, known)]),
  ) as T;
}

/** The place after # with its ids as the server knows them. */
export function mappedPlace(hash: string, known: KnownAs): string {
  return hash
    .split("/")
    .map((part) => known[part] ?? part)
    .join("/");
}
