// The state of home without a network: the user, what is stored here, and whether the server answers.

import type { Act } from "./act";
import type { Clock } from "./device/clock";
import { type User, usersHere } from "./device/users";
import { withWaiting } from "./overlay";
import { WHOLE_SECONDS } from "./packages";
import type { Prefetched } from "./prefetch";
import { syncAll } from "./sending/sync";
import { DeviceStore, type Stored, type Waiting } from "./store/device_store";
import { clockOf } from "./store/stored_clock";
import type { StoredPackage } from "./store/stored_packages";
import { countUnreadable, dropUnreadable } from "./store/unreadable";
import type { SubjectPackage } from "./subject";

export class Home<D extends Prefetched = Prefetched, P extends SubjectPackage = SubjectPackage> {
  users: User[] = [];
  user: User | null = null;
  store: DeviceStore | null = null;
  /** Whether the store has been read. */
  loaded = false;
  data: Stored<D> | null = null;
  ready: StoredPackage<P>[] = [];
  waiting: Waiting[] = [];
  counts = { acts: 0, texts: 0 };
  /** How much of it does not open any more. */
  unreadable = 0;
  /** Whether the server answered last. */
  reached = false;
  sending = false;
  /** How many were still unsent when sending ended. */
  left: number | null = null;

  /** The clock of this device, once the store was read. */
  clock: Clock | null = null;

  constructor(readonly draw: () => void) {}

  get locked(): boolean {
    return this.store?.keys.state === "locked";
  }
  get here(): number {
    return this.counts.acts + this.counts.texts;
  }
  /** Whether the person asked for another page than home. */
  get elsewhere(): boolean {
    return !["/", "/khung/mat-song/"].includes(location.pathname);
  }

  async start(): Promise<void> {
    this.users = await usersHere();
    if (this.users.length === 1) await this.choose(this.users[0]!);
    this.loaded = true;
    this.draw();
    await this.call();
  }

  /** Ask whether the server answers; then send what waits. */
  async call(): Promise<void> {
    const asked = Date.now();
    const answer = navigator.onLine ? await fetch("/healthz", { cache: "no-store" }).catch(() => null) : null;
    this.reached = answer?.ok ?? false;
    if (this.reached)
      this.clock?.learn(answer?.headers.get("Date"), { asked, answered: Date.now() }, WHOLE_SECONDS);
    this.draw();
    if (this.reached) await this.send();
  }

  async choose(user: User): Promise<void> {
    this.user = user;
    this.clock = null;
    this.store = await DeviceStore.open(user.id);
    this.store?.listen(() => void this.read()); // a room in another tab
    await this.read();
    if (this.reached) void this.send();
  }

  async unlock(pin: string): Promise<boolean> {
    const right = (await this.store?.keys.unlock(pin)) ?? false;
    if (right) await this.read();
    if (right && this.reached) void this.send();
    return right;
  }

  /** Read the store. While it is locked only the counts are known. */
  async read(): Promise<void> {
    if (this.store) {
      this.counts = await this.store.counts();
      this.clock ??= await clockOf(this.store);
      if (!this.locked) {
        const [data, stored, waiting] = await Promise.all([
          this.store.prefetched<D>(),
          this.store.packages.all<P>(),
          this.store.waiting(),
        ]);
        const actsOf = (subject: string): Act[] =>
          waiting.find((each) => each.subject === subject)?.acts.filter((each) => !each.refusal) ?? [];
        this.data = data;
        this.waiting = waiting.filter((each) => each.acts.length || each.texts);
        this.unreadable = await countUnreadable(this.store);
        this.ready = stored.map((each) => ({ ...each, pack: withWaiting(each.pack, actsOf(each.subject)) }));
      }
    }
    this.draw();
  }

  /** Take what does not open any more off the device. */
  async dropUnreadable(): Promise<void> {
    if (this.store) await dropUnreadable(this.store);
    await this.read();
  }

  /** Send what waits, of every subject. */
  async send(): Promise<void> {
    if (!this.store || this.locked || this.sending || !this.here) return;
    this.sending = true;
    this.draw();
    const sent = await syncAll(this.store).catch(() => null); // where the store fails, it all waits still
    this.sending = false;
    this.left = sent ? sent.left : this.here;
    await this.read();
  }
}
