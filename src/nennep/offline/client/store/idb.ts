// IndexedDB with promises: the part that the device store needs.

export function got<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
}

/** Resolves when the whole transaction is on the disk; rejects when any of it could not be written. */
function written(tx: IDBTransaction): Promise<void> {
  return new Promise((done, fail) => {
    tx.oncomplete = () => done();
    tx.onabort = tx.onerror = () => fail(tx.error ?? new Error("not written"));
  });
}

export class Database {
  private constructor(private readonly db: IDBDatabase) {}

  /** Open a database; `make` creates it where there is none. `gone` is called when the browser closes it. */
  static async open(name: string, make: (db: IDBDatabase) => void, gone: () => void): Promise<Database> {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => make(asked.result);
    const db = await got(asked);
    db.onclose = gone;
    db.onversionchange = () => {
      db.close();
      gone();
    };
    return new Database(db);
  }

  get<T>(store: string, id: string): Promise<T | undefined> {
    return got(this.in(store).get(id) as IDBRequest<T | undefined>);
  }

  /** Every row, or those of one subject. */
  all<T>(store: string, subject?: string): Promise<T[]> {
    const found = this.in(store);
    return got(
      (subject === undefined ? found.getAll() : found.index("subject").getAll(subject)) as IDBRequest<T[]>,
    );
  }

  count(store: string, id?: string): Promise<number> {
    return got(this.in(store).count(id));
  }

  /** One write transaction. It resolves when the data would survive a power cut. `what` may wait only for
   *  its own requests. */
  async write<T>(
    stores: string | string[],
    what: (store: (name: string) => IDBObjectStore) => T | Promise<T>,
  ): Promise<T> {
    const tx = this.db.transaction(stores, "readwrite", { durability: "strict" });
    const [result] = await Promise.all([what((name) => tx.objectStore(name)), written(tx)]);
    return result;
  }

  close(): void {
    this.db.close();
  }

  private in(store: string): IDBObjectStore {
    return this.db.transaction(store).objectStore(store);
  }
}
