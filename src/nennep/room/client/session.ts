// One meeting in this page: the package of the server, the acts on their way laid over it, the texts, the place.

import { count, elapsedMinutes, type Count } from "./counting";
import { applied, joins } from "./effects";
import { Outbox, overHttp, type Act, type Answer, type Payload, type SendingState } from "./outbox";
import { fetchPackage, FORMAT, Unreached, type AttendanceMark, type Id, type Item, type Package, type RollLine } from "./package";
import { Texts } from "./texts";
import { uuid7 } from "./uuid";

export interface Addresses {
  package: string; texts: string; acts: string; minutes: string; meeting: string; signIn: string; icons: string;
}

/** Something the server did not accept, until the person has read it. */
export interface Refusal { name: string; sentence: string }

const REFRESH_MS = 30_000;

export class Session {
  readonly outbox: Outbox;
  readonly texts: Texts;
  refusals: Refusal[] = [];
  trouble: Unreached["why"] | "too_old" | null = null;
  private answered = 0;
  private base: Package | null = null;
  private shown: Package | null = null;
  /** Server time minus device time, in milliseconds. */
  private offset = 0;

  constructor(readonly at: Addresses, readonly draw: () => void) {
    const device = deviceId();
    const transport = overHttp(at.acts, device, csrfToken);
    const changed = (): void => this.changed();
    const settled = (act: Act, answer: Answer): void => this.settled(act, answer);
    this.outbox = new Outbox(transport, joins, settled, changed, () => new Date(this.now), nextSeq);
    this.texts = new Texts(at.texts, device, csrfToken, changed);
  }

  /** The meeting as this person has it before them; only after `load` found one. */
  get pack(): Package {
    this.shown ??= this.laidOver();
    return this.shown;
  }

  get loaded(): boolean { return this.base !== null; }
  get now(): number { return Date.now() + this.offset; }
  get inSession(): boolean { return this.pack.meeting.state === "in_session"; }
  get locked(): boolean { return ["adopted", "signed", "issued"].includes(this.pack.meeting.state); }
  /** Whether this person may put down facts now. */
  get writes(): boolean { return this.inSession && this.may("minute"); }
  get count(): Count { return count(this.pack.roll.entries, this.pack.attendance); }
  get minutes(): number { return elapsedMinutes(this.pack.meeting.opened_at, this.pack.meeting.closed_at, this.now); }

  get sending(): SendingState {
    if (this.outbox.state !== "received") return this.outbox.state;
    return this.texts.state === "received" ? "received" : this.texts.state;
  }

  get unsent(): boolean { return this.outbox.acts.length > 0 || this.texts.waiting; }

  may(right: string): boolean { return this.pack.rights.includes(right); }
  item(id: Id): Item | undefined { return this.pack.items.find((each) => each.id === id); }
  member(person: Id | null): RollLine | undefined { return this.pack.roll.entries.find((line) => line.person === person); }
  mark(person: Id): AttendanceMark | undefined { return this.pack.attendance.find((each) => each.person === person); }
  textKey(item: Id, section: "gist" | "conclusion"): string {
    return `meeting/${this.pack.meeting.id}/${item}/${section}`;
  }

  /** Do an act of this meeting: shown at once, sent as soon as may be. */
  act(name: string, payload: Payload): Act {
    return this.outbox.add(name, { meeting: this.pack.meeting.id, ...payload });
  }

  /** Fetch the package unless the one here is still right. */
  async load(): Promise<void> {
    const answered = this.answered;
    try {
      const found = await fetchPackage(this.at.package, this.base?.version);
      this.trouble = null;
      // An act was answered while the package was on its way: it may be older than that answer.
      if (found && answered !== this.answered) return await this.load();
      if (found) this.take(found);
    } catch (error) {
      if (!(error instanceof Unreached)) throw error;
      this.trouble = error.why;
    }
    this.changed();
  }

  /** Look now and then whether another device has put something down; never while acts of ours are on their way. */
  watch(): void {
    const look = (): void => {
      if (document.visibilityState === "visible" && !this.unsent) void this.load();
    };
    setInterval(look, REFRESH_MS);
    document.addEventListener("visibilitychange", () => {
      look();
      if (document.visibilityState === "hidden") void this.texts.flushed();
    });
    addEventListener("online", () => {
      this.outbox.retry();
      void this.texts.flushed();
    });
  }

  understood(refusal: Refusal): void {
    this.refusals = this.refusals.filter((each) => each !== refusal);
    this.draw();
  }

  private take(found: Package): void {
    if (found.format !== FORMAT) {
      this.trouble = "too_old";
      return;
    }
    this.base = found;
    this.offset = Date.parse(found.server_time) - Date.now();
    this.texts.take(found.texts);
  }

  private settled(act: Act, answer: Answer): void {
    this.answered += 1;
    if (answer.kind === "done" && this.base) {
      this.base = applied(this.base, act.name, act.payload, act.capturedAt);
      if (NEEDS_PACKAGE.includes(act.name)) void this.load();
    }
    if (answer.kind === "refused") {
      this.refusals = [...this.refusals, { name: act.name, sentence: answer.sentence }];
      void this.load();
    }
    this.changed();
  }

  private laidOver(): Package {
    if (!this.base) throw new Error("the package is not there yet");
    return this.outbox.acts.reduce((pack, act) => applied(pack, act.name, act.payload, act.capturedAt), this.base);
  }

  private changed(): void {
    this.shown = null;
    this.draw();
  }
}

/** Acts after which the server knows more than the script can work out. */
const NEEDS_PACKAGE = [
  "meetings.open_meeting", "meetings.record_ballot", "meetings.appoint_minute_taker", "room.agree_score", "room.adopt_minutes",
];

export function csrfToken(): string {
  return /(?:^|; )csrftoken=([^;]*)/.exec(document.cookie)?.[1] ?? "";
}

function deviceId(): string {
  return remembered("nennep-device", (old) => old ?? uuid7());
}

function nextSeq(): number {
  return Number(remembered("nennep-device-seq", (old) => String(Number(old ?? 0) + 1)));
}

/** A value of this device, renewed; where the browser keeps nothing it lasts as long as the page. */
const inPage = new Map<string, string>();
function remembered(key: string, renew: (old: string | null) => string): string {
  try {
    const value = renew(localStorage.getItem(key));
    localStorage.setItem(key, value);
    return value;
  } catch {
    const value = renew(inPage.get(key) ?? null);
    inPage.set(key, value);
    return value;
  }
}
