// One meeting in this page: the package as it was last fetched or kept, the acts on their way laid over it, the texts.
// It begins from the shelf, so it needs no network; then it looks what the server has.

import { ACTS_DOOR, overHttp, type Act, type Answer, type Asker, type Payload } from "./acts";
import { Clock } from "./clock";
import { count, elapsedMinutes, type Count } from "./counting";
import { applied, done, joins, versionOf } from "./effects";
import { openNow, type CellKit, type Choice } from "./kit";
import { mapped, mappedPlace } from "./known_as";
import { Lane } from "./lanes";
import { Outbox, type Made } from "./outbox";
import { pace } from "./pace";
import { fetchPackage, FORMAT, Unreached, type AttendanceMark, type Id, type Item, type Package, type RollLine } from "./package";
import { remembered } from "./remembered";
import { canSettle, settleMine, settleTheirs } from "./settle";
import type { Shelf, Told } from "./shelf";
import { Texts } from "./texts";
import { uuid7 } from "./uuid";

export interface Addresses {
  /** The meeting as the address has it; the lane, unless this phone knows it by an id of its own. */
  id: Id;
  package: string; texts: string; acts: string; minutes: string; meeting: string; signIn: string; icons: string;
}

export function addressesOf(id: Id, icons = ""): Addresses {
  const meeting = `/buoi/${id}/`;
  return {
    id, meeting, icons, package: `${meeting}goi.json`, texts: `${meeting}chu/`, acts: ACTS_DOOR, minutes: `${meeting}bien-ban/`,
    signIn: `/dang-nhap/?next=${encodeURIComponent(`${meeting}hop/`)}`,
  };
}

/** kept: all that waits lies on the shelf. waiting: the server is not reached, and not all of it is kept. */
export type SendingState = "kept" | "sending" | "waiting" | "received" | "signed_out" | "refused";

/** Something the server did not accept. */
export interface Refused { name: string; sentence: string; act: Act }

const LOCKED = ["adopted", "signed", "issued"];
const OPENED_HERE = "meetings.open_now";
const ADOPTION = "room.adopt_minutes";

export class Session {
  readonly outbox: Outbox;
  readonly texts: Texts;
  trouble: Unreached["why"] | "too_old" | null = null;
  /** The shelf is locked: nothing is shown before the PIN. */
  needsPin = false;
  private readonly queue: Lane;
  private readonly asker: Asker;
  private begun: Promise<void> | null = null;
  private answered = 0;
  /** The server knows more than was worked out here. */
  private stale = false;
  private base: Package | null = null;
  private shown: Package | null = null;
  private unkept = false;
  /** What was last said of what waits. */
  private said: SendingState = "received";

  constructor(readonly at: Addresses, readonly draw: () => void, readonly shelf: Shelf | null = null) {
    const changed = (): void => this.changed();
    const clock = new Clock((offset) => void shelf?.putOffset(offset).catch(() => undefined));
    const device = shelf?.device ?? remembered("nennep-device", (old) => old ?? uuid7());
    this.asker = { device, user: shelf?.user ?? null, clock, url: at.acts };
    this.outbox = new Outbox(at.id, shelf, joins, changed);
    this.texts = new Texts(at.id, this.asker, shelf, () => this.typed(), changed, at.texts);
    const settled = (act: Act, answer: Answer): Promise<void> => this.settled(act, answer);
    this.queue = new Lane(this.outbox, this.texts, overHttp(this.asker), settled, changed, () => void this.refresh());
    shelf?.listen((told) => this.heard(told));
  }

  /** The meeting as this person has it before them; only after `load` found one. */
  get pack(): Package {
    this.shown ??= this.laidOver();
    return this.shown;
  }

  get lane(): Id { return this.outbox.lane; }
  get loaded(): boolean { return this.base !== null; }
  get now(): number { return this.asker.clock.now; }
  get inSession(): boolean { return this.pack.meeting.state === "in_session"; }
  get locked(): boolean { return LOCKED.includes(this.pack.meeting.state); }
  /** Adopted on this device, and the server does not know it yet. */
  get adoptedHere(): boolean { return this.outbox.acts.some((act) => act.name === ADOPTION && !act.refusal); }
  /** Whether this person may put down facts now. */
  get writes(): boolean { return this.inSession && this.may("minute"); }
  get count(): Count { return count(this.pack.parts.roll.entries, this.pack.parts.attendance); }
  get minutes(): number { return elapsedMinutes(this.pack.meeting.opened_at, this.pack.meeting.closed_at, this.now); }

