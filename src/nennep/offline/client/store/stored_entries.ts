// What is typed on a page and is no act yet, so that a reload does not take it: one sealed row a subject,
// fetched with the screen that needs it.

import type { Subject } from "../subject";
import type { SealedRows } from "./sealed_rows";

export type Typed = Record<string, string>;

export class StoredEntries {
  private readonly id: string;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly rows: SealedRows,
    subject: Subject,
  ) {
    this.id = `typed:${subject}`;
  }

  async read(): Promise<Typed> {
    const row = await this.rows.get("prefetched", this.id);
    return (await this.rows.readEach<Typed>("prefetched", row ? [row] : []))[0] ?? {};
  }

  /** Writes follow each other, so that the last one stands. */
  put(typed: Typed): void {
    const now = { ...typed };
    this.last = this.last.then(() => this.write(now)).catch(() => undefined);
  }

  private async write(typed: Typed): Promise<void> {
    if (Object.keys(typed).length) await this.rows.put("prefetched", { id: this.id }, typed);
    else await this.rows.write("prefetched", (store) => void store("prefetched").delete(this.id));
  }
}
