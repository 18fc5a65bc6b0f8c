// The stored sections of texts.

import type { Subject } from "../subject";
import type { SealedRows } from "./sealed_rows";

export interface StoredText {
  subject: Subject;
  section: string;
  state: string;
  known: string;
  dirty: boolean;
  writtenAt: string;
}

export class StoredTexts {
  constructor(private readonly rows: SealedRows) {}

  async of(subject: Subject): Promise<StoredText[]> {
    return this.rows.readEach("texts", await this.rows.all("texts", subject));
  }

  /** Write what `make` returns for the stored section. It is called again when another tab wrote in
   *  between. */
  async write(
    subject: Subject,
    section: string,
    make: (lies: StoredText | null) => StoredText,
  ): Promise<void> {
    const id = `${subject}/${section}`;
    for (;;) {
      const before = await this.rows.get("texts", id);
      const [lies = null] = await this.rows.readEach<StoredText>("texts", before ? [before] : []);
      const text = make(lies);
      const row = await this.rows.sealed("texts", { id, subject, dirty: text.dirty }, text);
      const same = await this.rows.putIf("texts", row, (lies) => lies?.iv.join() === before?.iv.join());
      if (same) return this.rows.tell({ subject, what: "texts" });
    }
  }

  async drop(subject: Subject, section: string): Promise<void> {
    await this.rows.write("texts", (store) => void store("texts").delete(`${subject}/${section}`));
  }
}