  get unsent(): boolean { return this.waitingCount > 0; }
  get waitingCount(): number { return this.outbox.acts.length + this.texts.waiting; }
  get refused(): Act | null { return this.outbox.refused; }
  get refusals(): Refused[] {
    return this.outbox.acts.flatMap((act) => (act.refusal ? [{ name: act.name, sentence: act.refusal.sentence, act }] : []));
  }
  /** Something could not be put on the shelf: closing the page would lose it. */
  get cannotKeep(): boolean { return !!(this.outbox.trouble || this.texts.trouble || this.unkept); }
  get allKept(): boolean { return this.shelf !== null && !this.cannotKeep && this.outbox.allKept && this.texts.allKept; }

  get sending(): SendingState {
    if (this.refused) return "refused";
    if (!this.unsent) return "received";
    const { state } = this.queue;
    if (state === "signed_out" || state === "sending") return state;
    if (this.allKept) return "kept";
    return this.shelf && !this.cannotKeep ? "sending" : "waiting"; // on its way to the shelf
  }

  may(right: string): boolean { return this.pack.rights.includes(right); }
  item(id: Id): Item | undefined {
    const known = this.pack.known_as?.[id] ?? id;
    return this.pack.parts.items.find((each) => each.id === known);
  }
  member(person: Id | null): RollLine | undefined { return this.pack.parts.roll.entries.find((line) => line.person === person); }
  mark(person: Id): AttendanceMark | undefined { return this.pack.parts.attendance.find((each) => each.person === person); }
  /** The name of a free section in `texts`. */
  textKey(item: Id, section: "gist" | "conclusion"): string { return `${item}/${section}`; }

  /** Do an act of this meeting: shown at once, kept a moment later, sent as soon as may be. */
  act(name: string, payload: Payload): Act {
    const act = this.outbox.add(this.made(name, payload));
    this.queue.soon(this.outbox.doesJoin(name) ? pace.settle : 0);
    return act;
  }

  /** Resolves when all so far lies on the shelf: true, or false when it could not be put there. */
  async written(): Promise<boolean> {
    await Promise.all([this.outbox.written(), this.texts.written()]);
    return this.allKept;
  }

  /** Send what waits, now. */
  sendNow(): void {
    this.queue.now();
    this.draw();
  }

  /** Everything of this meeting has been answered; false as soon as the server is not reached or something is refused. */
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

  /** This device's tally or score in the place of the other's. */
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

  canSettle(act: Act): boolean { return canSettle(act); }
  understood(refusal: Refused): void { void this.setAside(refusal.act); }

  // --- coming and going ---

  async unlock(pin: string): Promise<boolean> {
    const right = (await this.shelf?.vault.unlock(pin)) ?? false;
    if (right) {
      this.begun = null;
      await this.load();
    }
    return right;
  }

  /** Begin from the shelf, then look what the server has. */
  async load(): Promise<void> {
    this.begun ??= this.begin();
    await this.begun;
    if (!this.needsPin) await this.refresh();
  }

  /** Stop sending and looking; for whoever puts the session away. */
  stop(): void { this.queue.stop(); }

  openNow(cell: CellKit, choice: Choice): Promise<Id> {
    if (!this.shelf) throw new Error("nothing can be kept here");
    return openNow(this.shelf, cell, choice);
  }

  /** Look now and then whether another device has put something down; never while acts of ours are on their way. */
  watch(): void {
    const look = (): void => {
      if (document.visibilityState === "visible" && !this.unsent) void this.load();
    };
    const again = (): void => {
      setTimeout(() => { look(); again(); }, pace.refresh);
    };
    again();
    document.addEventListener("visibilitychange", () => {
      look();
      // a phone put into a pocket may not come back to this page: write, and send what can be sent
      if (document.visibilityState === "hidden") void this.texts.written();
      if (this.queue.sendable) this.queue.later(0);
    });
    addEventListener("pagehide", () => void this.texts.written());
    addEventListener("online", () => {
      this.queue.now();
      look();
    });
  }

