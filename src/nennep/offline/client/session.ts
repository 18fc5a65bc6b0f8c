// One subject in this page: its package as it was last fetched or kept, the acts on their way laid over it,
// the texts. It begins from the device store, so it needs no network; then it looks what the server has.

import { type Act, type Answer, type Asker, type Made, overHttp, type Payload } from "./act";
import { typeOf, versionOf } from "./act_types";
import { Clock } from "./clock";
import type { DeviceStore } from "./device_store";
import { localValue } from "./local_values";
import { Outbox } from "./outbox";
import { Overlay } from "./overlay";
import { fetchPackage, Unreached } from "./packages";
import { Queue } from "./queue";
import type { Told } from "./sealed_rows";
import { canSettle, settleMine, settleTheirs } from "./settling";
import { kindOf, type Subject, type SubjectPackage } from "./subject";
import { Texts } from "./texts";
import { timing } from "./timing";
import { uuid7 } from "./uuid";
import { watch } from "./watching";

export interface Addresses {
  /** As the address has it; the queue's, unless this device knows it by an id of its own. */
  subject: Subject;
  package: string;
  texts: string;
  acts: string;
  signIn: string;
}

/** kept: all that waits lies in the store. waiting: the server is not reached, and not all of it is kept. */
export type SendingState = "kept" | "sending" | "waiting" | "received" | "signed_out" | "refused";

/** Something the server did not accept. */
export interface Refused {
  name: string;
  sentence: string;
  act: Act;
}

export class Session<P extends SubjectPackage, A extends Addresses = Addresses> {
  readonly outbox: Outbox;
  readonly texts: Texts;
  trouble: Unreached["why"] | "too_old" | null = null;
  /** The store is locked: nothing is shown before the PIN. */
  needsPin = false;
  private readonly queue: Queue;
  private readonly asker: Asker;
  private begun: Promise<void> | null = null;
  private answered = 0;
  /** The server knows more than was worked out here. */
  private stale = false;
  private readonly overlay: Overlay<P>;
  private unkept = false;
  /** What was last said of what waits. */
  private said: SendingState = "received";

  constructor(
    readonly at: A,
    readonly draw: () => void,
    readonly store: DeviceStore | null = null,
  ) {
    const changed = (): void => this.changed();
    const clock = new Clock((offset) => void store?.putOffset(offset).catch(() => undefined));
    const device = store?.device ?? localValue("nennep-device", (old) => old ?? uuid7());
    this.asker = { device, user: store?.user ?? null, clock, url: at.acts };
    this.outbox = new Outbox(at.subject, store, changed);
    this.overlay = new Overlay(() => this.outbox.acts);
    this.texts = new Texts(at.subject, this.asker, store, () => this.typed(), changed, at.texts);
    const settled = (act: Act, answer: Answer): Promise<void> => this.settled(act, answer);
    this.queue = new Queue(
      this.outbox,
      this.texts,
      overHttp(this.asker),
      settled,
      changed,
      () => void this.refresh(),
    );
    store?.listen((told) => this.heard(told));
  }

  /** The subject as this person has it before them; only after `load` found one. */
  get pack(): P {
    return this.overlay.pack;
  }

  get subject(): Subject {
    return this.outbox.subject;
  }
  get loaded(): boolean {
    return this.overlay.base !== null;
  }
  get now(): number {
    return this.asker.clock.now;
  }
  get unsent(): boolean {
    return this.waitingCount > 0;
  }
  get waitingCount(): number {
    return this.outbox.acts.length + this.texts.waiting;
  }
  get refused(): Act | null {
    return this.outbox.refused;
  }
  get refusals(): Refused[] {
    return this.outbox.acts.flatMap((act) =>
      act.refusal ? [{ name: act.name, sentence: act.refusal.sentence, act }] : [],
    );
  }
  /** Something could not be put into the store: closing the page would lose it. */
  get cannotKeep(): boolean {
    return !!(this.outbox.trouble || this.texts.trouble || this.unkept);
  }
  get allKept(): boolean {
    return this.store !== null && !this.cannotKeep && this.outbox.allKept && this.texts.allKept;
  }

  get sending(): SendingState {
    if (this.refused) return "refused";
    if (!this.unsent) return "received";
    const { state } = this.queue;
    if (state === "signed_out" || state === "sending") return state;
    if (this.allKept) return "kept";
    return this.store && !this.cannotKeep ? "sending" : "waiting"; // on its way into the store
  }

  /** Do an act of this subject: shown at once, kept a moment later, sent as soon as may be. */
  act(name: string, payload: Payload): Act {
    const act = this.outbox.add(this.made(name, payload));
    this.queue.soon(this.outbox.doesJoin(name) ? timing.settle : 0);
    return act;
  }

