// What this device stores of one user (docs/mechanisms/offline.md): acts, texts, packages, what was fetched
// ahead, the clock. Without a store the room works in memory and says so.

import type { Act } from "../act";
import type { ClockRow } from "../device/clock";
import { idOf, kindOf, type Subject } from "../subject";
import type { Id } from "../uuid";
import { type KeyStore, Locked } from "./key_store";
import { SealedRows, type Told } from "./sealed_rows";
import { StoredActs } from "./stored_acts";
import { StoredPackages } from "./stored_packages";
import { StoredTexts } from "./stored_texts";

export interface Waiting {
  subject: Subject;
  title: string;
  acts: Act[];
  texts: number;
  refused: Act | null;
}
/** What was fetched ahead. The kernel reads only what `Prefetched` names; the rest belongs to the apps. */
export interface Stored<T> {
  data: T;
  at: string;
  bytes: number;
}

export class DeviceStore {
  readonly acts: StoredActs;
  readonly texts: StoredTexts;
  readonly packages: StoredPackages;

  private constructor(readonly rows: SealedRows) {
    this.acts = new StoredActs(rows);
    this.texts = new StoredTexts(rows);
    this.packages = new StoredPackages(rows);
  }

  /** The store of a user; null where the browser cannot store anything safely. */
  static async open(user: Id): Promise<DeviceStore | null> {
    if (
      typeof indexedDB === "undefined" ||
      !globalThis.crypto?.subtle ||
      globalThis.isSecureContext === false
    )
      return null;
    try {
      const store = new DeviceStore(await SealedRows.open(user));
      store.acts.prune().catch(() => undefined);
      return store;
    } catch {
      return null;
    }
  }

  get user(): Id {
    return this.rows.user;
  }
  get keys(): KeyStore {
    return this.rows.keys;
  }
  get device(): Id {
    return this.keys.device;
  }
  get open(): boolean {
    return this.keys.state === "open";
  }

  // --- what was fetched ahead ---

  async prefetched<T>(): Promise<Stored<T> | null> {
    const row = await this.rows.get("prefetched", "data");
    const [data] = await this.rows.readEach<T>("prefetched", row ? [row] : []);
    return row && data ? { data, at: row.at, bytes: row.bytes ?? 0 } : null;
  }

  async putPrefetched(data: unknown, bytes: number): Promise<void> {
    await this.rows.put("prefetched", { id: "data", bytes }, data);
  }

  // --- what waits ---

  /** The subjects with something unsent, in the order of their first act. Works while locked. */
  async subjects(): Promise<Subject[]> {
    const acts = (await this.rows.all("acts")).sort((one, other) => (one.seq ?? 0) - (other.seq ?? 0));
    const texts = (await this.rows.all("texts")).filter((each) => each.dirty);
    return [...new Set([...acts, ...texts].flatMap((each) => each.subject ?? []))];
  }

  async waiting(): Promise<Waiting[]> {
    if (!this.open) throw new Locked();
    return Promise.all(
      (await this.subjects()).map(async (subject) => {
        const acts = await this.acts.of(subject);
        const texts = (await this.texts.of(subject)).filter((each) => each.dirty).length;
        const pack = (await this.packages.of(subject))?.pack;
        const title = (pack && kindOf(subject)?.title(pack)) || idOf(subject);
        return { subject, title, acts, texts, refused: acts.find((each) => each.refusal) ?? null };
      }),
    );
  }

  async counts(): Promise<{ acts: number; texts: number }> {
    return {
      acts: await this.rows.count("acts"),
      texts: (await this.rows.all("texts")).filter((each) => each.dirty).length,
    };
  }

  /** Delete everything. Where something waits, the screen has asked the person before. */
  forget(): Promise<void> {
    return this.rows.forget();
  }

  // --- the clock, small values, other tabs ---

  clock(): Promise<ClockRow | undefined> {
    return this.rows.meta<ClockRow>("clock");
  }

  putClock(row: ClockRow): Promise<void> {
    return this.rows.putMeta({ id: "clock", ...row });
  }

  /** A small plain value of this device, such as whether something was asked. */
  async setting(name: string): Promise<unknown> {
    return (await this.rows.meta<{ value: unknown }>(`set:${name}`))?.value;
  }

  putSetting(name: string, value: unknown): Promise<void> {
    return this.rows.putMeta({ id: `set:${name}`, value });
  }

  listen(heard: (told: Told) => void): void {
    this.rows.listen(heard);
  }
}
