// A queue: all acts and texts of one subject that are to be sent. Acts are sent in the order of the device's
// count. Texts are sent when no act waits, and always before an act that locks them. A refused act holds
// back the acts behind it, in its own queue only. Only one tab at a time sends a queue.

import type { Act, Answer, Transport } from "../act";
import { typeOf } from "../act_types";
import type { Subject } from "../subject";
import type { Texts } from "../text/texts";
import type { Silence } from "./ask";
import type { Outbox } from "./outbox";
import { backOff, timing } from "./timing";

type QueueState = "idle" | "sending" | "waiting" | "signed_out";
export type Stop = Silence | null;

export class Queue {
  state: QueueState = "idle";
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<Stop> | null = null;
  private failures = 0;

  constructor(
    readonly outbox: Outbox,
    readonly texts: Texts,
    private readonly send: Transport,
    /** Called with each answer: takes the act out of the store and keeps what it changed. */
    private readonly settled: (act: Act, answer: Answer) => Promise<void>,
    private readonly changed: () => void,
    /** Called when another tab settled an act of this queue. */
    private readonly elsewhere: () => void,
    /** Called before each sending: puts times right, once the server's time is known. */
    private readonly ready: () => Promise<Stop>,
    /** Called while the server answers: it is told how much waits. */
    private readonly tell: () => Promise<void>,
  ) {}

  /** Whether something can be sent; what waits behind a refused act cannot. */
  get sendable(): boolean {
    return this.next !== null || this.texts.sendable;
  }

  /** The act that may be sent now. One that locks the texts waits for all of them, for a refused one too:
   *  else it would lock them without its words. Sent before, it may have arrived, and goes again. */
  private get next(): Act | null {
    const { first } = this.outbox;
    if (!first || first.refusal) return null;
    const waits = first.attempts ? this.texts.sendable : this.texts.waiting > 0;
    return typeOf(first.name).locksTexts && waits ? null : first;
  }

  /** Send after a moment; a later call starts the wait anew. */
  soon(ms: number): void {
    if (this.state === "idle") this.state = "sending";
    this.later(ms);
  }

  /** Send now, refused texts too. */
  now(): void {
    this.failures = 0;
    this.texts.release();
    if (this.sendable) this.state = "sending";
    this.later(0);
  }

  /** Send until everything is answered. False when the server is not reached or something is refused. */
  async flushed(): Promise<boolean> {
    this.now();
    do await this.run();
    while (this.sendable && this.state === "sending");
    return this.outbox.acts.length === 0 && this.texts.waiting === 0;
  }

  /** One pass over the queue. Null when all that can be sent was sent. */
  run(): Promise<Stop> {
    clearTimeout(this.timer);
    this.running ??= alone(this.outbox.subject, () => this.pass())
      .catch((error: unknown): Stop => {
        console.warn(error); // a fault of ours must not end the sending for good
        return "server";
      })
      .then((stop) => this.rest(stop));
    return this.running;
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  /** Check after a while whether there is something to send; a later call starts the wait anew. */
  later(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.run(), ms);
  }

  private rest(stop: Stop): Stop {
    this.running = null;
    if (stop) {
      this.state = stop === "signed_out" ? "signed_out" : "waiting";
      this.later(backOff(this.failures));
      this.failures += 1;
    } else {
      this.failures = 0;
      this.state = this.sendable ? "sending" : "idle";
      if (this.sendable) this.later(timing.settle);
    }
    this.changed();
    return stop;
  }

  private async pass(): Promise<Stop> {
    if (await this.outbox.pickUp()) this.elsewhere();
    for (let answered = 0; ; answered += 1) {
      if (answered === 1) await this.told();
      const hindered = this.sendable ? await this.ready() : null;
      if (hindered) return hindered;
      const act = this.next;
      if (act) {
        const stop = await this.carry(act);
        if (stop) return stop;
      } else if (this.texts.sendable) {
        const stop = await this.texts.exchange();
        if (stop) return stop;
      } else {
        await this.told();
        return null;
      }
      this.failures = 0;
    }
  }

  /** What cannot be told now is told another time: it never stops the sending. */
  private told(): Promise<void> {
    return this.tell().catch(() => undefined);
  }

  private async carry(act: Act): Promise<Stop> {
    const frozen = await this.outbox.freeze(act);
    if (!frozen) {
      // gone from the store since it was picked up: another tab settled it
      await this.outbox.pickUp();
      this.outbox.remove(act);
      this.elsewhere();
      return null;
    }
    const answer = await this.send(frozen);
    if (answer.kind === "unreached") return answer.why;
    if (answer.kind === "refused") {
      const { code, sentence, facts } = answer;
      await this.outbox.refuse(act, { code, sentence, facts });
    } else this.texts.release(); // what it opened or added may be what a section lacked
    await this.settled(act, answer);
    return null;
  }
}

/** Do something while no other tab does it for the same queue. Where the browser has no locks, the keys
 *  of the acts make a second sending harmless. */
async function alone<T>(subject: Subject, what: () => Promise<T>): Promise<T> {
  const locks = typeof navigator === "undefined" ? undefined : navigator.locks;
  return locks ? ((await locks.request(`nennep-queue-${subject}`, what)) as T) : what();
}
