// Writing free sections into the device store, each a moment after its last letter.

import * as Y from "yjs";
import { backOff, timing } from "../sending/timing";
import { base64 } from "../store/bytes";
import type { DeviceStore } from "../store/device_store";
import type { StoredText } from "../store/stored_texts";
import type { Subject } from "../subject";
import { absorb, isDirty, type Section } from "./section";
import type { Sections } from "./sections";

export class TextKeeping {
  /** Set while a section could not be put into the store. */
  trouble: unknown = null;
  private readonly unwritten = new Set<string>();
  /** Names under which sections may still be stored -> their names now. */
  private readonly former = new Map<string, string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private work: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: DeviceStore | null,
    private readonly sections: Sections,
    private readonly subject: () => Subject,
    private readonly changed: () => void,
  ) {}

  get allKept(): boolean {
    return this.store !== null && !this.unwritten.size && !this.trouble;
  }

  /** A section is to be written soon, by its name at the server. */
  soon(name: string): void {
    if (!this.store) return;
    this.unwritten.add(name);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.written(), timing.keep);
  }

  /** Put what waits, and lies in the store no more, into it again. */
  async recheck(unsent: readonly string[]): Promise<void> {
    const lying = await this.store?.rows.all("texts", this.subject()).catch(() => []);
    for (const name of lying ? unsent : [])
      if (!lying?.some(({ id }) => id === `${this.subject()}/${name}`)) this.soon(name);
  }

  /** A section has another name now: it is stored under that one, then deleted under the former. */
  renamed(former: string, name: string): void {
    this.unwritten.delete(former);
    this.former.set(former, name);
    this.soon(name);
  }

  /** Resolves when everything written so far lies in the store, or could not be put there. */
  async written(): Promise<boolean> {
    clearTimeout(this.timer);
    this.work = this.work.then(() => this.keep());
    await this.work;
    return this.allKept;
  }

  private async keep(): Promise<void> {
    const { store } = this;
    if (!store || !this.unwritten.size) return;
    for (const name of [...this.unwritten]) {
      try {
        this.unwritten.delete(name);
        const section = this.sections.section(name);
        await store.texts.write(this.subject(), name, (lies) => this.row(name, section, lies));
        section.stored = section.writtenAt;
        await this.forgetFormer(store, name);
        this.trouble = null;
        this.failures = 0;
      } catch (error) {
        this.unwritten.add(name);
        this.trouble = error ?? true;
        // there may be room later, also when nothing more is typed
        clearTimeout(this.timer);
        this.timer = setTimeout(() => void this.written(), backOff(this.failures));
        this.failures += 1;
        break;
      }
    }
    this.changed();
  }

  private async forgetFormer(store: DeviceStore, name: string): Promise<void> {
    for (const [former, now] of [...this.former]) {
      if (now !== name) continue;
      await store.texts.drop(this.subject(), former);
      this.former.delete(former);
    }
  }

  /** The row to store. What another tab stored meanwhile is merged first. */
  row(name: string, section: Section, lies: StoredText | null): StoredText {
    if (lies) absorb(section, lies);
    return {
      subject: this.subject(),
      section: name,
      state: base64(Y.encodeStateAsUpdate(section.doc)),
      known: base64(section.known),
      dirty: isDirty(section),
      writtenAt: section.writtenAt,
    };
  }
}
