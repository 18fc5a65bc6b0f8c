// The free sections as Yjs documents: bound to text areas by the least change, exchanged over plain HTTP.
// A document has one root, a Y.Text named "text"; it starts empty, and no program writes into it.

import * as Y from "yjs";
import { isJson } from "./package";

const ROOT = "text";
const SEND_AFTER_MS = 1200;
const REMOTE = "server";
/** The state vector of an empty document. */
const NOTHING = new Uint8Array([0]);

interface Section {
  doc: Y.Doc;
  text: Y.Text;
  /** What the server has, as a state vector. */
  known: Uint8Array;
  /** Edits made here, and how many of them were sent. (A deletion does not show in a state vector.) */
  edits: number;
  sent: number;
}

interface Answer {
  key: string; missing?: string; state_vector?: string; locked?: boolean; proposal?: boolean;
  code?: string; message?: string;
}

export type TextsState = "received" | "sending" | "waiting";

/** The change from one text to another: `at`, how much goes, what comes. The least there is at one place. */
export function change(before: string, after: string): { at: number; gone: number; come: string } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  // Never cut between the two halves of a character beyond the first plane.
  if (start > 0 && isHigh(before, start - 1)) start -= 1;
  if (end > 0 && isLow(before, before.length - end)) end -= 1;
  return { at: start, gone: before.length - end - start, come: after.slice(start, after.length - end) };
}

const isHigh = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xd800;
const isLow = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

/** Where a caret stands after a change before or around it. */
export function moved(caret: number, { at, gone, come }: { at: number; gone: number; come: string }): number {
  if (caret <= at) return caret;
  return caret >= at + gone ? caret + come.length - gone : at + come.length;
}

export class Texts {
  state: TextsState = "received";
  /** What a section was refused with, by key. */
  readonly refused = new Map<string, string>();
  private readonly sections = new Map<string, Section>();
  private timer: number | undefined;

  constructor(
    private readonly url: string,
    private readonly device: string,
    private readonly token: () => string,
    private readonly changed: () => void,
  ) {}

  /** Take in the states that came with a package. */
  take(states: Record<string, string>): void {
    for (const [key, state] of Object.entries(states)) {
      const section = this.section(key);
      if (!state) continue;
      const update = bytes(state);
      Y.applyUpdate(section.doc, update, REMOTE);
      section.known = Y.encodeStateVectorFromUpdate(update);
    }
  }

  read(key: string): string {
    return this.section(key).text.toString();
  }

  get waiting(): boolean {
    return this.state !== "received" || [...this.sections.values()].some(isDirty);
  }

  /** Tie a text area to a section; returns what unties it. */
  bind(key: string, area: HTMLTextAreaElement): () => void {
    const { doc, text } = this.section(key);
    area.value = text.toString();
    const onInput = (): void => {
      const step = change(text.toString(), area.value);
      doc.transact(() => {
        if (step.gone) text.delete(step.at, step.gone);
        if (step.come) text.insert(step.at, step.come);
      }, "area");
      this.touch(key);
    };
    const onChange = (event: Y.YTextEvent): void => {
      if (event.transaction.origin === "area") return;
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

  /** Send what is unsent; false when the server could not take it in. */
  async flushed(): Promise<boolean> {
    clearTimeout(this.timer);
    const dirty = [...this.sections].filter(([, section]) => isDirty(section));
    if (!dirty.length) return true;
    this.be("sending");
    const edits = new Map(dirty.map(([key, section]) => [key, section.edits]));
    const answers = await this.post(dirty.map(([key, { doc, known }]) => ({
      key,
      update: base64(Y.encodeStateAsUpdate(doc, known)),
      state_vector: base64(Y.encodeStateVector(doc)),
    })));
    for (const answer of answers ?? []) this.takeAnswer(answer, edits.get(answer.key) ?? 0);
    const left = answers === null || [...this.sections.values()].some(isDirty);
    this.be(left ? "waiting" : "received");
    if (left) this.later(answers === null ? 5000 : SEND_AFTER_MS);
    return !left;
  }

  private takeAnswer(answer: Answer, sent: number): void {
    const section = this.section(answer.key);
    if (answer.code) {
      this.refused.set(answer.key, answer.message ?? answer.code);
      // A gap is closed by sending everything; anything else would be refused again.
      section.known = NOTHING;
      if (answer.code !== "collab_gap") section.sent = sent;
      return;
    }
    this.refused.delete(answer.key);
    section.sent = sent;
    if (answer.missing) Y.applyUpdate(section.doc, bytes(answer.missing), REMOTE);
    if (answer.state_vector) section.known = bytes(answer.state_vector);
  }

  private touch(key: string): void {
    this.section(key).edits += 1;
    this.be("sending");
    this.later(SEND_AFTER_MS);
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flushed(), ms) as unknown as number;
  }

  private be(state: TextsState): void {
    if (this.state === state) return;
    this.state = state;
    this.changed();
  }

  private async post(texts: unknown[]): Promise<Answer[] | null> {
    try {
      const answer = await fetch(this.url, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.token(), "Nennep-Device": this.device },
        body: JSON.stringify({ texts }),
      });
      if (!answer.ok || !isJson(answer)) return null;
      return ((await answer.json()) as { texts: Answer[] }).texts;
    } catch {
      return null;
    }
  }

  private section(key: string): Section {
    let found = this.sections.get(key);
    if (!found) {
      const doc = new Y.Doc();
      found = { doc, text: doc.getText(ROOT), known: NOTHING, edits: 0, sent: 0 };
      this.sections.set(key, found);
    }
    return found;
  }
}

function bytes(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

function base64(data: Uint8Array): string {
  let text = "";
  for (const byte of data) text += String.fromCharCode(byte);
  return btoa(text);
}

function isDirty(section: Section): boolean {
  return section.edits !== section.sent;
}
