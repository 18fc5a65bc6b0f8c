// A lane: all acts and texts of one meeting on their way to the server, in one order. Acts go by the device's count;
// texts go when no act waits, and always before the minutes are adopted, which locks them. A refused act holds back the
// acts behind it, of its own lane only. Of several tabs one sends a lane at a time.

import { overHttp, type Act, type Answer, type Asker, type Transport } from "./acts";
import type { Silence } from "./ask";
import { done, joins } from "./effects";
import { mapped } from "./known_as";
import { Outbox } from "./outbox";
import { backOff, pace, pause } from "./pace";
import { fetchPackage, type Id, type Package } from "./package";
import type { Shelf } from "./shelf";
import { clockOf } from "./stored_clock";
import { Texts } from "./texts";

export type LaneState = "idle" | "sending" | "waiting" | "signed_out";
type Stop = Silence | null;

const ADOPTION = "room.adopt_minutes";

export class Lane {
  state: LaneState = "idle";
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<Stop> | null = null;
  private failures = 0;

  constructor(
    readonly outbox: Outbox, readonly texts: Texts, private readonly send: Transport,
    /** Told of each answer; takes the act off the shelf, together with what it changed. */
    private readonly settled: (act: Act, answer: Answer) => Promise<void>,
    private readonly changed: () => void,
    /** Told when another tab settled an act of this lane. */
    private readonly elsewhere: () => void = () => undefined,
  ) {}

  /** Whether something can be sent: not what waits behind a refusal. */
  get sendable(): boolean {
    const { first } = this.outbox;
    return (first !== undefined && !first.refusal) || this.texts.sendable;
  }

  /** Send after a moment; a later call puts it off. */
  soon(ms: number): void {
    if (this.state === "idle") this.state = "sending";
    this.later(ms);
  }

  /** Send now, also what was refused of the texts. */
  now(): void {
    this.failures = 0;
    this.texts.release();
    if (this.sendable) this.state = "sending";
    this.later(0);
  }

  /** Send until everything is answered; false as soon as the server is not reached, or something is refused. */
  async flushed(): Promise<boolean> {
    this.now();
    do await this.run();
    while (this.sendable && this.state === "sending");
    return this.outbox.acts.length === 0 && this.texts.waiting === 0;
  }

  /** One pass over the lane. Null when it came to the end of what can be sent. */
  run(): Promise<Stop> {
    clearTimeout(this.timer);
    this.running ??= alone(this.outbox.lane, () => this.pass())
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

  /** Look after a while whether there is something to send; a later call puts it off. */
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
      if (this.sendable) this.later(pace.settle);
    }
    this.changed();
    return stop;
  }

  private async pass(): Promise<Stop> {
    if (await this.outbox.pickUp()) this.elsewhere();
    for (;;) {
      const act = this.outbox.first;
      const goes = act !== undefined && !act.refusal;
      if (goes && !(act.name === ADOPTION && this.texts.sendable)) {
        const stop = await this.carry(act);
        if (stop) return stop;
      } else if (this.texts.sendable) {
        const stop = await this.texts.exchange();
        if (stop) return stop;
      } else return null;
      this.failures = 0;
    }
  }

  private async carry(act: Act): Promise<Stop> {
    const frozen = await this.outbox.freeze(act);
    if (!frozen) {
      // gone from the shelf since it was picked up: another tab settled it
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
    }
    await this.settled(act, answer);
    return null;
  }
}

/** Do something while no other tab does it for the same lane; where the browser has no locks, keys keep it harmless. */
async function alone<T>(lane: Id, what: () => Promise<T>): Promise<T> {
  const locks = typeof navigator === "undefined" ? undefined : navigator.locks;
  return locks ? ((await locks.request(`nennep-lane-${lane}`, what)) as T) : what();
}

/** Send what waits in every lane of this device; for pages that are not the room. Needs an open vault. */
export async function syncAll(shelf: Shelf, tries = 3): Promise<{ left: number; refused: number }> {
  const asker: Asker = { device: shelf.device, user: shelf.user, clock: await clockOf(shelf) };
  for (const lane of await shelf.lanes()) {
    const stop = await syncLane(shelf, lane, asker, tries);
    if (stop === "signed_out" || stop === "network") break;
  }
  const left = await shelf.counts();
  const waiting = await shelf.waiting();
  return { left: left.acts + left.texts, refused: waiting.filter((each) => each.refused).length };
}

async function syncLane(shelf: Shelf, lane: Id, asker: Asker, tries: number): Promise<Stop> {
  let pack: Package | null = (await shelf.package(lane))?.pack ?? null;
  let learnt = false;
  const outbox = new Outbox(lane, shelf, joins, () => undefined);
  const texts = new Texts(lane, asker, shelf, () => undefined, () => undefined);
  await texts.pickUp();
  const settled = async (act: Act, answer: Answer): Promise<void> => {
    if (answer.kind !== "done") return;
    pack &&= done(pack, act.name, mapped(act.payload, pack.known_as ?? {}), act.capturedAt);
    await shelf.settleAct(act, pack);
    outbox.remove(act);
    learnt = true;
  };
  const found = new Lane(outbox, texts, overHttp(asker), settled, () => undefined);
  let stop = await found.run();
  for (let failed = 0; stop && stop !== "signed_out" && failed < tries - 1; failed += 1) {
    found.stop();
    await pause(backOff(failed));
    stop = await found.run();
  }
  found.stop();
  if (!stop && learnt) await refresh(shelf, lane, asker, pack);
  return stop;
}

/** After a lane was sent the server knows more than this device: of a meeting opened here, its very id. */
async function refresh(shelf: Shelf, lane: Id, asker: Asker, pack: Package | null): Promise<void> {
  try {
    const found = await fetchPackage(`/buoi/${lane}/goi.json`, asker.clock, pack?.version);
    if (found && found.pack.user === shelf.user) await shelf.putPackage(lane, found.pack, found.bytes);
  } catch { /* the next look will bring it */ }
}

