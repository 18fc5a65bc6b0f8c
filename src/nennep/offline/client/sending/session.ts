// The sending half of a session: acts and texts that wait, the state of their sending, and settling what was
// refused.

import { type Act, type Answer, type Asker, type Made, overHttp, type Payload } from "../act";
import { CLOCK_WRONG, typeOf, versionOf } from "../act_types";
import { Clock } from "../device/clock";
import { localValue } from "../device/local_values";
import { mend, mendedKey, takeMended } from "../mending";
import type { DeviceStore } from "../store/device_store";
import type { Subject, SubjectPackage } from "../subject";
import { Texts } from "../text/texts";
import { uuid7 } from "../uuid";
import { takenUp } from "./dropped";
import { doesJoin } from "./joining";
import { mapped, mappedPlace } from "./known_as";
import { Outbox } from "./outbox";
import { Queue, type Stop } from "./queue";
import { canSettle, settleMine, settleTheirs } from "./settling";
import { tellWaiting } from "./telling";
import { timing } from "./timing";

export interface Addresses {
  /** The subject by the id in the address. The queue may have another id, made by this device. */
  subject: Subject;
  package: string;
  texts: string;
  acts: string;
  signIn: string;
}

/** kept: all that waits is in the store. waiting: the server is not reached, and not all of it is kept. */
export type SendingState = "kept" | "sending" | "waiting" | "received" | "signed_out" | "refused";

export abstract class SendingSession<P extends SubjectPackage, A extends Addresses> {
  readonly outbox: Outbox;
  readonly texts: Texts;
  protected readonly queue: Queue;
  protected readonly asker: Asker;
  /** What a person chose last about a refused act could not be put into the store: nothing has changed. */
  notDone = false;
  private choosing: Promise<boolean> | null = null;
  /** The package could not be put into the store. */
  protected unkept = false;

