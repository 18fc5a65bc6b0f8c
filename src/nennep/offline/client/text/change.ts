// The smallest change from one text to another, and the position of the cursor after it.

/** The smallest change at one place: `at`, how many characters go, what comes. */
export function change(before: string, after: string): { at: number; gone: number; come: string } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  // Never cut a surrogate pair in two.
  if (start > 0 && isHigh(before, start - 1)) start -= 1;
  if (end > 0 && isLow(before, before.length - end)) end -= 1;
  return { at: start, gone: before.length - end - start, come: after.slice(start, after.length - end) };
}

const isHigh = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xd800;
const isLow = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

/** The position of the cursor after a change. */
export function moved(caret: number, { at, gone, come }: { at: number; gone: number; come: string }): number {
  if (caret <= at) return caret;
  return caret >= at + gone ? caret + come.length - gone : at + come.length;
}
