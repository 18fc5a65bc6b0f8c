// The free sections as Yjs documents: tied to text areas, stored on the device, exchanged over plain HTTP. A
// document has one root, a Y.Text named "text"; it starts empty, and only people write into it. The name of
// a section is `<part or ->/<section>`; its key at the server has the subject before it.

import * as Y from "yjs";
import type { Act, Asker } from "../act";
import type { Silence } from "../sending/ask";
import type { KnownAs } from "../sending/known_as";
import { base64, unbase64 } from "../store/bytes";
import type { DeviceStore } from "../store/device_store";
import type { StoredText } from "../store/stored_texts";
import { idOf, kindOf, type Subject } from "../subject";
import { uuid7 } from "../uuid";
import { TYPED, tie } from "./area";
import { change } from "./change";
import { exchangeTexts, type TextAnswer } from "./exchange";
import { TextKeeping } from "./keeping";
import { absorb, isDirty, isSendable, NOTHING, REMOTE, type Section } from "./section";
import { Sections } from "./sections";

/** The most sections in one exchange. */
const AT_ONCE = 50;

export class Texts {
  /** The refusal of a section, in words. */
  readonly refused = new Map<string, string>();
  /** Sections whose edits the server keeps as a proposal: they came after the lock, or without the right. */
  readonly proposals = new Set<string>();
  private readonly sections = new Sections();
  readonly keeping: TextKeeping;

  constructor(
    public subject: Subject,
    private readonly asker: Asker,
    readonly store: DeviceStore | null,
    /** Called when something was written here, and when the screen must be drawn again. */
    private readonly touched: () => void,
    private readonly changed: () => void,
    /** The address of the exchange; that of the subject's kind when empty. */
    private readonly url = "",
  ) {
    this.keeping = new TextKeeping(store, this.sections, () => this.subject, changed);
  }

  /** Merge the states that came with a package, by their keys at the server. */
  take(states: Record<string, string>, known: KnownAs = {}): void {
    for (const [mine, theirs] of this.sections.learn(known)) this.renamed(mine, theirs);
    for (const [key, state] of Object.entries(states)) {
      const section = this.section(key.split("/").slice(-2).join("/"));
      if (!state) continue;
      const update = unbase64(state);
      Y.applyUpdate(section.doc, update, REMOTE);
      section.known = Y.encodeStateVectorFromUpdate(update);
    }
  }

  /** Merge what an earlier page or another tab put into the store. */
  async pickUp(): Promise<void> {
    if (!this.store?.open) return;
    for (const row of await this.store.texts.of(this.subject)) this.takeRow(row);
  }

  read(name: string): string {
    return this.section(name).text.toString();
  }

  /** Write a whole section, by the smallest change; for what has no text area. */
  write(name: string, text: string): void {
    this.edit(name, this.section(name), text);
  }

  get waiting(): number {
    return this.unsent.length;
  }
  /** The sections with something unsent. */
  get unsent(): string[] {
    return this.sections.all.filter(([, each]) => isDirty(each)).map(([name]) => name);
  }
  /** When the first of what is unsent was last written. */
  get oldest(): string | undefined {
    const unsent = this.sections.all.filter(([, each]) => isDirty(each));
    return unsent.map(([, each]) => each.writtenAt).sort()[0];
  }
  /** Whether something is to be sent now; a refused section waits for a change. */
  get sendable(): boolean {
    return this.sections.all.some(([, each]) => isSendable(each));
  }
  /** Whether the server refused words that are still unsent: a person shortens them or drops them. */
  get stuck(): boolean {
    return this.sections.all.some(([name, each]) => isDirty(each) && this.refused.has(name));
  }
  /** Why a section could not be put into the store; null where all could. */
  get trouble(): unknown {
    return this.keeping.trouble;
  }
  get allKept(): boolean {
    return this.keeping.allKept;
  }

  /** Tie a text area to a section; returns what unties it. The area shows this very section until it is tied
   *  anew, also when the section was joined to another meanwhile. */
  bind(name: string, area: HTMLTextAreaElement): () => void {
    const shown = this.section(name);
    return tie(shown.text, area, (after) => this.edit(name, shown, after));
  }

  /** One exchange of what is to be sent. Null when it was answered, whatever the answer to each section. */
  async exchange(): Promise<Silence | null> {
    const dirty = this.sections.all.filter(([, section]) => isSendable(section)).slice(0, AT_ONCE);
    const sent = new Map(dirty.map(([name, section]) => [name, { section, edits: section.edits }]));
    const found = await exchangeTexts(
      this.url || (kindOf(this.subject)?.textsUrl(idOf(this.subject)) ?? ""),
      this.asker,
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
      const what = sent.get(name);
      // what was joined meanwhile to a section of another name is sent again, as one
      if (what && this.section(name) === what.section) {
        this.takeAnswer(this.sections.nameOf(name), answer, what.edits);
      }
      sent.delete(name);
    }
    this.changed();
    await this.keeping.written();
    return sent.size ? "server" : null; // a section was not answered: nothing is known of it
  }

  /** The words of a section as they go into the log of this device, when a person drops it. */
  asAct(name: string): Act {
    const { text, writtenAt } = this.section(name);
    const payload = { section: name, text: text.toString() };
    const rest = { offsetMs: null, seq: 0, subject: this.subject, attempts: 0 };
    return { key: uuid7(), name: "text", version: 1, payload, capturedAt: writtenAt, ...rest };
  }

  /** A person dropped a section that the server refuses; its words are in the log. */
  dropped(name: string): void {
    const section = this.section(name);
    section.sent = section.edits;
    this.refused.delete(name);
    this.keeping.soon(this.sections.nameOf(name));
    this.changed();
  }

  /** Everything that was refused may be tried again. */
  release(): void {
    for (const [, section] of this.sections.all) section.refusedAt = -1;
  }

  /** Resolves when everything written so far lies in the store, or could not be put there. */
  written(): Promise<boolean> {
    return this.keeping.written();
  }

  /** Change `shown`, which was read when the change was made; what it was joined to is what is sent. */
  private edit(name: string, shown: Section, after: string): void {
    const step = change(shown.text.toString(), after);
    if (!step.gone && !step.come) return;
    shown.doc.transact(() => {
      if (step.gone) shown.text.delete(step.at, step.gone);
      if (step.come) shown.text.insert(step.at, step.come);
    }, TYPED);
    const section = this.section(name);
    section.edits += 1;
    section.writtenAt = new Date(this.asker.clock.now).toISOString();
    this.keeping.soon(this.sections.nameOf(name));
    this.touched();
  }

  private takeAnswer(name: string, answer: TextAnswer, sent: number): void {
    const section = this.section(name);
    if (answer.code === "collab_gap") {
      // The server lacks something earlier: the whole text is sent once.
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
    this.keeping.soon(name);
  }

  private takeRow(row: StoredText): void {
    const section = this.section(row.section);
    const name = this.sections.nameOf(row.section);
    if (name !== row.section) this.keeping.renamed(row.section, name);
    if (section.known === NOTHING) section.known = unbase64(row.known);
    absorb(section, row);
  }

  section(name: string): Section {
    return this.sections.section(name);
  }

  /** A section has another name now, under which it may pass. */
  private renamed(mine: string, theirs: string): void {
    if (this.refused.delete(mine)) this.section(theirs).refusedAt = -1;
    if (this.proposals.delete(mine)) this.proposals.add(theirs);
    this.keeping.renamed(mine, theirs);
  }
}
