// The rows of one user on this device, encrypted under the device's key: an IndexedDB, and the messages
// between tabs.

import type { Subject } from "../subject";
import type { Id } from "../uuid";
import { Database, got } from "./idb";
import { type KeyRow, KeyStore, Locked, type Sealed } from "./key_store";

const STORES = ["packages", "prefetched", "acts", "texts", "log"] as const;
type StoreName = (typeof STORES)[number];

/** A store that was lost is put back after this, so that a tab can tell before that it was meant to go. */
const NOTICE_MS = 1000;

/** A row as it is stored. The plain fields are needed while locked, or before anything is decrypted. */
export interface Row extends Sealed {
  id: string;
  at: string;
  subject?: Subject;
  seq?: number;
  bytes?: number;
  /** Act: it was sent and may have arrived, so nothing is joined to it any more. */
  sent?: boolean;
  /** Text: part of it is not at the server yet. */
  dirty?: boolean;
  /** Log: a person set it aside or entered it differently, and may read it again. */
  dropped?: boolean;
}
export type Plain = Omit<Row, "at" | "iv" | "data"> & { at?: string };
/** A message from one tab to the others. */
export interface Told {
  subject: Subject;
  what: "acts" | "answered" | "texts" | "forgotten";
}

export class SealedRows {
  private db: Database | null = null;
  private readonly channel: BroadcastChannel | null;
  keys!: KeyStore;
  /** Called when the browser closed the store, or lost it, while a page was open: the page puts what it has
   *  into it. */
  refill: (() => void) | null = null;
  /** Somebody signed out in another tab: nothing of theirs is put back. */
  private forgotten: boolean;

  private constructor(readonly user: Id) {
    this.channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`nennep-${user}`);
    (this.channel as { unref?: () => void } | null)?.unref?.();
    this.forgotten = !this.channel; // where tabs cannot tell each other, it may have been so
    this.listen(({ what }) => {
      this.forgotten ||= what === "forgotten";
    });
  }

  /** Throws where nothing can be kept. */
  static async open(user: Id): Promise<SealedRows> {
    const rows = new SealedRows(user);
    try {
      const db = await rows.database();
      const row = (await db.get<KeyRow>("meta", "key")) ?? (await firstKey(db, await KeyStore.fresh()));
      rows.keys = await KeyStore.open(row, user, (change) =>
        rows.changeMeta<KeyRow>("key", (found) => change(found ?? row)),
      );
      return rows;
    } catch (error) {
      rows.channel?.close();
      throw error;
    }
  }

  /** The database; opened again when the browser closed it. */
  async database(): Promise<Database> {
    if (this.db) return this.db;
    const make = (made: IDBDatabase): void => {
      made.createObjectStore("meta", { keyPath: "id" });
      for (const name of STORES) {
        const store = made.createObjectStore(name, { keyPath: "id" });
        if (name === "acts" || name === "texts") store.createIndex("subject", "subject");
      }
    };
    const db = await Database.open(`nennep-${this.user}`, make, () => {
      this.db = null;
      if (this.refill) setTimeout(() => void this.database().catch(() => undefined), NOTICE_MS);
    });
    if (this.keys && !(await this.isOurs(db))) {
      // what is written now could never be read again
      db.close();
      throw new Error("this device was emptied");
    }
    this.db = db;
    if (this.keys) this.refill?.();
    return db;
  }

  /** A store that was lost begins anew under the key of an open page, unless somebody meant to delete it, or
   *  another page has begun one with a key of its own. */
  private async isOurs(db: Database): Promise<boolean> {
    const begins = this.refill && !this.forgotten;
    const lies = begins ? await firstKey(db, this.keys.row) : await db.get<KeyRow>("meta", "key");
    return lies?.digest === this.keys.digest;
  }

  async get(store: StoreName, id: string): Promise<Row | undefined> {
    return (await this.database()).get<Row>(store, id);
  }

  async all(store: StoreName, subject?: Subject): Promise<Row[]> {
    return (await this.database()).all<Row>(store, subject);
  }

  async count(store: StoreName, id?: string): Promise<number> {
    return (await this.database()).count(store, id);
  }

  async write<T>(
    stores: StoreName | StoreName[],
    what: (store: (name: StoreName) => IDBObjectStore) => T | Promise<T>,
  ): Promise<T> {
    return (await this.database()).write(stores, what);
  }

  async read(store: StoreName, row: Row): Promise<unknown> {
    return this.keys.unseal(`${store}/${row.id}`, row);
  }

  /** What the rows hold. One that is damaged, or lies under a key that was lost, keeps no other from being
   *  read. */
  async readEach<T>(store: StoreName, rows: readonly Row[]): Promise<T[]> {
    const unread = (error: unknown): null => {
      if (error instanceof Locked) throw error;
      return null;
    };
    const found = await Promise.all(rows.map((row) => this.read(store, row).catch(unread)));
    return found.filter((each) => each !== null) as T[];
  }

  async sealed(store: StoreName, plain: Plain, value: unknown): Promise<Row> {
    return {
      at: new Date().toISOString(),
      ...plain,
      ...(await this.keys.seal(`${store}/${plain.id}`, value)),
    };
  }

  async put(store: StoreName, plain: Plain, value: unknown): Promise<void> {
    const row = await this.sealed(store, plain, value);
    await this.putIf(store, row, () => true);
  }

  /** Put a row, if the stored one is as expected. */
  async putIf(name: StoreName, row: Row, expected: (lies: Row | undefined) => boolean): Promise<boolean> {
    return this.write(name, async (store) => {
      const good = expected((await got(store(name).get(row.id))) as Row | undefined);
      if (good) store(name).put(row);
      return good;
    });
  }

  async meta<T>(id: string): Promise<T | undefined> {
    return (await this.database()).get<T>("meta", id);
  }

  async putMeta(row: { id: string } & Record<string, unknown>): Promise<void> {
    await (await this.database()).write("meta", (store) => void store("meta").put(row));
  }

  async changeMeta<T>(id: string, change: (row: T | undefined) => T): Promise<T> {
    return (await this.database()).write("meta", async (store) => {
      const row = change((await got(store("meta").get(id))) as T | undefined);
      store("meta").put(row);
      return row;
    });
  }

  tell(told: Told): void {
    try {
      this.channel?.postMessage(told);
    } catch {
      /* closed by forget */
    }
  }

  listen(heard: (told: Told) => void): void {
    this.channel?.addEventListener("message", (event: MessageEvent<Told>) => heard(event.data));
  }

  /** Delete everything, including the key. */
  async forget(): Promise<void> {
    this.tell({ subject: "/", what: "forgotten" });
    this.keys.lock();
    this.db?.close();
    this.db = null;
    this.channel?.close();
    await got(indexedDB.deleteDatabase(`nennep-${this.user}`));
  }
}

/** Put a key where there is none. Of two tabs that begin at once both get the first one's. */
async function firstKey(db: Database, fresh: KeyRow): Promise<KeyRow> {
  const kept = async (meta: IDBObjectStore): Promise<KeyRow | undefined> => got(meta.get("key"));
  return db.write("meta", async (store) => {
    const found = await kept(store("meta"));
    if (!found) store("meta").put(fresh);
    return found ?? fresh;
  });
}
