// What goes out of one subject: acts and texts that wait, how far their sending is, and what a person settles
// of what was refused.

import { type Act, type Answer, type Asker, type Made, overHttp, type Payload } from "../act";
import { versionOf } from "../act_types";
import { Clock } from "../device/clock";
import { localValue } from "../device/local_values";
import type { DeviceStore } from "../store/device_store";
import type { Subject, SubjectPackage } from "../subject";
import { Texts } from "../text/texts";
import { uuid7 } from "../uuid";
import { doesJoin } from "./joining";
import { Outbox } from "./outbox";
import { Queue } from "./queue";
import { canSettle, settleMine, settleTheirs } from "./settling";
import { timing } from "./timing";

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

export abstract class SendingSession<P extends SubjectPackage, A extends Addresses> {
  readonly outbox: Outbox;
  readonly texts: Texts;
  protected readonly queue: Queue;
  protected readonly asker: Asker;
  /** The package could not be put into the store. */
  protected unkept = false;

  constructor(
    readonly at: A,
    readonly draw: () => void,
    readonly store: DeviceStore | null,
  ) {
    const changed = (): void => this.changed();
    const clock = new Clock((offset) => void store?.putOffset(offset).catch(() => undefined));
    const device = store?.device ?? localValue("nennep-device", (old) => old ?? uuid7());
    this.asker = { device, user: store?.user ?? null, clock, url: at.acts };
    this.outbox = new Outbox(at.subject, store, changed);
    this.texts = new Texts(at.subject, this.asker, store, () => this.typed(), changed, at.texts);
    this.queue = new Queue(
      this.outbox,
      this.texts,
      overHttp(this.asker),
      (act, answer) => this.settled(act, answer),
      changed,
      () => void this.refresh(),
    );
  }

  /** The subject as this person has it before them; only after it was loaded. */
  abstract get pack(): P;
  /** What waits, or how far it is, has changed. */
  protected abstract changed(): void;
  /** A letter more was written. */
  protected abstract typed(): void;
  protected abstract settled(act: Act, answer: Answer): Promise<void>;
  protected abstract refresh(): Promise<void>;

  get subject(): Subject {
    return this.outbox.subject;
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
    this.queue.soon(doesJoin(name) ? timing.settle : 0);
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

  /** What the payload of every act of this subject says of it. */
  protected own(): Payload {
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
}
