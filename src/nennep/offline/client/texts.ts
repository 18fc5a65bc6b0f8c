// The free sections as Yjs documents: bound to text areas by the least change, kept in the device store,
// exchanged over plain HTTP. A document has one root, a Y.Text named "text"; it starts empty, and no program
// writes into it. On the device a section goes by the last two words of its key, `<part or ->/<section>`; at
// the server its subject stands before them.

import * as Y from "yjs";
import { type Asker, headersOf } from "./act";
import { ask, type Silence, silence } from "./ask";
import { base64, unbase64 } from "./bytes";
import type { DeviceStore } from "./device_store";
import type { KnownAs } from "./known_as";
import type { StoredText } from "./stored_texts";
import { idOf, kindOf, type Subject } from "./subject";
import { change, moved } from "./text_change";
import { absorb, emptySection, isDirty, isSendable, NOTHING, REMOTE, type Section } from "./text_section";
import { timing } from "./timing";
import { uuid7 } from "./uuid";

/** Sections in one exchange. */
const AT_ONCE = 50;

interface Answer {
  key: string;
  missing?: string;
  state_vector?: string;
  locked?: boolean;
  proposal?: boolean;
  code?: string;
  message?: string;
}

export class Texts {
  /** What a section was refused with. */
  readonly refused = new Map<string, string>();
  /** Sections whose edits the server keeps as a proposal, for they came after the lock or without the
   *  right. */
  readonly proposals = new Set<string>();
  /** Set while a section could not be put into the store. */
  trouble: unknown = null;
  private readonly sections = new Map<string, Section>();
  private known: KnownAs = {};
  private readonly unwritten = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private work: Promise<void> = Promise.resolve();

  constructor(
    public subject: Subject,
    private readonly asker: Asker,
    readonly store: DeviceStore | null,
    /** Told when something was written here and wants to be sent, and when the screen must be drawn again. */
    private readonly touched: () => void,
    private readonly changed: () => void,
    /** The address of the exchange; of its subject's kind when it is not said. */
    private readonly url = "",
  ) {}

  /** Take in the states that came with a package: keys are those of the server. */
  take(states: Record<string, string>, known: KnownAs = {}): void {
    this.known = known;
    for (const mine of [...this.sections.keys()]) this.rename(mine);
    for (const [key, state] of Object.entries(states)) {
      const section = this.section(key.split("/").slice(-2).join("/"));
      if (!state) continue;
      const update = unbase64(state);
      Y.applyUpdate(section.doc, update, REMOTE);
      section.known = Y.encodeStateVectorFromUpdate(update);
    }
  }

  /** Take in what lies in the store: of a page before this one, or of another tab. */
  async pickUp(): Promise<void> {
    if (!this.store?.open) return;
    for (const row of await this.store.texts.of(this.subject)) this.takeRow(row);
  }

  read(name: string): string {
    return this.section(name).text.toString();
  }

  /** Write a section as a whole, by the least change; for what has no text area. */
  write(name: string, text: string): void {
    this.edit(name, text);
  }

  get waiting(): number {
    return [...this.sections.values()].filter(isDirty).length;
  }
  /** Whether something is to be sent now; a refused section waits for a change. */
  get sendable(): boolean {
    return [...this.sections.values()].some(isSendable);
  }
  get allKept(): boolean {
    return this.store !== null && !this.unwritten.size && !this.trouble;
  }

