// What this device keeps of one user: an IndexedDB whose rows are encrypted under the device's key (vault.ts). The store
// of acts is the queue itself; what a page has in memory is a mirror of it. docs/mechanisms/offline.md.

import type { Act } from "./acts";
import { base64 } from "./bytes";
import type { Kit } from "./kit";
import type { Id, Package } from "./package";
import { got, Store as Base } from "./store";
import { day } from "./words";
import { Locked, Vault, type KeyRow, type Sealed } from "./vault";

const STORES = ["packages", "kit", "acts", "texts", "log"] as const;
type Store = (typeof STORES)[number];
/** Between two acts there is room for what settles the later one: what withdraws a rival goes before it. */
const SEQ_STEP = 10;
/** Settled acts are kept so long, for whoever asks what became of one. */
const LOG_DAYS = 60;

/** A row as it lies: what is plain is needed while locked or before anything is decrypted. */
interface Row extends Sealed {
  id: string; at: string; lane?: Id; seq?: number; bytes?: number;
  /** Of an act: it was sent and may have arrived, so nothing joins it any more. */
  sent?: boolean;
  /** Of a text: something of it is not at the server. */
  dirty?: boolean;
}
export interface TextRow { lane: Id; section: string; state: string; known: string; dirty: boolean; writtenAt: string }
export interface WaitingLane { lane: Id; title: string; acts: Act[]; texts: number; refused: Act | null }
/** What one tab tells the others. */
export interface Told { lane: Id; what: "acts" | "answered" | "texts" }
export type LogReason = "set_aside" | "replaced" | "done";
/** Of an act that was done only its name is kept; of one that was not, everything. */
export type Logged = Pick<Act, "key" | "name" | "lane"> & Partial<Act> & { reason: LogReason; at: string };

export class Shelf {
  private db: Base | null = null;
  private readonly channel: BroadcastChannel | null;
  vault!: Vault;

