// The words of the scripts' screens. Each app adds a table of its own in Vietnamese and declares its keys to
// the compiler. The English words are a script of their own, which only English pages load.

/** The keys of all words. Each table adds its own: `declare module "@/ui/client/words" { interface Words
 *  extends … }`. */
// biome-ignore lint/suspicious/noEmptyInterface: the tables of the apps fill it
export interface Words {}

export type Word = keyof Words;

const table: Record<string, string> = {};

export function addWords(words: Readonly<Record<string, string>>): void {
  Object.assign(table, words);
}

/** The same words in English, on an English page. */
const english = (globalThis as { nennepEnglish?: Record<string, string> }).nennepEnglish;

/** A word or sentence, with its {places} filled. */
export function w(word: Word, places: Record<string, string | number> = {}): string {
  const text = (english ?? table)[word] ?? word;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(places[name] ?? whole));
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** A number with the decimal sign of the language. */
export function number(value: number): string {
  return String(Math.round(value * 10) / 10).replace(".", english ? "." : ",");
}