  constructor(
    readonly at: A,
    readonly draw: () => void,
    readonly store: DeviceStore | null,
  ) {
    const changed = (): void => this.changed();
    const clock = new Clock((row) => void store?.putClock(row).catch(() => undefined));
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
      () => this.ready(),
      async () => {
        if (store) await tellWaiting(store, this.asker, this.outbox, this.texts);
      },
    );
  }

  /** The package as it is shown, with the waiting acts. Only after it was loaded. */
  abstract get pack(): P;
  /** What waits, or the state of sending, has changed. */
  protected abstract changed(): void;
  /** A text was edited. */
  protected abstract typed(): void;
  protected abstract settled(act: Act, answer: Answer): Promise<void>;
  protected abstract refresh(): Promise<void>;
  /** Before something is sent: null when it may go. */
  protected abstract ready(): Promise<Stop>;

  get subject(): Subject {
    return this.outbox.subject;
  }
  get clock(): Clock {
    return this.asker.clock;
  }
  get now(): number {
    return this.clock.now;
  }
  get unsent(): boolean {
    return this.waitingCount > 0;
  }
  /** When the last of what waits was captured. */
  get lastCaptured(): number {
    return Math.max(0, ...this.outbox.acts.map((each) => Date.parse(each.capturedAt)));
  }
  get waitingCount(): number {
    return this.outbox.acts.length + this.texts.waiting;
  }
  get refused(): Act | null {
    return this.outbox.refused;
  }
  /** A person must look at something before the texts of the subject may be locked. */
  get needsLook(): boolean {
    return this.refused !== null || this.texts.stuck;
  }
  /** The waiting acts that have an effect on what is shown: not the refused ones, unless one is being mended
   *  in place; and what locks the texts has none while something before it needs a look. */
  protected get inEffect(): Act[] {
    const { acts } = this.outbox;
    const mends = (act: Act): boolean => act.key === mendedKey() && !!typeOf(act.name).join;
    return acts.filter((act) =>
      act.refusal ? mends(act) : !(typeOf(act.name).locksTexts && !act.attempts && this.needsLook),
    );
  }
  /** Something could not be stored: closing the page would lose it. */
  get cannotKeep(): boolean {
    return !!(this.outbox.trouble || this.texts.trouble || this.unkept);
  }
  get allKept(): boolean {
    return this.store !== null && !this.cannotKeep && this.outbox.allKept && this.texts.allKept;
  }

  get sending(): SendingState {
    if (this.needsLook) return "refused";
    if (!this.unsent) return "received";
    const { state } = this.queue;
    if (state === "signed_out" || state === "sending") return state;
    if (this.allKept) return "kept";
    return this.store && !this.cannotKeep ? "sending" : "waiting"; // on its way into the store
  }

  /** Do an act. It is shown at once, kept a moment later, and sent as soon as possible. */
  act(name: string, payload: Payload): Act {
    const made = this.made(name, payload);
    const mended = takeMended(name);
    const refused = this.outbox.acts.find((each) => each.key === mended?.key && each.refusal);
    const act = refused
      ? this.outbox.replace(refused, made, typeOf(name).join?.(refused.payload, made.payload) ?? made.payload)
      : this.added(made);
    if (mended && !refused) void takenUp(this, mended.key);
    this.queue.soon(doesJoin(name) ? timing.settle : 0);
    return act;
  }

  /** What is done before a closing that was sent, and may not have arrived, goes before it. */
  private added(made: Made): Act {
    const { closing } = this;
    return closing?.attempts && !closing.refusal && closing.name !== made.name
      ? this.outbox.addBefore(closing, made)
      : this.outbox.add(made);
  }

  /** A person said what time it is: what was captured before is put right. */
  async timed(): Promise<void> {
    this.draw();
    await this.outbox.retime(this.clock.shifts);
    this.draw();
  }

  /** The act that closes the subject, while it waits: what is done goes before it. */
  get closing(): Act | undefined {
    return this.outbox.closing;
  }

  /** Resolves when everything so far is in the store (true) or could not be put there (false). */
  async written(): Promise<boolean> {
    await Promise.all([this.outbox.written(), this.texts.written()]);
    return this.allKept;
  }

  /** Send what waits, now. */
  sendNow(): void {
    this.queue.now();
    this.draw();
  }

  /** Resolves to true when everything is answered; to false when the server is not reached or something
   *  is refused. */
  async flushed(): Promise<boolean> {
    await this.outbox.written();
    return this.queue.flushed();
  }

  /** The person drops refused acts and sections: they go out of the queue, into the log of this device, all
   *  or none. */
  async setAside(acts: readonly Act[], sections: readonly string[] = []): Promise<boolean> {
    return this.chosen(async () => {
      const words = sections.map((name) => this.texts.asAct(name));
      const good = await this.outbox.putAside([...acts, ...words]);
      if (good) for (const name of sections) this.texts.dropped(name);
      return good;
    });
  }

  /** The person enters a refused act again, or one that was set aside, on its screen. */
  mend(act: Pick<Act, "key" | "name" | "payload">, where: string): void {
    const known = this.pack.known_as ?? {};
    const now = { ...act, payload: mapped(act.payload, known) };
    mend(now, mappedPlace(where, known), () => this.changed());
  }

  async resend(act: Act): Promise<void> {
    await this.outbox.again(act);
    this.sendNow();
  }

  /** This device's version replaces the other, or goes again with what the person chose anew. */
  async settleMine(act: Act, chosen?: Payload): Promise<boolean> {
    return this.settledEach(act, (outbox, each, make) => settleMine(outbox, each, make, chosen));
  }

  /** The other version stays. */
  async settleTheirs(act: Act): Promise<boolean> {
    return this.settledEach(act, settleTheirs);
  }

  private settledEach(act: Act, settle: typeof settleTheirs): Promise<boolean> {
    return this.chosen(async () => {
      let good = true;
      for (const each of this.askedWith(act))
        good &&= await settle(this.outbox, each, (name, payload) => this.made(name, payload));
      return good;
    });
  }

  /** One choice at a time: a second press on the way into the store is none. */
  private chosen(choose: () => Promise<boolean>): Promise<boolean> {
    this.choosing ??= choose()
      .then((good) => {
        this.notDone = !good;
        if (good) this.sendNow();
        else this.changed();
        return good;
      })
      .finally(() => {
        this.choosing = null;
      });
    return this.choosing;
  }

  /** A person is asked once about the clock, not for each act. */
  private askedWith(act: Act): Act[] {
    const { code } = act.refusal ?? {};
    const isAlike = (each: Act): boolean =>
      each === act || (code === CLOCK_WRONG && each.refusal?.code === code);
    return this.outbox.acts.filter((each) => each.refusal && isAlike(each));
  }

  /** How many characters a text of an act may have; undefined where the server has not said it. */
  limit(name: string, place: string): number | undefined {
    return this.pack.limits?.[name]?.[place];
  }

  canSettle(act: Act): boolean {
    return canSettle(act);
  }

  /** Whether what was set aside may be done now. */
  get usesAgain(): boolean {
    return true;
  }

  /** What every payload says of its subject. */
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