  private constructor(readonly user: Id) {
    this.channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`nennep-${user}`);
    (this.channel as { unref?: () => void } | null)?.unref?.();
  }

  /** The shelf of a user; null where the browser has no safe place: then the room works in memory and says so. */
  static async open(user: Id): Promise<Shelf | null> {
    if (typeof indexedDB === "undefined" || !globalThis.crypto?.subtle || globalThis.isSecureContext === false) return null;
    const shelf = new Shelf(user);
    try {
      const db = await shelf.database();
      const row = (await db.get<KeyRow>("meta", "key")) ?? (await firstKey(db));
      shelf.vault = await Vault.open(row, user, (change) => shelf.changeMeta<KeyRow>("key", (found) => change(found ?? row)));
      shelf.prune().catch(() => undefined);
      return shelf;
    } catch {
      shelf.channel?.close();
      return null;
    }
  }

  get device(): Id { return this.vault.device; }
  get open(): boolean { return this.vault.state === "open"; }

  // --- the kit and the packages ---

  async kit(): Promise<{ kit: Kit; at: string; bytes: number } | null> {
    const row = await this.row("kit", "kit");
    return row ? { kit: (await this.read("kit", row)) as Kit, at: row.at, bytes: row.bytes ?? 0 } : null;
  }

  async putKit(kit: Kit, bytes: number): Promise<void> {
    await this.put("kit", { id: "kit", bytes }, kit);
    if (kit.rescue_key) await this.vault.setRescue(kit.rescue_key);
  }

  async packages(): Promise<{ lane: Id; pack: Package; at: string; bytes: number }[]> {
    const rows = await (await this.database()).all<Row>("packages");
    return Promise.all(rows.map(async (row) => this.unpacked(row)));
  }

  async package(lane: Id): Promise<{ lane: Id; pack: Package; at: string; bytes: number } | null> {
    const row = await this.row("packages", await this.laneOf(lane));
    return row ? this.unpacked(row) : null;
  }

  /** Keep a package; a meeting that this phone made stays in its lane also under the server's id. */
  async putPackage(lane: Id, pack: Package, bytes: number): Promise<void> {
    const mine = await this.laneOf(lane);
    await this.put("packages", { id: mine, lane: mine, bytes }, pack);
    if (pack.meeting.id !== mine) await this.nameLane(pack.meeting.id, mine);
  }

  /** A meeting that this phone opens: its package and its first act together, or neither. */
  async putOpened(pack: Package, bytes: number, act: Act): Promise<void> {
    const row = await this.sealed("packages", { id: act.lane, lane: act.lane, bytes }, pack);
    const first = await this.sealed("acts", actRow(act), act);
    await (await this.database()).write(["packages", "acts"], (store) => {
      store("packages").put(row);
      store("acts").put(first);
    });
  }

  /** Take a meeting off this device; only when nothing of it waits. */
  async dropPackage(lane: Id): Promise<boolean> {
    return (await this.database()).write(["packages", "acts", "texts"], async (store) => {
      const texts = (await got(store("texts").index("lane").getAll(lane))) as Row[];
      const waits = (await got(store("acts").index("lane").count(lane))) > 0 || texts.some((each) => each.dirty);
      if (!waits) for (const each of texts) store("texts").delete(each.id);
      if (!waits) store("packages").delete(lane);
      return !waits;
    });
  }

  /** The lane of a meeting that goes by another id here: one that this phone opened without a signal. */
  async laneOf(meeting: Id): Promise<Id> {
    const found = await this.meta<{ lane: Id }>(`lane:${meeting}`);
    return found?.lane ?? meeting;
  }

  private async nameLane(meeting: Id, lane: Id): Promise<void> {
    // What waits under the server's id itself keeps its own lane: it would be out of sight.
    if (await this.dropPackage(meeting)) await this.putMeta({ id: `lane:${meeting}`, lane });
  }

  private async unpacked(row: Row): Promise<{ lane: Id; pack: Package; at: string; bytes: number }> {
    return { lane: row.id, pack: (await this.read("packages", row)) as Package, at: row.at, bytes: row.bytes ?? 0 };
  }

  // --- acts ---

  /** The next of the device's own count; never the same twice, also when an act is lost before it is written. */
  async nextSeq(): Promise<number> {
    return (await this.changeMeta<{ id: string; value: number }>("seq", (row) => ({ id: "seq", value: (row?.value ?? 0) + SEQ_STEP }))).value;
  }

  async acts(lane: Id): Promise<Act[]> {
    const rows = await (await this.database()).all<Row>("acts", lane);
    const found = await Promise.all(rows.map((row) => this.read("acts", row) as Promise<Act>));
    return found.sort((one, other) => one.seq - other.seq);
  }

  /** The same for whoever has seen some: the keys of all, and the acts whose rows are not as in `seen`, which is brought up to date. */
  async actsSince(lane: Id, seen: Map<Id, string>): Promise<{ keys: Set<Id>; acts: Act[] }> {
    const rows = await (await this.database()).all<Row>("acts", lane);
    const other = rows.filter((row) => seen.get(row.id) !== row.iv.join());
    const acts = await Promise.all(other.map((row) => this.read("acts", row) as Promise<Act>));
    for (const row of other) seen.set(row.id, row.iv.join());
    return { keys: new Set(rows.map((row) => row.id)), acts };
  }

  async putAct(act: Act): Promise<void> {
    await this.put("acts", actRow(act), act);
    this.tell({ lane: act.lane, what: "acts" });
  }

  /** Write over an act that waits; false when it is gone, or on its way from another tab. */
  async rewriteAct(act: Act): Promise<boolean> {
    return this.putActIf(act, (lies) => lies !== undefined && !lies.sent);
  }

  /** Mark an act as sent before it is sent: from here on it may have arrived. The act as it lies; null when it is gone. */
  async freezeAct(key: Id): Promise<Act | null> {
    for (;;) {
      const row = await this.row("acts", key);
      if (!row) return null;
      const act = (await this.read("acts", row)) as Act;
      act.attempts += 1;
      if (row.sent) return act;
      // another tab may have joined something to it since it was read
      if (await this.putActIf(act, (lies) => lies?.iv.join() === row.iv.join())) return act;
    }
  }

  /** An act was answered: what it changed goes into the package in the same step in which it leaves the queue. */
  async settleAct(act: Act, pack: Package | null): Promise<void> {
    const held = pack ? await this.row("packages", act.lane) : undefined;
    const row = held ? await this.sealed("packages", { id: act.lane, lane: act.lane, bytes: held.bytes ?? 0, at: held.at }, pack) : null;
    const { key, name, lane } = act;
    const log = await this.logRow(act, { key, name, lane, reason: "done" });
    await (await this.database()).write(["packages", "acts", "log"], (store) => {
      if (row) store("packages").put(row);
      store("acts").delete(key);
      store("log").put(log);
    });
    this.tell({ lane: act.lane, what: "answered" });
  }

  /** Take an act out of the queue into the log, and what replaces it into its place. */
  async logAct(act: Act, reason: LogReason, instead: Act | null = null): Promise<void> {
    const log = await this.logRow(act, { ...act, reason });
    const row = instead ? await this.sealed("acts", actRow(instead), instead) : null;
    await (await this.database()).write(["log", "acts"], (store) => {
      store("log").put(log);
      store("acts").delete(act.key);
      if (row) store("acts").put(row);
    });
    this.tell({ lane: act.lane, what: "acts" });
  }

  async isLogged(key: Id): Promise<boolean> {
    return (await (await this.database()).count("log", key)) > 0;
  }

  async log(): Promise<Logged[]> {
    const rows = await (await this.database()).all<Row>("log");
    return Promise.all(rows.map((row) => this.read("log", row) as Promise<Logged>));
  }

  private async logRow(act: Act, said: Omit<Logged, "at">): Promise<Row> {
    const at = new Date().toISOString();
    return this.sealed("log", { id: act.key, lane: act.lane, seq: act.seq, at }, { ...said, at });
  }

  private async prune(): Promise<void> {
    const oldest = new Date(Date.now() - LOG_DAYS * 86_400_000).toISOString();
    await (await this.database()).write("log", async (store) => {
      for (const row of (await got(store("log").getAll())) as Row[]) if (row.at < oldest) store("log").delete(row.id);
    });
  }

  // --- texts ---

  async texts(lane: Id): Promise<TextRow[]> {
    const rows = await (await this.database()).all<Row>("texts", lane);
    return Promise.all(rows.map((row) => this.read("texts", row) as Promise<TextRow>));
  }

  /** Write a section as `make` has it, given what lies there; asked again when another tab wrote in between. */
  async writeText(lane: Id, section: string, make: (lies: TextRow | null) => TextRow): Promise<void> {
    const id = `${lane}/${section}`;
    for (;;) {
      const before = await this.row("texts", id);
      const text = make(before ? ((await this.read("texts", before)) as TextRow) : null);
      const row = await this.sealed("texts", { id, lane, dirty: text.dirty }, text);
      const same = await this.putIf("texts", row, (lies) => lies?.iv.join() === before?.iv.join());
      if (same) return this.tell({ lane, what: "texts" });
    }
  }

  async dropText(lane: Id, section: string): Promise<void> {
    await (await this.database()).write("texts", (store) => void store("texts").delete(`${lane}/${section}`));
  }

  // --- what waits ---

  /** The lanes with something that the server does not have, in the order of their first act. Works locked. */
  async lanes(): Promise<Id[]> {
    const db = await this.database();
    const acts = (await db.all<Row>("acts")).sort((one, other) => one.seq! - other.seq!);
    const texts = (await db.all<Row>("texts")).filter((each) => each.dirty);
    return [...new Set([...acts, ...texts].map((each) => each.lane!))];
  }

  async waiting(): Promise<WaitingLane[]> {
    if (!this.open) throw new Locked();
    return Promise.all((await this.lanes()).map(async (lane) => {
      const acts = await this.acts(lane);
      const texts = (await this.texts(lane)).filter((each) => each.dirty).length;
      const meeting = (await this.package(lane))?.pack.meeting;
      const title = meeting ? `${meeting.kind_label} ${day(meeting.opened_at ?? meeting.starts_at)}` : lane;
      return { lane, title, acts, texts, refused: acts.find((each) => each.refusal) ?? null };
    }));
  }

  async counts(): Promise<{ acts: number; texts: number }> {
    const db = await this.database();
    return { acts: await db.count("acts"), texts: (await db.all<Row>("texts")).filter((each) => each.dirty).length };
  }

  /** Everything that waits, as it lies, with the key as the commune can unwrap it. Nothing is decrypted: works locked. */
  async exportFile(userName: string): Promise<Blob> {
    const db = await this.database();
    const rows = [];
    for (const store of ["acts", "texts"] as const) {
      for (const { id, lane, seq, iv, data, dirty } of await db.all<Row>(store)) {
        if (dirty !== false) rows.push({ store, id, lane, seq: seq ?? null, iv: base64(iv), data: base64(data) });
      }
    }
    const file = {
      nennep: "device-file", format: 1, device: this.device, user: this.user, user_name: userName,
      made_at: new Date().toISOString(), key: this.vault.rescue, rows,
    };
    return new Blob([JSON.stringify(file)], { type: "application/json" });
  }

  /** Drop everything, the key with it. Whoever asks has asked the person twice when something waits. */
  async forget(): Promise<void> {
    this.vault.lock();
    this.db?.close();
    this.db = null;
    this.channel?.close();
    await got(indexedDB.deleteDatabase(`nennep-${this.user}`));
  }

  // --- the clock, and other tabs ---

  async offset(): Promise<number | null> {
    return (await this.meta<{ offset: number }>("clock"))?.offset ?? null;
  }

  putOffset(offset: number): Promise<void> { return this.putMeta({ id: "clock", offset }); }

  /** A small plain value of this device, such as whether something was asked. */
  async setting(name: string): Promise<unknown> {
    return (await this.meta<{ value: unknown }>(`set:${name}`))?.value;
  }

  putSetting(name: string, value: unknown): Promise<void> { return this.putMeta({ id: `set:${name}`, value }); }

  tell(told: Told): void {
    try {
      this.channel?.postMessage(told);
    } catch { /* closed by forget */ }
  }

  listen(heard: (told: Told) => void): void {
    this.channel?.addEventListener("message", (event: MessageEvent<Told>) => heard(event.data));
  }

  // --- rows ---

  /** The database; opened again when the browser closed it beneath us. */
  private async database(): Promise<Base> {
    if (this.db) return this.db;
    const make = (made: IDBDatabase): void => {
      made.createObjectStore("meta", { keyPath: "id" });
      for (const name of STORES) {
        const store = made.createObjectStore(name, { keyPath: "id" });
        if (name === "acts" || name === "texts") store.createIndex("lane", "lane");
      }
    };
    const db = await Base.open(`nennep-${this.user}`, make, () => { this.db = null; });
    // Somebody emptied this device while the page was open: what is written now could never be read again.
    if (this.vault && (await db.get<KeyRow>("meta", "key"))?.digest !== this.vault.digest) {
      db.close();
      throw new Error("this device was emptied");
    }
    return (this.db = db);
  }

  private async row(store: Store, id: string): Promise<Row | undefined> {
    return (await this.database()).get<Row>(store, id);
  }

  private async read(store: Store, row: Row): Promise<unknown> {
    return this.vault.unseal(`${store}/${row.id}`, row);
  }

  private async sealed(store: Store, plain: Omit<Row, "at" | "iv" | "data"> & { at?: string }, value: unknown): Promise<Row> {
    return { at: new Date().toISOString(), ...plain, ...(await this.vault.seal(`${store}/${plain.id}`, value)) };
  }

  private async put(store: Store, plain: Omit<Row, "at" | "iv" | "data">, value: unknown): Promise<void> {
    const row = await this.sealed(store, plain, value);
    await this.putIf(store, row, () => true);
  }

  /** Put an act where what lies there is as expected. */
  private async putActIf(act: Act, expected: (lies: Row | undefined) => boolean): Promise<boolean> {
    const good = await this.putIf("acts", await this.sealed("acts", actRow(act), act), expected);
    if (good) this.tell({ lane: act.lane, what: "acts" });
    return good;
  }

  private async putIf(name: Store, row: Row, expected: (lies: Row | undefined) => boolean): Promise<boolean> {
    return (await this.database()).write(name, async (store) => {
      const good = expected((await got(store(name).get(row.id))) as Row | undefined);
      if (good) store(name).put(row);
      return good;
    });
  }

  private async meta<T>(id: string): Promise<T | undefined> {
    return (await this.database()).get<T>("meta", id);
  }

  private async putMeta(row: { id: string } & Record<string, unknown>): Promise<void> {
    await (await this.database()).write("meta", (store) => void store("meta").put(row));
  }

  private async changeMeta<T>(id: string, change: (row: T | undefined) => T): Promise<T> {
    return (await this.database()).write("meta", async (store) => {
      const row = change((await got(store("meta").get(id))) as T | undefined);
      store("meta").put(row);
      return row;
    });
  }
}

function actRow(act: Act): Omit<Row, "at" | "iv" | "data"> {
  return { id: act.key, lane: act.lane, seq: act.seq, sent: act.attempts > 0 };
}

/** A key where there is none yet; of two tabs that begin at once, both take the first one's. */
async function firstKey(db: Base): Promise<KeyRow> {
  const fresh = await Vault.fresh();
  const kept = async (meta: IDBObjectStore): Promise<KeyRow | undefined> => got(meta.get("key"));
  return db.write("meta", async (store) => (await kept(store("meta"))) ?? (store("meta").put(fresh), fresh));
}
