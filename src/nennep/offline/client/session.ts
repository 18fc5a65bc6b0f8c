// One subject on this page: its package as it was last fetched or kept, with the effects of the waiting
// acts. It starts from the device store, without a network, and then asks the server.

import type { Act, Answer } from "./act";
import { typeOf } from "./act_types";
import { Overlay } from "./overlay";
import { fetchPackage, Unreached } from "./packages";
import type { Stop } from "./sending/queue";
import { type Addresses, SendingSession, type SendingState } from "./sending/session";
import { timing } from "./sending/timing";
import { watch } from "./sending/watching";
import type { DeviceStore } from "./store/device_store";
import type { Told } from "./store/sealed_rows";
import { kindOf, type SubjectPackage } from "./subject";

/** A session of any kind of subject, for the screens of the kernel. */
export type AnySession = Session<SubjectPackage>;

export class Session<P extends SubjectPackage, A extends Addresses = Addresses> extends SendingSession<P, A> {
  trouble: Unreached["why"] | "too_old" | null = null;
  /** The store is locked: nothing is shown before the PIN. */
  needsPin = false;
  private begun: Promise<void> | null = null;
  private refreshing: Promise<void> | null = null;
  private answered = 0;
  /** The package must be fetched again: the server knows more than this device. */
  private stale = false;
  private readonly overlay: Overlay<P>;
  /** The state of sending that was last shown. */
  private said: SendingState = "received";

  constructor(at: A, draw: () => void, store: DeviceStore | null = null) {
    super(at, draw, store);
    this.overlay = new Overlay(() => this.inEffect);
    store?.listen((told) => this.heard(told));
    if (store) store.rows.refill = () => this.refill();
  }

  get pack(): P {
    return this.overlay.pack;
  }
  get loaded(): boolean {
    return this.overlay.base !== null;
  }

  async unlock(pin: string): Promise<boolean> {
    const right = (await this.store?.keys.unlock(pin)) ?? false;
    if (right) {
      this.begun = null;
      await this.load();
    }
    return right;
  }

  /** Start from the store, then ask the server. */
  async load(): Promise<void> {
    this.begun ??= this.begin();
    await this.begun;
    if (!this.needsPin) await this.refresh();
  }

  /** Stop sending and watching, when the page ends the session. */
  stop(): void {
    this.queue.stop();
  }

  watch(): void {
    watch(this, this.queue);
  }

  private async begin(): Promise<void> {
    const { store } = this;
    this.needsPin = !!store && !store.open;
    if (store && !this.needsPin) {
      try {
        this.clock.take(await store.clock());
        this.outbox.subject = this.texts.subject = await store.packages.queueOf(this.at.subject);
        const found = await store.packages.of<P>(this.subject);
        if (found) this.overlay.take(found.pack);
        await this.texts.pickUp();
        if (found) this.texts.take(this.textsIn(found.pack), found.pack.known_as);
        await this.outbox.pickUp();
        if (this.queue.sendable) this.queue.now();
        else this.queue.later(0); // the server may still believe that something waits here
      } catch (error) {
        this.unkept = true;
        console.warn(error);
      }
    }
    this.changed();
  }

  /** Ask the server what it has; what is asked already is not asked twice. */
  protected refresh(): Promise<void> {
    this.refreshing ??= this.askServer().finally(() => {
      this.refreshing = null;
    });
    return this.refreshing;
  }

  /** Once the clock could have jumped, the server is asked for its time before anything is sent. */
  protected async ready(): Promise<Stop> {
    await this.texts.keeping.recheck(this.texts.unsent);
    if (!this.clock.asked) {
      await this.refresh();
      const { trouble } = this;
      if (trouble === "network" || trouble === "server" || trouble === "signed_out") return trouble;
      this.clock.asked = true;
    }
    await this.outbox.retime(this.clock.shifts);
    return null;
  }

  private async askServer(): Promise<void> {
    const { answered } = this;
    try {
      const found = await fetchPackage<P>(
        this.at.package,
        this.asker.clock,
        this.asker.device,
        this.overlay.base?.version || undefined,
      );
      this.trouble = null;
      // An act was answered while the package was fetched: the package may be older than that answer.
      if (found && answered !== this.answered) return await this.askServer();
      if (found) await this.take(found.pack, found.bytes);
    } catch (error) {
      if (!(error instanceof Unreached)) throw error;
      // A subject that this device began is unknown to the server until its first act has arrived.
      const unborn = error.why === "gone" && this.outbox.acts.some((act) => typeOf(act.name).begins);
      this.trouble = unborn ? null : error.why;
    }
    this.changed();
  }

  private async take(found: P, bytes: number): Promise<void> {
    if (found.format !== kindOf(this.subject)?.format) {
      this.trouble = "too_old";
      return;
    }
    // Another user is signed in, who may neither see nor send what is stored here.
    if (this.store && found.user && found.user !== this.store.user) {
      this.trouble = "signed_out";
      return;
    }
    this.asker.user ??= found.user ?? null;
    this.overlay.take(found);
    this.texts.take(this.textsIn(found), found.known_as);
    try {
      await this.store?.packages.put(this.subject, found, bytes);
      this.unkept = false;
    } catch {
      this.unkept = true;
    }
  }

  protected async settled(act: Act, answer: Answer): Promise<void> {
    this.answered += 1;
    if (answer.kind === "done") {
      this.overlay.done(act);
      if (this.outbox.isKept(act))
        await this.store?.acts.settle(act, this.overlay.base).catch(() => undefined);
      this.outbox.remove(act);
    }
    this.stale ||= answer.kind === "refused" || !!typeOf(act.name).outdates;
    this.changed();
  }

  /** The browser lost the store while this page was open: all that it has goes into a new one. */
  private refill(): void {
    const { base } = this.overlay;
    void this.texts.keeping.recheck(this.texts.unsent);
    void this.outbox.pickUp();
    const { length } = JSON.stringify(base);
    if (base) void this.store?.packages.put(this.subject, base, length).catch(() => undefined);
  }

  private heard({ subject, what }: Told): void {
    if (subject !== this.subject || this.needsPin) return;
    if (what === "answered") {
      this.texts.release(); // it may have opened what a section lacked
      void this.refresh();
    }
    if (what === "texts")
      void this.texts.pickUp().then(
        () => this.changed(),
        () => undefined,
      );
    this.queue.later(timing.settle * 3); // the tab that made it sends it first
  }

  /** The states of the texts in a package, by their keys at the server. */
  protected textsIn(_pack: P): Record<string, string> {
    return {};
  }

  /** A text was edited: the screen may not say "kept" before it is. */
  protected typed(): void {
    this.queue.soon(timing.text);
    if (this.sending !== this.said) this.changed();
  }

  protected changed(): void {
    this.overlay.changed();
    this.said = this.loaded ? this.sending : this.said;
    if (this.stale && (!this.queue.sendable || this.queue.state === "waiting")) {
      // only when nothing more can be sent: else a long queue would fetch the package after every act
      this.stale = false;
      void this.refresh();
    }
    this.draw();
  }
}
