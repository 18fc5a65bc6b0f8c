// Small values of this browser, outside the device store. Where it stores nothing, they last as long as the
// page.

const inPage = new Map<string, string>();

export function localValue(key: string, renew: (old: string | null) => string): string {
  try {
    const value = renew(localStorage.getItem(key));
    localStorage.setItem(key, value);
    return value;
  } catch {
    const value = renew(inPage.get(key) ?? null);
    inPage.set(key, value);
    return value;
  }
}

export function localForget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // nothing is stored
  }
  inPage.delete(key);
}

/** Numbers that were typed into a form and are not an act yet, so that a reload does not take them. They
 *  stand outside the encrypted store: no names, no words. */
const TYPED = "nennep-typed-";

export function typedNumbers(form: string): Map<string, number> {
  try {
    const kept = JSON.parse(localValue(TYPED + form, (old) => old ?? "{}")) as Record<string, number>;
    return new Map(Object.entries(kept));
  } catch {
    return new Map();
  }
}

export function keepTyped(form: string, numbers: Map<string, number>): void {
  localValue(TYPED + form, () => JSON.stringify(Object.fromEntries(numbers)));
}

export function forgetTyped(form: string): void {
  localForget(TYPED + form);
}

export function forgetAllTyped(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(TYPED)) localForget(key);
}

export function localCount(key: string): number {
  return Number(localValue(key, (old) => String(Number(old ?? 0) + 1)));
}
