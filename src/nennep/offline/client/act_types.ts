// What a device must know of each act: its label, what it changes, how it joins while it waits, how a
// refusal is settled. Each act is declared once, in one file of its app. No other list of acts exists.

import { day, hour } from "@/ui/client/dates";
import { type Word, w } from "@/ui/client/words";
import type { Act, Made, Payload, Refusal } from "./act";
import type { SubjectPackage } from "./subject";

/** One of two versions that a person compares. */
export interface Side {
  big?: string;
  lines: string[];
}

/** What the screen says to it otherwise than as two devices that recorded the same. */
export type Says = Partial<Record<"another_why" | "mine" | "theirs" | "take_mine" | "take_theirs", Word>>;

/** How a person settles a refusal with a certain code. */
export interface Settlement<P, S> {
  /** What the situation is called. It is nobody's fault. */
  label: Word;
  /** Both versions, this device's first. Absent: there is nothing to compare. */
  compare?(payload: P, facts: Payload, shown: S, act: Act): [Side, Side];
  says?: Says;
  /** What is added to the payload so that this device's version replaces the other. */
  mine?(facts: Payload): Payload;
  /** Or the act that is sent before it. */
  mineAfter?(facts: Payload): Pick<Made, "name" | "payload">;
  /** Where there are no versions to compare: what it is called to leave both, as `theirs` does. */
  apart?: Word;
  /** What is added to the payload so that the other version stays. Absent: this device's act is dropped. */
  theirs?(facts: Payload): Payload;
}

/** One act. `P` is its payload, `S` what is shown of its subject. */
export interface ActType<P = Payload, S extends SubjectPackage = SubjectPackage> {
  readonly name: string;
  /** The newest version of the payload that this script writes. */
  readonly version: number;
  readonly label: Word;
  /** What it changes on the screen. Absent: nothing, until the next package comes. */
  effect?(shown: S, payload: P, at: string): S;
  /** Two waiting acts as one; null when these two do not join. */
  join?(earlier: P, later: P): P | null;
  /** Its contents as the parts of one line. */
  summary?(payload: P, shown: S): (string | undefined)[];
  /** The screen where a refused act is entered again. */
  mend?(payload: P, shown: S): string;
  /** The fields that hold a time of day as the device's clock showed it. */
  readonly times?: readonly string[];
  /** By the code of the refusal. */
  readonly settle?: Readonly<Record<string, Settlement<P, S>>>;
  /** What follows in its queue stands on it: dropped, it would take all of that with it. */
  readonly carries?: true;
  /** It creates its subject: the server knows nothing of it before it has answered. */
  readonly begins?: true;
  /** It locks the texts of its subject, so they are sent before it. */
  readonly locksTexts?: true;
  /** Afterwards the package must be fetched: the server knows more than the device can work out. */
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

/** The type of an act. For an unknown one, such as an act of a newer program, nothing but its name. */
export function typeOf(name: string): ActType {
  return types.get(name) ?? { name, version: 1, label: "unknown_act" };
}

export function declaredActs(): ActType[] {
  return [...types.values()];
}

/** The version of the payloads written here: never newer than what the server knows, since the script may
 *  be newer than the server. */
export function versionOf(name: string, known: Record<string, number> | undefined): number {
  return Math.min(typeOf(name).version, known?.[name] ?? 1);
}

/** What is shown when one more act is done. */
export function applied<S extends SubjectPackage>(
  shown: S,
  { name, payload, capturedAt }: Pick<Act, "name" | "payload" | "capturedAt">,
): S {
  return (typeOf(name).effect?.(shown, payload, capturedAt) as S | undefined) ?? shown;
}

/** The same after the server has done the act. The result is no version of the server, so it is marked
 *  with +. */
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

/** The contents of an act, part by part. */
export function partsOf({ name, payload }: Pick<Act, "name" | "payload">, shown: SubjectPackage): string[] {
  return (typeOf(name).summary?.(payload, shown) ?? []).filter((each) => !!each) as string[];
}

/** The contents of an act in one line. */
export function summaryOf(act: Pick<Act, "name" | "payload">, shown: SubjectPackage): string {
  const text = partsOf(act, shown).join(" · ");
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** How a refused act may be settled; null for a plain refusal. */
export function settlementOf(act: Pick<Act, "name" | "refusal">): Settlement<Payload, SubjectPackage> | null {
  const { code } = act.refusal ?? ({ code: "" } as Refusal);
  return code === CLOCK_WRONG ? clockWasWrong : (typeOf(act.name).settle?.[code] ?? null);
}

/** Not the server's: the device holds an act with entered times back, after its clock was found wrong. */
export const CLOCK_WRONG = "clock_was_wrong";

const CLOCK_SAYS: Says = {
  another_why: "clock_why",
  mine: "clock_mine",
  theirs: "clock_theirs",
  take_mine: "clock_take_mine",
  take_theirs: "clock_take_theirs",
};

const clockWasWrong: Settlement<Payload, SubjectPackage> = {
  label: "clock_was_wrong",
  compare: (payload, facts) => {
    const side = (times: Payload): Side => ({
      lines: Object.keys(facts).map((name) => {
        const at = String(times[name]);
        return `${w(name as Word)}: ${hour(at)} · ${day(at)}`; // each is called as its box is
      }),
    });
    return [side(payload), side(facts)];
  },
  says: CLOCK_SAYS,
  mine: () => ({}),
  theirs: (facts) => facts,
};
