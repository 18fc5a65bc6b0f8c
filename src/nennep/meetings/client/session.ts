// One meeting on this page: the kernel's session of it, and what the screens ask about a meeting.

import { ACTS_DOOR, type Payload } from "@/offline/client/act";
import type { Addresses as SubjectAddresses } from "@/offline/client/sending/session";
import { Session as SubjectSession } from "@/offline/client/session";
import { subjectOf } from "@/offline/client/subject";
import type { Id } from "@/offline/client/uuid";
import { isoDay } from "@/ui/client/dates";
import type { Item } from "./agenda";
import type { AttendanceMark } from "./attendance";
import { type Count, count, elapsedMinutes } from "./counting";
import type { Package } from "./package";
import type { RollLine } from "./roll";
import { MEETING } from "./subject";

export interface Addresses extends SubjectAddresses {
  minutes: string;
  meeting: string;
  icons: string;
}

export function addressesOf(id: Id, icons = ""): Addresses {
  const meeting = `/buoi/${id}/`;
  return {
    subject: subjectOf(MEETING.kind, id),
    meeting,
    icons,
    package: MEETING.packageUrl(id),
    texts: MEETING.textsUrl(id),
    acts: ACTS_DOOR,
    minutes: `${meeting}bien-ban/`,
    signIn: `/dang-nhap/?next=${encodeURIComponent(MEETING.pageUrl(id))}`,
  };
}

const LOCKED = ["adopted", "signed", "issued"];
/** Milliseconds after the opening during which a meeting is taken to be still sitting. */
const A_SITTING = 12 * 3_600_000;

export class Session extends SubjectSession<Package, Addresses> {
  get inSession(): boolean {
    return this.pack.meeting.state === "in_session";
  }
  get locked(): boolean {
    return LOCKED.includes(this.pack.meeting.state);
  }
  /** Whether this person may record facts now. */
  get writes(): boolean {
    return this.inSession && this.may("minute");
  }
  /** The ISO day on which it was opened, or else is planned. */
  get itsDay(): string {
    const { opened_at, starts_at } = this.pack.meeting;
    return isoDay(opened_at ?? starts_at);
  }
  /** Whether it was opened so shortly ago that it sits, also past midnight. */
  get sits(): boolean {
    const since = this.now - Date.parse(this.pack.meeting.opened_at ?? "");
    return since >= 0 && since < A_SITTING;
  }
  /** Whether a person must say what time it is before anything is recorded here. */
  get clockDoubted(): boolean {
    const day = this.sits ? isoDay(new Date(this.now).toISOString()) : this.itsDay;
    return (this.may("chair") || this.may("minute")) && this.clock.doubted(day, this.lastCaptured);
  }
  get count(): Count {
    return count(this.pack.parts.roll.entries, this.pack.parts.attendance);
  }
  get minutes(): number {
    return elapsedMinutes(this.pack.meeting.opened_at, this.pack.meeting.closed_at, this.now);
  }

  may(right: string): boolean {
    return this.pack.rights.includes(right);
  }
  item(id: Id): Item | undefined {
    const known = this.pack.known_as?.[id] ?? id;
    return this.pack.parts.items.find((each) => each.id === known);
  }
  member(person: Id | null): RollLine | undefined {
    return this.pack.parts.roll.entries.find((line) => line.person === person);
  }
  mark(person: Id): AttendanceMark | undefined {
    return this.pack.parts.attendance.find((each) => each.person === person);
  }
  /** The name of a free section in `texts`. */
  textKey(item: Id, section: "gist" | "conclusion"): string {
    return `${item}/${section}`;
  }

  override get usesAgain(): boolean {
    return this.writes;
  }

  protected override own(): Payload {
    return { meeting: this.pack.meeting.id };
  }
  protected override textsIn(pack: Package): Record<string, string> {
    return pack.parts.texts;
  }
}