  private async begin(): Promise<void> {
    const { shelf } = this;
    this.needsPin = !!shelf && !shelf.open;
    if (shelf && !this.needsPin) {
      try {
        this.asker.clock.offset ??= await shelf.offset();
        this.outbox.lane = this.texts.lane = await shelf.laneOf(this.at.id);
        const found = await shelf.package(this.lane);
        if (found) this.show(found.pack);
        await this.texts.pickUp();
        if (found) this.texts.take(found.pack.parts.texts, found.pack.known_as);
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
      const found = await fetchPackage(this.at.package, this.asker.clock, this.base?.version || undefined);
      this.trouble = null;
      // An act was answered while the package was on its way: it may be older than that answer.
      if (found && answered !== this.answered) return await this.refresh();
      if (found) await this.take(found.pack, found.bytes);
    } catch (error) {
      if (!(error instanceof Unreached)) throw error;
      // A meeting that this phone opened is not there until the server has its first act.
      const unborn = error.why === "gone" && this.outbox.acts.some((act) => act.name === OPENED_HERE);
      this.trouble = unborn ? null : error.why;
    }
    this.changed();
  }

  private async take(found: Package, bytes: number): Promise<void> {
    if (found.format !== FORMAT) {
      this.trouble = "too_old";
      return;
    }
    // Somebody else is signed in: what lies here is not theirs to see, nor theirs to send.
    if (this.shelf && found.user && found.user !== this.shelf.user) {
      this.trouble = "signed_out";
      return;
    }
    this.asker.user ??= found.user ?? null;
    this.show(found);
    this.texts.take(found.parts.texts, found.known_as);
    try {
      await this.shelf?.putPackage(this.lane, found, bytes);
      this.unkept = false;
    } catch {
      this.unkept = true;
    }
  }

  private show(found: Package): void {
    this.base = found;
    this.shown = null;
    if (typeof location === "undefined") return;
    const place = mappedPlace(location.hash ?? "", found.known_as ?? {});
    if (place && place !== location.hash) location.replace(place);
  }

  private async settled(act: Act, answer: Answer): Promise<void> {
    this.answered += 1;
    if (answer.kind === "done") {
      this.base &&= this.with(this.base, act, done);
      this.shown = null;
      if (this.outbox.isKept(act)) await this.shelf?.settleAct(act, this.base).catch(() => undefined);
      this.outbox.remove(act);
    }
    this.stale ||= answer.kind === "refused" || NEEDS_PACKAGE.includes(act.name);
    this.changed();
  }

  private heard({ lane, what }: Told): void {
    if (lane !== this.lane || this.needsPin) return;
    if (what === "answered") void this.refresh();
    if (what === "texts") void this.texts.pickUp().then(() => this.changed(), () => undefined);
    this.queue.later(pace.settle * 3); // the tab that made it sends it first
  }

  private made(name: string, payload: Payload): Made {
    const { clock } = this.asker;
    return {
      name, version: versionOf(name, this.pack.acts), payload: { meeting: this.pack.meeting.id, ...payload },
      capturedAt: new Date(clock.now).toISOString(), offsetMs: clock.offset,
    };
  }

  private laidOver(): Package {
    if (!this.base) throw new Error("the package is not there yet");
    return this.outbox.acts.filter((act) => !act.refusal).reduce((pack, act) => this.with(pack, act), this.base);
  }

  private with(pack: Package, act: Act, how = applied): Package {
    return how(pack, act.name, mapped(act.payload, this.base?.known_as ?? {}), act.capturedAt);
  }

  /** A letter more: "kept" may not stand on the screen until it is. */
  private typed(): void {
    this.queue.soon(pace.text);
    if (this.sending !== this.said) this.changed();
  }

  private changed(): void {
    this.shown = null;
    this.said = this.base ? this.sending : this.said;
    if (this.stale && (!this.queue.sendable || this.queue.state === "waiting")) {
      // once, when no more can be sent: a meeting brought home would fetch itself after every ballot
      this.stale = false;
      void this.refresh();
    }
    this.draw();
  }
}

/** Acts after which the server knows more than the script can work out. */
const NEEDS_PACKAGE = [
  OPENED_HERE, "meetings.open_meeting", "meetings.record_ballot", "meetings.appoint_minute_taker", "room.agree_score", ADOPTION,
];
