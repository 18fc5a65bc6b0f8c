// The sentences of the minutes, from the file that Python uses too (meetings/printed/sentences.json). What
// is printed is always Vietnamese, so it is in no table of words.

import sentences from "@/meetings/printed/sentences.json";

export type Sentence = keyof typeof sentences;

/** One sentence with its values. */
export function say(key: Sentence, values: Record<string, string | number> = {}): string {
  return sentences[key].replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${key} lacks ${name}`);
    return String(value);
  });
}

/** A sentence without values; undefined where there is none of this key. */
export function sayIfKnown(key: string): string | undefined {
  return key in sentences ? say(key as Sentence) : undefined;
}

/** The sentence `key.kind`, or `key` where this kind has none of its own. */
export function sayOf(key: Sentence, kind: string): string {
  return sayIfKnown(`${key}.${kind}`) ?? say(key);
}
