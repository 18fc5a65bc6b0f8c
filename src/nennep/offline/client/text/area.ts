// A text area tied to a Yjs text: what is typed goes in by the least change, and what comes from elsewhere is
// shown without moving the cursor.

import type * as Y from "yjs";
import { change, moved } from "./change";

/** The origin of the changes that `edit` makes. */
export const TYPED = "area";

/** Tie them; returns what unties them. `edit` is given the whole text after each letter. */
export function tie(text: Y.Text, area: HTMLTextAreaElement, edit: (after: string) => void): () => void {
  area.value = text.toString();
  const onInput = (): void => edit(area.value);
  const onChange = (event: Y.YTextEvent): void => {
    if (event.transaction.origin === TYPED) return;
    const after = text.toString();
    const step = change(area.value, after);
    const [from, to] = [moved(area.selectionStart, step), moved(area.selectionEnd, step)];
    area.value = after;
    if (document.activeElement === area) area.setSelectionRange(from, to);
  };
  area.addEventListener("input", onInput);
  text.observe(onChange);
  return () => {
    area.removeEventListener("input", onInput);
    text.unobserve(onChange);
  };
}
