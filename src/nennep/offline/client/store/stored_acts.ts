// The unanswered acts in the device store: the queue itself. What a page has in memory is a copy.

import type { Act } from "../act";
import type { Subject, SubjectPackage } from "../subject";
import type { Id } from "../uuid";
import { got } from "./idb";
import type { Plain, Row, SealedRows } from "./sealed_rows";

/** The step between two numbers leaves room for an act that must go before the later one, such as a
 *  withdrawal. */
export const SEQ_STEP = 10;
/** How long settled acts stay in the log, so that a person can ask what became of one. */
const LOG_DAYS = 60;

/** mended: a person entered something else instead. used: set aside, and taken up again later. */
type LogReason = "set_aside" | "replaced" | "mended" | "used" | "done";
/** What a person may read again. */
export const DROPPED: readonly LogReason[] = ["set_aside", "mended"];
/** Of an act that was done only the name is logged; of one that was not done, everything. */
export type Logged = Pick<Act, "key" | "name" | "subject"> & Partial<Act> & { reason: LogReason; at: string };

export class StoredActs {
  /** The largest number that was seen: a store that was lost counts on from it. */
  private last = 0;

  constructor(private readonly rows: SealedRows) {}

  /** The next number of the device's count. No number is given twice, even when its act is lost. */
  async nextSeq(): Promise<number> {
    const next = (row: { value: number } | undefined): { id: string; value: number } => ({
      id: "seq",
      value: Math.max(row?.value ?? 0, this.last) + SEQ_STEP,
    });
    this.last = (await this.rows.changeMeta<{ id: string; value: number }>("seq", next)).value;
    return this.last;
  }

  async of(subject: Subject): Promise<Act[]> {
    const found = await this.rows.readEach<Act>("acts", await this.rows.all("acts", subject));
    return found.sort((one, other) => one.seq - other.seq);
  }

  /** The keys of all acts, and the acts that changed since `seen`, which is updated. */
  async since(subject: Subject, seen: Map<Id, string>): Promise<{ keys: Set<Id>; acts: Act[] }> {
    const rows = await this.rows.all("acts", subject);
    this.last = Math.max(this.last, ...rows.map((row) => row.seq ?? 0));
    const other = rows.filter((row) => seen.get(row.id) !== row.iv.join());
    const acts = await this.rows.readEach<Act>("acts", other);
    for (const row of other) seen.set(row.id, row.iv.join());
    return { keys: new Set(rows.map((row) => row.id)), acts };
  }

  async put(act: Act): Promise<void> {
    await this.rows.put("acts", plainOf(act), act);
    this.rows.tell({ subject: act.subject, what: "acts" });
  }

  /** Overwrite a waiting act; false when it is gone, or another tab has sent it. */
  async rewrite(act: Act): Promise<boolean> {
    return this.putIf(act, (lies) => lies !== undefined && !lies.sent);
  }

  /** Mark an act as sent before it is sent: from now on it may have arrived. Returns the stored act; null
   *  when it is gone. */
  async freeze(key: Id): Promise<Act | null> {
    for (;;) {
      const row = await this.rows.get("acts", key);
      if (!row) return null;
      const act = (await this.rows.read("acts", row)) as Act;
      act.attempts += 1;
      if (row.sent) return act;
      // another tab may have joined something to it since it was read
      if (await this.putIf(act, (lies) => lies?.iv.join() === row.iv.join())) return act;
    }
  }

  /** Give a waiting act the next number of the count. Null when it is gone, or may have arrived. */
  async renumber(key: Id): Promise<number | null> {
    const seq = await this.nextSeq();
    for (;;) {
      const row = await this.rows.get("acts", key);
      const act = row && ((await this.rows.read("acts", row)) as Act);
      if (!act || (act.attempts > 0 && !act.refusal)) return null;
      if (await this.putIf({ ...act, seq }, (lies) => lies?.iv.join() === row.iv.join())) return seq;
    }
  }

  /** An act was answered: it leaves the queue, and its effect goes into the package, in one transaction. */
  async settle(act: Act, pack: SubjectPackage | null): Promise<void> {
    const lies = pack ? await this.rows.get("packages", act.subject) : undefined;
    const plain = lies && { id: act.subject, subject: act.subject, bytes: lies.bytes ?? 0, at: lies.at };
    const row = plain ? await this.rows.sealed("packages", plain, pack) : null;
    const { key, name, subject } = act;
    const log = await this.logRow(act, { key, name, subject, reason: "done" });
    await this.rows.write(["packages", "acts", "log"], (store) => {
      if (row) store("packages").put(row);
      store("acts").delete(key);
      store("log").put(log);
    });
    this.rows.tell({ subject, what: "answered" });
  }

  /** Move acts from the queue to the log, and put others into the queue: all of it, or nothing. */
  async putAside(acts: readonly Act[], reason: LogReason, put: readonly Act[] = []): Promise<void> {
    const logs = await Promise.all(acts.map((act) => this.logRow(act, { ...act, reason })));
    const rows = await Promise.all(put.map((act) => this.rows.sealed("acts", plainOf(act), act)));
    await this.rows.write(["log", "acts"], (store) => {
      for (const log of logs) store("log").put(log);
      for (const { key } of acts) store("acts").delete(key);
      for (const row of rows) store("acts").put(row);
    });
    for (const subject of new Set([...acts, ...put].map((act) => act.subject)))
      this.rows.tell({ subject, what: "acts" });
  }

  async isLogged(key: Id): Promise<boolean> {
    return (await this.rows.count("log", key)) > 0;
  }

  /** How many a person may still read of what was set aside. Works while locked. */
  async countDropped(): Promise<number> {
    return (await this.rows.all("log")).filter((each) => each.dropped).length;
  }

  async log(): Promise<Logged[]> {
    return this.rows.readEach("log", await this.rows.all("log"));
  }

  /** What a person set aside is taken up again: the log says so. */
  async used(logged: Logged): Promise<void> {
    const { key, subject, seq = 0, at } = logged;
    await this.rows.put("log", { id: key, subject, seq, at, dropped: false }, { ...logged, reason: "used" });
  }

  async prune(): Promise<void> {
    const oldest = new Date(Date.now() - LOG_DAYS * 86_400_000).toISOString();
    await this.rows.write("log", async (store) => {
      for (const row of (await got(store("log").getAll())) as Row[])
        if (row.at < oldest) store("log").delete(row.id);
    });
  }

  private async logRow(act: Act, said: Omit<Logged, "at">): Promise<Row> {
    const at = new Date().toISOString();
    const dropped = DROPPED.includes(said.reason);
    const plain = { id: act.key, subject: act.subject, seq: act.seq, at, dropped };
    return this.rows.sealed("log", plain, { ...said, at });
  }

  private async putIf(act: Act, expected: (lies: Row | undefined) => boolean): Promise<boolean> {
    const good = await this.rows.putIf("acts", await this.rows.sealed("acts", plainOf(act), act), expected);
    if (good) this.rows.tell({ subject: act.subject, what: "acts" });
    return good;
  }
}

/** The plain fields of an act's row. */
export function plainOf(act: Act): Plain {
  return { id: act.key, subject: act.subject, seq: act.seq, sent: act.attempts > 0 };
}