  /** Tie a text area to a section; returns what unties it. */
  bind(name: string, area: HTMLTextAreaElement): () => void {
    const { text } = this.section(name);
    area.value = text.toString();
    const onInput = (): void => this.edit(name, area.value);
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

  /** One exchange of what is unsent; null when it was answered, whatever it said of each section. */
  async exchange(): Promise<Silence | null> {
    const dirty = [...this.sections].filter(([, section]) => isSendable(section)).slice(0, AT_ONCE);
    if (!dirty.length) return null;
    const edits = new Map(dirty.map(([name, section]) => [name, section.edits]));
    const found = await this.post(
      dirty.map(([name, { doc, known, writtenAt }]) => ({
        key: `${this.subject}/${name}`,
        update: base64(Y.encodeStateAsUpdate(doc, known)),
        state_vector: base64(Y.encodeStateVector(doc)),
        written_at: writtenAt,
      })),
    );
    if (typeof found === "string") return found;
    for (const answer of found) {
      const name = answer.key.split("/").slice(-2).join("/");
      if (edits.has(name)) this.takeAnswer(name, answer, edits.get(name)!);
      edits.delete(name);
    }
    this.changed();
    await this.written();
    return edits.size ? "server" : null; // of a section that was not answered nothing is known
  }

  /** A person leaves a section that the server does not take: its words go into the log of this device. */
  async putAside(name: string): Promise<void> {
    const section = this.section(name);
    const said = { section: name, text: section.text.toString() };
    await this.store?.acts.putAside(
      {
        key: uuid7(),
        name: "text",
        version: 1,
        payload: said,
        capturedAt: section.writtenAt,
        offsetMs: null,
        seq: 0,
        subject: this.subject,
        attempts: 0,
      },
      "set_aside",
    );
    section.sent = section.edits;
    this.refused.delete(name);
    this.toKeep(this.nameOf(name));
    this.changed();
  }

  /** Everything that was refused may be tried again. */
  release(): void {
    for (const section of this.sections.values()) section.refusedAt = -1;
  }

  /** Resolves when everything written so far lies in the store, or could not be put there. */
  async written(): Promise<boolean> {
    clearTimeout(this.timer);
    this.work = this.work.then(() => this.keep());
    await this.work;
    return this.allKept;
  }

  private edit(name: string, after: string): void {
    const section = this.section(name);
    const step = change(section.text.toString(), after);
    if (!step.gone && !step.come) return;
    section.doc.transact(() => {
      if (step.gone) section.text.delete(step.at, step.gone);
      if (step.come) section.text.insert(step.at, step.come);
    }, "area");
    section.edits += 1;
    section.writtenAt = new Date(this.asker.clock.now).toISOString();
    this.toKeep(this.nameOf(name));
    this.touched();
  }

  private takeAnswer(name: string, answer: Answer, sent: number): void {
    const section = this.section(name);
    if (answer.code === "collab_gap") {
      // The server lacks something earlier: everything is sent, once more.
      if (section.known === NOTHING) section.refusedAt = sent;
      section.known = NOTHING;
      return;
    }
    if (answer.code) {
      this.refused.set(name, answer.message ?? answer.code);
      section.refusedAt = sent;
      return;
    }
    this.refused.delete(name);
    if (answer.proposal) this.proposals.add(name);
    section.sent = sent;
    if (answer.missing) Y.applyUpdate(section.doc, unbase64(answer.missing), REMOTE);
    if (answer.state_vector) section.known = unbase64(answer.state_vector);
    this.toKeep(name);
  }

  private takeRow(row: StoredText): void {
    const section = this.section(row.section);
    if (section.known === NOTHING) section.known = unbase64(row.known);
    absorb(section, row);
  }

  private toKeep(name: string): void {
    if (!this.store) return;
    this.unwritten.add(name);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.written(), timing.keep);
  }

  private async keep(): Promise<void> {
    const { store } = this;
    if (!store || !this.unwritten.size) return;
    for (const name of [...this.unwritten]) {
      try {
        this.unwritten.delete(name);
        const section = this.section(name);
        await store.texts.write(this.subject, name, (lies) => this.row(name, section, lies));
        section.stored = section.writtenAt;
        this.trouble = null;
      } catch (error) {
        this.unwritten.add(name);
        this.trouble = error ?? true;
        break;
      }
    }
    this.changed();
  }

  /** The section as it is to lie; what another tab put there meanwhile is taken in first. */
  private row(name: string, section: Section, lies: StoredText | null): StoredText {
    if (lies) absorb(section, lies);
    return {
      subject: this.subject,
      section: name,
      state: base64(Y.encodeStateAsUpdate(section.doc)),
      known: base64(section.known),
      dirty: isDirty(section),
      writtenAt: section.writtenAt,
    };
  }

  private async post(texts: { key: string }[]): Promise<Answer[] | Silence> {
    try {
      const url = this.url || (kindOf(this.subject)?.textsUrl(idOf(this.subject)) ?? "");
      const found = await ask(url, {
        method: "POST",
        headers: headersOf(this.asker),
        body: JSON.stringify({ texts }),
      });
      const why = silence(found);
      if (why) return why;
      const {
        texts: answers,
        code,
        message,
      } = (found.body ?? {}) as { texts?: Answer[]; code?: string; message?: string };
      if (found.ok) return answers ?? "server";
      // the subject itself is not the server's, or not ours any more: that is an answer to every section
      return code ? texts.map(({ key }) => ({ key, code, ...(message ? { message } : {}) })) : "server";
    } catch {
      return "network";
    }
  }

  private nameOf(name: string): string {
    const [item = "", section = ""] = name.split("/");
    return `${this.known[item] ?? item}/${section}`;
  }

  private section(name: string): Section {
    const known = this.nameOf(name);
    let found = this.sections.get(known);
    if (!found) {
      found = emptySection();
      this.sections.set(known, found);
    }
    return found;
  }

  /** A part turned out to be one that the server knows by another id: its section goes under that one. */
  private rename(mine: string): void {
    const theirs = this.nameOf(mine);
    const [from, to] = [this.sections.get(mine)!, this.sections.get(theirs)];
    if (theirs === mine) return;
    this.sections.delete(mine);
    if (!to) this.sections.set(theirs, from);
    else {
      // Both were written: two documents become one. A text area may still be tied to the first for a moment.
      Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc), REMOTE);
      from.doc.on("update", (update: Uint8Array) => Y.applyUpdate(to.doc, update, REMOTE));
      if (isDirty(from)) to.edits += 1;
      to.writtenAt ||= from.writtenAt;
    }
    this.toKeep(theirs);
    void this.written()
      .then((kept) => (kept ? this.store?.texts.drop(this.subject, mine) : undefined))
      .catch(() => undefined);
  }
}
