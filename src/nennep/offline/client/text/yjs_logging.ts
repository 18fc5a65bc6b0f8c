// In the place of lib0/logging, of which Yjs uses three warnings: the colours of its console brought a tenth
// of the bundle with them. Named in aliases.json.

export const print = (...said: unknown[]): void => console.warn(...said.filter(Boolean));
export const warn = print;
export const [BOLD, UNBOLD, ORANGE, RED] = ["", "", "", ""];
