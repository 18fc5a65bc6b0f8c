// What a device must know of each act: how it is called, what it changes, what becomes of it when it waits or
// is refused. Each act is declared once, in one file of its app; nothing else anywhere lists acts by name.

import { type Word, w } from "@/ui/client/words";
import type { Act, Made, Payload, Refusal } from "./act";
import type { SubjectPackage } from "./subject";

/** One side of two that differ, as a person compares them. */
export interface Side {
  big?: string;
  lines: string[];
}

/** How a person settles a refusal with a certain code. */
export interface Settlement<P, S> {
  /** What to call it. Nobody did anything wrong. */
  label: Word;
  /** Both sides, this device's first; without it there is nothing to compare. */
  compare?(payload: P, facts: Payload, shown: S, act: Act): [Side, Side];
  /** What the payload says besides, for this device's to stand in the other's place. */
  mine?(facts: Payload): Payload;
  /** Or the act that goes before it. */
  mineAfter?(facts: Payload): Pick<Made, "name" | "payload">;
  /** What the payload says besides, for the other's to stand; without it this device's is left out. */
  theirs?(facts: Payload): Payload;
}

/** One act. `P` is its payload, `S` what is shown of its subject. */
export interface ActType<P = Payload, S extends SubjectPackage = SubjectPackage> {
  readonly name: string;
  /** The newest version of the payload that this script writes. */
  readonly version: number;
  readonly label: Word;
  /** What it changes in what is shown; without it, nothing before the next package. */
  effect?(shown: S, payload: P, at: string): S;
  /** Two that wait as one; null when these two do not join. */
  join?(earlier: P, later: P): P | null;
  /** What it says, in parts of a line. */
  summary?(payload: P, shown: S): (string | undefined)[];
  /** The place on which a refused one is entered again. */
  mend?(payload: P, shown: S): string;
  /** By the code of the refusal. */
  readonly settle?: Readonly<Record<string, Settlement<P, S>>>;
  /** It makes its subject: before it is answered the server has nothing of it. */
  readonly begins?: true;
  /** It locks the texts of its subject: they go before it. */
  readonly locksTexts?: true;
  /** The server knows more afterwards than can be worked out here. */
  readonly outdates?: true;
}

const types = new Map<string, ActType>();

/** Declare the acts of one thing. Throws when one of them is declared already. */
// biome-ignore lint/suspicious/noExplicitAny: each has a payload type of its own
export function declareActs<S extends SubjectPackage>(...declared: ActType<any, S>[]): void {
  for (const type of declared) {
    if (types.has(type.name)) throw new Error(`${type.name} is declared twice`);
    types.set(type.name, type as unknown as ActType);
  }
}

/** Of an act that this script does not know, such as one that a newer program put down, nothing but its
 *  name. */
export function typeOf(name: string): ActType {
  return types.get(name) ?? { name, version: 1, label: "unknown_act" };
}

export function declaredActs(): ActType[] {
  return [...types.values()];
}

/** The version of what is written here, never newer than what the server knows: a script may be older or
 *  newer than it. */
export function versionOf(name: string, known: Record<string, number> | undefined): number {
  return Math.min(typeOf(name).version, known?.[name] ?? 1);
}

/** What is shown with one more act done. */
export function applied<S extends SubjectPackage>(
  shown: S,
  { name, payload, capturedAt }: Pick<Act, "name" | "payload" | "capturedAt">,
): S {
  return (typeOf(name).effect?.(shown, payload, capturedAt) as S | undefined) ?? shown;
}

/** The same once the server has done it: this is no version of the server's any more, and the next look
 *  brings its own. */
export function done<S extends SubjectPackage>(
  shown: S,
  act: Pick<Act, "name" | "payload" | "capturedAt">,
): S {
  const { version } = shown;
  return { ...applied(shown, act), version: !version || version.endsWith("+") ? version : `${version}+` };
}

const LONGEST = 160;

export function labelOf({ name }: Pick<Act, "name">): string {
  return w(typeOf(name).label, { name });
}

/** What an act says, in a line. */
export function summaryOf({ name, payload }: Pick<Act, "name" | "payload">, shown: SubjectPackage): string {
  const text = (typeOf(name).summary?.(payload, shown) ?? []).filter(Boolean).join(" · ");
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** How a refused act may be settled; null for a plain refusal. */
export function settlementOf(act: Pick<Act, "name" | "refusal">): Settlement<Payload, SubjectPackage> | null {
  const { code } = act.refusal ?? ({ code: "" } as Refusal);
  return typeOf(act.name).settle?.[code] ?? null;
}
