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

export function localCount(key: string): number {
  return Number(localValue(key, (old) => String(Number(old ?? 0) + 1)));
}
