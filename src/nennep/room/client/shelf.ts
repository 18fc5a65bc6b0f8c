// What this device keeps of one user: an IndexedDB whose rows are encrypted under the device's key (vault.ts). The store
// of acts is the queue itself; what a page has in memory is a mirror of it. docs/mechanisms/offline.md.

import { deleteDB, openDB, type IDBPDatabase } from "idb";
import type { Act } from "./acts";
import { base64 } from "./bytes";
import type { Kit } from "./kit";
import type { Id, Package } from "./package";
import { day } from "./words";
import { Locked, Vault, type KeyRow, type Sealed } from "./vault";

const STORES = ["packages", "kit", "acts", "texts", "log"] as const;
type Store = (typeof STORES)[number];
const VERSION = 1;
/** Between two acts there is room for what settles the later one: what withdraws a rival goes before it. */
const SEQ_STEP = 10;
/** Settled acts are kept so long, for whoever asks what became of one. */
const LOG_DAYS = 60;
/** A written row outlives a battery that falls out. */
const SURE = { durability: "strict" } as const;

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
  private db: IDBPDatabase | null = null;
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
      const fresh = await Vault.fresh();
      const meta = db.transaction("meta", "readwrite", SURE);
      const row = ((await meta.store.get("key")) as KeyRow | undefined) ?? fresh;
      await Promise.all([row === fresh && meta.store.put(fresh), meta.done]);
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
    const rows = (await (await this.database()).getAll("packages")) as Row[];
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

  /** Take a meeting off this device; only when nothing of it waits. */
  async dropPackage(lane: Id): Promise<boolean> {
    const tx = (await this.database()).transaction(["packages", "acts", "texts"], "readwrite");
    const texts = (await tx.objectStore("texts").index("lane").getAll(lane)) as Row[];
    const waits = (await tx.objectStore("acts").index("lane").count(lane)) > 0 || texts.some((each) => each.dirty);
    if (!waits) await Promise.all([tx.objectStore("packages").delete(lane), ...texts.map((each) => tx.objectStore("texts").delete(each.id))]);
    await tx.done;
    return !waits;
  }

  /** The lane of a meeting that goes by another id here: one that this phone opened without a signal. */
  async laneOf(meeting: Id): Promise<Id> {
    const found = (await (await this.database()).get("meta", `lane:${meeting}`)) as { lane: Id } | undefined;
    return found?.lane ?? meeting;
  }

  private async nameLane(meeting: Id, lane: Id): Promise<void> {
    // What waits under the server's id itself keeps its own lane: it would be out of sight.
    if (await this.dropPackage(meeting)) await (await this.database()).put("meta", { id: `lane:${meeting}`, lane });
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
    const rows = (await (await this.database()).getAllFromIndex("acts", "lane", lane)) as Row[];
    const found = await Promise.all(rows.map((row) => this.read("acts", row) as Promise<Act>));
    return found.sort((one, other) => one.seq - other.seq);
  }

  async putAct(act: Act): Promise<void> {
    await this.put("acts", actRow(act), act);
    this.tell({ lane: act.lane, what: "acts" });
  }

  /** Write over an act that waits; false when it is gone, or on its way from another tab. */
  async rewriteAct(act: Act): Promise<boolean> {
    return this.putIf(act, (lies) => lies !== undefined && !lies.sent);
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
      if (await this.putIf(act, (lies) => lies !== undefined && base64(lies.iv) === base64(row.iv))) return act;
    }
  }

  /** An act was answered: what it changed goes into the package in the same step in which it leaves the queue. */
  async settleAct(act: Act, pack: Package | null): Promise<void> {
    const held = pack ? await this.row("packages", act.lane) : undefined;
    const row = held ? await this.sealed("packages", { id: act.lane, lane: act.lane, bytes: held.bytes ?? 0, at: held.at }, pack) : null;
    const { key, name, lane } = act;
    const log = await this.logRow(act, { key, name, lane, reason: "done" });
    const tx = (await this.database()).transaction(["packages", "acts", "log"], "readwrite", SURE);
    await Promise.all([
      row && tx.objectStore("packages").put(row), tx.objectStore("acts").delete(key), tx.objectStore("log").put(log), tx.done,
    ]);
    this.tell({ lane: act.lane, what: "answered" });
  }

  /** Take an act out of the queue into the log, and what replaces it into its place. */
  async logAct(act: Act, reason: LogReason, instead: Act | null = null): Promise<void> {
    const log = await this.logRow(act, { ...act, reason });
    const row = instead ? await this.sealed("acts", actRow(instead), instead) : null;
    const tx = (await this.database()).transaction(["log", "acts"], "readwrite", SURE);
    const acts = tx.objectStore("acts");
    await Promise.all([tx.objectStore("log").put(log), acts.delete(act.key), row && acts.put(row), tx.done]);
    this.tell({ lane: act.lane, what: "acts" });
  }

  async isLogged(key: Id): Promise<boolean> {
    return (await (await this.database()).count("log", key)) > 0;
  }

  async log(): Promise<Logged[]> {
    const rows = (await (await this.database()).getAll("log")) as Row[];
    return Promise.all(rows.map((row) => this.read("log", row) as Promise<Logged>));
  }

  private async logRow(act: Act, said: Omit<Logged, "at">): Promise<Row> {
    const at = new Date().toISOString();
    return this.sealed("log", { id: act.key, lane: act.lane, seq: act.seq, at }, { ...said, at });
  }

  private async prune(): Promise<void> {
    const oldest = new Date(Date.now() - LOG_DAYS * 86_400_000).toISOString();
    const tx = (await this.database()).transaction("log", "readwrite");
    const old = ((await tx.store.getAll()) as Row[]).filter((each) => each.at < oldest);
    await Promise.all([...old.map((each) => tx.store.delete(each.id)), tx.done]);
  }

  // --- texts ---

  async texts(lane: Id): Promise<TextRow[]> {
    const rows = (await (await this.database()).getAllFromIndex("texts", "lane", lane)) as Row[];
    return Promise.all(rows.map((row) => this.read("texts", row) as Promise<TextRow>));
  }

  /** Write a section as `make` has it, given what lies there; asked again when another tab wrote in between. */
  async writeText(lane: Id, section: string, make: (lies: TextRow | null) => TextRow): Promise<void> {
    const id = `${lane}/${section}`;
    for (;;) {
      const before = await this.row("texts", id);
      const text = make(before ? ((await this.read("texts", before)) as TextRow) : null);
      const row = await this.sealed("texts", { id, lane, dirty: text.dirty }, text);
      const tx = (await this.database()).transaction("texts", "readwrite", SURE);
      const lies = (await tx.store.get(id)) as Row | undefined;
      const same = (lies && base64(lies.iv)) === (before && base64(before.iv));
      await Promise.all([same && tx.store.put(row), tx.done]);
      if (same) return this.tell({ lane, what: "texts" });
    }
  }

  async dropText(lane: Id, section: string): Promise<void> {
    await (await this.database()).delete("texts", `${lane}/${section}`);
  }

  // --- what waits ---

  /** The lanes with something that the server does not have, in the order of their first act. Works locked. */
  async lanes(): Promise<Id[]> {
    const db = await this.database();
    const acts = ((await db.getAll("acts")) as Row[]).sort((one, other) => one.seq! - other.seq!);
    const texts = ((await db.getAll("texts")) as Row[]).filter((each) => each.dirty);
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
    return { acts: await db.count("acts"), texts: ((await db.getAll("texts")) as Row[]).filter((each) => each.dirty).length };
  }

  /** Everything that waits, as it lies, with the key as the commune can unwrap it. Nothing is decrypted: works locked. */
  async exportFile(userName: string): Promise<Blob> {
    const db = await this.database();
    const rows = [];
    for (const store of ["acts", "texts"] as const) {
      for (const { id, lane, seq, iv, data, dirty } of (await db.getAll(store)) as Row[]) {
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
    await deleteDB(`nennep-${this.user}`);
  }

  // --- the clock, and other tabs ---

  async offset(): Promise<number | null> {
    return ((await (await this.database()).get("meta", "clock")) as { offset: number } | undefined)?.offset ?? null;
  }

  async putOffset(offset: number): Promise<void> {
    await (await this.database()).put("meta", { id: "clock", offset });
  }

  /** A small plain value of this device, such as whether something was asked. */
  async setting(name: string): Promise<unknown> {
    return ((await (await this.database()).get("meta", `set:${name}`)) as { value: unknown } | undefined)?.value;
  }

  async putSetting(name: string, value: unknown): Promise<void> {
    await (await this.database()).put("meta", { id: `set:${name}`, value });
  }

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
  private async database(): Promise<IDBPDatabase> {
    if (this.db) return this.db;
    const gone = (): void => { this.db = null; };
    const db = await openDB(`nennep-${this.user}`, VERSION, {
      upgrade(made) {
        made.createObjectStore("meta", { keyPath: "id" });
        for (const name of STORES) {
          const store = made.createObjectStore(name, { keyPath: "id" });
          if (name === "acts" || name === "texts") store.createIndex("lane", "lane");
        }
      },
      terminated: gone,
      blocking: () => { this.db?.close(); gone(); },
    });
    const row = (await db.get("meta", "key")) as KeyRow | undefined;
    // Somebody emptied this device while the page was open: what is written now could never be read again.
    if (this.vault && row?.digest !== this.vault.digest) {
      db.close();
      throw new Error("this device was emptied");
    }
    return (this.db = db);
  }

  private async row(store: Store, id: string): Promise<Row | undefined> {
    return (await (await this.database()).get(store, id)) as Row | undefined;
  }

  private async read(store: Store, row: Row): Promise<unknown> {
    return this.vault.unseal(`${store}/${row.id}`, row);
  }

  private async sealed(store: Store, plain: Omit<Row, "at" | "iv" | "data"> & { at?: string }, value: unknown): Promise<Row> {
    return { at: new Date().toISOString(), ...plain, ...(await this.vault.seal(`${store}/${plain.id}`, value)) };
  }

  private async put(store: Store, plain: Omit<Row, "at" | "iv" | "data">, value: unknown): Promise<void> {
    const row = await this.sealed(store, plain, value);
    const tx = (await this.database()).transaction(store, "readwrite", SURE);
    await Promise.all([tx.store.put(row), tx.done]);
  }

  /** Put an act where what lies there is as expected. */
  private async putIf(act: Act, expected: (lies: Row | undefined) => boolean): Promise<boolean> {
    const row = await this.sealed("acts", actRow(act), act);
    const tx = (await this.database()).transaction("acts", "readwrite", SURE);
    const good = expected((await tx.store.get(act.key)) as Row | undefined);
    await Promise.all([good && tx.store.put(row), tx.done]);
    if (good) this.tell({ lane: act.lane, what: "acts" });
    return good;
  }

  private async changeMeta<T>(id: string, change: (row: T | undefined) => T): Promise<T> {
    const tx = (await this.database()).transaction("meta", "readwrite", SURE);
    const row = change((await tx.store.get(id)) as T | undefined);
    await Promise.all([tx.store.put(row), tx.done]);
    return row;
  }
}

function actRow(act: Act): Omit<Row, "at" | "iv" | "data"> {
  return { id: act.key, lane: act.lane, seq: act.seq, sent: act.attempts > 0 };
}
