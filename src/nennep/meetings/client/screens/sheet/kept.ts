// Entering from paper: what stands in a box and is no act yet is kept sealed on this device, so that a reload
// takes none of it. A box that has a form of its own waits for its button; any other is recorded once it is
// filled again, as if the person had left it.

import { StoredEntries, type Typed } from "@/offline/client/store/stored_entries";
import type { Session } from "../../session";

type Box = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const BOXES = "input[name]:not([type=radio], [type=date]), textarea[name], select[name]";

/** What is typed on one sheet. */
class Sheet {
  private typed: Typed = {};
  /** Read from the device and not yet back in its box, which may not be drawn yet. */
  private readonly back: Map<string, string> = new Map();
  private readonly stored: StoredEntries | null;

  constructor({ store, at }: Session) {
    this.stored = store && new StoredEntries(store.rows, at.subject);
  }

  async pickUp(): Promise<void> {
    const found: Typed = (await this.stored?.read().catch(() => ({}))) ?? {};
    for (const [key, value] of Object.entries(found)) this.back.set(key, value);
    this.typed = { ...found, ...this.typed };
  }

  /** Fill the boxes that are drawn by now. */
  fill(root: HTMLElement): void {
    if (!this.back.size) return;
    for (const box of root.querySelectorAll<Box>(BOXES)) {
      const key = keyOf(root, box);
      const value = this.back.get(key);
      if (value === undefined) continue;
      this.back.delete(key);
      if (box instanceof HTMLInputElement && box.type === "checkbox") box.checked = value !== "";
      else box.value = value;
      if (value) unfold(box);
      for (const what of ["input", "change"]) box.dispatchEvent(new Event(what, { bubbles: true }));
    }
  }

  note(root: HTMLElement, box: Box): void {
    const checked = box instanceof HTMLInputElement && box.type === "checkbox";
    this.put(keyOf(root, box), checked ? (box.checked ? "on" : "") : box.value);
  }

  /** A box without a button was left: what it says is an act by now, if it can be one. */
  left(root: HTMLElement, box: Box): void {
    if (!sends(box) && box.checkValidity()) this.put(keyOf(root, box), null);
  }

  sent(root: HTMLElement, form: HTMLFormElement): void {
    if (form.checkValidity()) this.emptied(root, form);
  }

  /** What was sent or emptied is not kept any longer. */
  emptied(root: HTMLElement, form: HTMLFormElement): void {
    for (const box of form.querySelectorAll<Box>(BOXES)) this.put(keyOf(root, box), null);
  }

  private put(key: string, value: string | null): void {
    if (value === null && !(key in this.typed)) return;
    if (value === null) delete this.typed[key];
    else this.typed[key] = value;
    this.stored?.put(this.typed);
  }
}

/** What was typed is seen again, in however many folds it stands. */
function unfold(box: Element): void {
  for (let at = box.closest("details"); at; at = at.parentElement?.closest("details") ?? null) at.open = true;
}

/** The place of a box on the sheet: its section, the form in it, its name. */
function keyOf(root: HTMLElement, box: Box): string {
  const section = box.closest("section.sheet-part");
  const place = (of: Element | null, all: string, within: Element | null): number =>
    of ? [...(within ?? root).querySelectorAll(all)].indexOf(of) : -1;
  const form = place(box.closest("form"), "form", section);
  return `${place(section, "section.sheet-part", root)}/${form}/${box.name}`;
}

const sends = (box: Box): boolean => !!box.form?.querySelector("[type=submit]");

const sheets = new Map<string, Sheet>();

/** Called each time the sheet is drawn. */
export function keepTyped(session: Session, root: HTMLElement): void {
  const { subject } = session.at;
  const known = sheets.get(subject);
  if (known) {
    known.fill(root);
    return;
  }
  const made = new Sheet(session);
  sheets.set(subject, made);
  void made.pickUp().then(session.draw);
}

const isBox = (target: EventTarget | null): target is Box => (target as Element).matches(BOXES);

/** The listeners of the sheet. */
export function keeping(
  session: Session,
): Record<"input" | "change" | "submit" | "reset", (event: Event) => void> {
  const on =
    (what: (sheet: Sheet, root: HTMLElement, target: EventTarget) => void) =>
    (event: Event): void => {
      const sheet = sheets.get(session.at.subject);
      if (sheet && event.target) what(sheet, event.currentTarget as HTMLElement, event.target);
    };
  const sent = on((sheet, root, form) => sheet.sent(root, form as HTMLFormElement));
  return {
    input: on((sheet, root, box) => isBox(box) && sheet.note(root, box)),
    change: on((sheet, root, box) => isBox(box) && sheet.left(root, box)),
    submit: sent,
    reset: on((sheet, root, form) => sheet.emptied(root, form as HTMLFormElement)),
  };
}
