// Lưu ý: what the facts of a meeting show. The server says the sentences; what it can know without the server
// a device works out itself, in the same words (docs/mechanisms/findings.md).

import type { Id } from "@/offline/client/uuid";
import { declarePart, type Package, type Parts } from "../package";

export interface Finding {
  code: string;
  /** Where in the room it is put right; "" where it is not. */
  place: string;
  button: string;
  sentence: string;
  remedy: string;
  citation: string;
  /** Why it is as it is, once somebody said so. */
  reason: string;
}

type Words = Pick<Finding, "button" | "sentence" | "remedy" | "citation">;

declare module "../package" {
  interface Parts {
    findings: Findings;
  }
}

interface Findings {
  /** The sentences of what a device works out, by code; none where no rule of the day asks for it. */
  words: Record<string, Words>;
  /** Kinds of items that are asked about when nothing is recorded under them. */
  asked: string[];
  /** What only the server finds, as it last said. */
  found: Finding[];
}

const NONE: Findings = { words: {}, asked: [], found: [] };

declarePart("findings", NONE);

/** A package that was kept before there were any has none. */
export function findingsIn({ parts }: Package): Findings {
  return (parts as Partial<Parts>).findings ?? NONE;
}

/** What is known of a meeting whose minutes are about to be adopted. */
export interface Closing {
  pack: Package;
  read(item: Id, section: "gist" | "conclusion"): string;
  /** When it ended, as far as that was said. */
  ended: string | null;
}

/** A finding in the server's words; nothing where its rule is not in force that day. */
export function found(
  { pack }: Closing,
  code: string,
  place: string,
  values: Record<string, string | number> = {},
): Finding[] {
  const words = findingsIn(pack).words[code];
  if (!words) return [];
  const filled = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  const { button, citation } = words;
  const [sentence, remedy] = [filled(words.sentence), filled(words.remedy)];
  return [{ code, place, button, sentence, remedy, citation, reason: "" }];
}

/** The place in the room of the first item of a kind; the agenda where there is none. */
export function placeOf(pack: Package, kind: string): string {
  const item = pack.parts.items.find((each) => each.kind === kind);
  return item ? `item/${item.id}` : "agenda";
}
