// The stored packages, one for each subject, with the effects of the acts that were answered since.

import type { Act } from "../act";
import { kindOf, type Subject, type SubjectPackage, subjectOf } from "../subject";
import { got } from "./idb";
import type { Row, SealedRows } from "./sealed_rows";
import { plainOf } from "./stored_acts";

export interface StoredPackage<P extends SubjectPackage = SubjectPackage> {
  subject: Subject;
  pack: P;
  at: string;
  bytes: number;
}

export class StoredPackages {
  constructor(private readonly rows: SealedRows) {}

  async all<P extends SubjectPackage>(): Promise<StoredPackage<P>[]> {
    return this.opened(await this.rows.all("packages"));
  }

  async of<P extends SubjectPackage>(subject: Subject): Promise<StoredPackage<P> | null> {
    const row = await this.rows.get("packages", await this.queueOf(subject));
    return (await this.opened<P>(row ? [row] : []))[0] ?? null;
  }

  /** Store a package. A subject that this device began keeps its queue when the server gives it another
   *  id. */
  async put(subject: Subject, pack: SubjectPackage, bytes: number): Promise<void> {
    const mine = await this.queueOf(subject);
    await this.rows.put("packages", { id: mine, subject: mine, bytes }, pack);
    const kind = kindOf(mine);
    const theirs = kind ? subjectOf(kind.kind, kind.idIn(pack)) : mine;
    // What waits under the server's id keeps a queue of its own: otherwise it would not be found.
    if (theirs !== mine && (await this.drop(theirs)))
      await this.rows.putMeta({ id: `queue:${theirs}`, subject: mine });
  }

  /** Store what this device begins: its package and its first acts together, or neither. */
  async putBegun(pack: SubjectPackage, bytes: number, act: Act, ...after: Act[]): Promise<void> {
    const row = await this.rows.sealed("packages", { id: act.subject, subject: act.subject, bytes }, pack);
    const first = await Promise.all(
      [act, ...after].map((each) => this.rows.sealed("acts", plainOf(each), each)),
    );
    await this.rows.write(["packages", "acts"], (store) => {
      store("packages").put(row);
      for (const each of first) store("acts").put(each);
    });
  }

  /** Delete the package of a subject; only when nothing of it waits. */
  async drop(subject: Subject): Promise<boolean> {
    return this.rows.write(["packages", "acts", "texts"], async (store) => {
      const texts = (await got(store("texts").index("subject").getAll(subject))) as Row[];
      const acts = await got(store("acts").index("subject").count(subject));
      const waits = acts > 0 || texts.some((each) => each.dirty);
      if (!waits) for (const each of texts) store("texts").delete(each.id);
      if (!waits) store("packages").delete(subject);
      return !waits;
    });
  }

  /** The subject of the queue on this device. Where this device began it, that is not the server's id. */
  async queueOf(subject: Subject): Promise<Subject> {
    return (await this.rows.meta<{ subject: Subject }>(`queue:${subject}`))?.subject ?? subject;
  }

  private async opened<P extends SubjectPackage>(rows: Row[]): Promise<StoredPackage<P>[]> {
    const found = rows.map(async (row) => {
      const packs = await this.rows.readEach<P>("packages", [row]);
      return packs.map((pack) => ({ subject: row.id as Subject, pack, at: row.at, bytes: row.bytes ?? 0 }));
    });
    return (await Promise.all(found)).flat();
  }
}