  /** Resolves when all so far lies in the store: true, or false when it could not be put there. */
  async written(): Promise<boolean> {
    await Promise.all([this.outbox.written(), this.texts.written()]);
    return this.allKept;
  }

  /** Send what waits, now. */
  sendNow(): void {
    this.queue.now();
    this.draw();
  }

  /** Everything of this subject has been answered; false as soon as the server is not reached or something
   *  is refused. */
  async flushed(): Promise<boolean> {
    await this.outbox.written();
    return this.queue.flushed();
  }

  // --- what the server did not accept ---

  /** The person has read it and leaves it: out of the queue, into the log of this device. */
  async setAside(...acts: Act[]): Promise<void> {
    for (const act of acts) await this.outbox.putAside(act);
    this.sendNow();
  }

  async resend(act: Act): Promise<void> {
    await this.outbox.again(act);
    this.sendNow();
  }

  /** What this device has in the place of the other's. */
  async settleMine(act: Act): Promise<boolean> {
    const settled = await settleMine(this.outbox, act, (name, payload) => this.made(name, payload));
    if (settled) this.sendNow();
    return settled;
  }

  /** The other's stands. */
  async settleTheirs(act: Act): Promise<void> {
    await settleTheirs(this.outbox, act, (name, payload) => this.made(name, payload));
    this.sendNow();
  }

  canSettle(act: Act): boolean {
    return canSettle(act);
  }
  understood(refusal: Refused): void {
    void this.setAside(refusal.act);
  }

  // --- coming and going ---

  async unlock(pin: string): Promise<boolean> {
    const right = (await this.store?.keys.unlock(pin)) ?? false;
    if (right) {
      this.begun = null;
      await this.load();
    }
    return right;
  }

  /** Begin from the store, then look what the server has. */
  async load(): Promise<void> {
    this.begun ??= this.begin();
    await this.begun;
    if (!this.needsPin) await this.refresh();
  }

  /** Stop sending and looking; for the page that puts the session away. */
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
        this.asker.clock.offset ??= await store.offset();
        this.outbox.subject = this.texts.subject = await store.packages.queueOf(this.at.subject);
        const found = await store.packages.of<P>(this.subject);
        if (found) this.overlay.take(found.pack);
        await this.texts.pickUp();
        if (found) this.texts.take(this.textsIn(found.pack), found.pack.known_as);
        await this.outbox.pickUp();
        if (this.queue.sendable) this.queue.now();
      } catch (error) {
        this.unkept = true;
        console.warn(error);
      }
    }
    this.changed();
  }

  private async refresh(): Promise<void> {
    const { answered } = this;
    try {
      const found = await fetchPackage<P>(
        this.at.package,
        this.asker.clock,
        this.overlay.base?.version || undefined,
      );
      this.trouble = null;
      // An act was answered while the package was on its way: it may be older than that answer.
      if (found && answered !== this.answered) return await this.refresh();
      if (found) await this.take(found.pack, found.bytes);
    } catch (error) {
      if (!(error instanceof Unreached)) throw error;
      // What this device began is not there until the server has its first act.
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
    // Somebody else is signed in: what lies here is not theirs to see, nor theirs to send.
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

  private async settled(act: Act, answer: Answer): Promise<void> {
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

  private heard({ subject, what }: Told): void {
    if (subject !== this.subject || this.needsPin) return;
    if (what === "answered") void this.refresh();
    if (what === "texts")
      void this.texts.pickUp().then(
        () => this.changed(),
        () => undefined,
      );
    this.queue.later(timing.settle * 3); // the tab that made it sends it first
  }

  /** What the payload of every act of this subject says of it. */
  protected own(): Payload {
    return {};
  }

  /** The states of the texts that come with a package, by their keys at the server. */
  protected textsIn(_pack: P): Record<string, string> {
    return {};
  }

  private made(name: string, payload: Payload): Made {
    const { clock } = this.asker;
    return {
      name,
      version: versionOf(name, this.pack.acts),
      payload: { ...this.own(), ...payload },
      capturedAt: new Date(clock.now).toISOString(),
      offsetMs: clock.offset,
    };
  }

  /** A letter more: "kept" may not stand on the screen until it is. */
  private typed(): void {
    this.queue.soon(timing.text);
    if (this.sending !== this.said) this.changed();
  }

  private changed(): void {
    this.overlay.changed();
    this.said = this.loaded ? this.sending : this.said;
    if (this.stale && (!this.queue.sendable || this.queue.state === "waiting")) {
      // once, when no more can be sent: what is brought home would fetch itself after every act
      this.stale = false;
      void this.refresh();
    }
    this.draw();
  }
}
