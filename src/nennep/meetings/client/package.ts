// The package of a meeting as the server sends it (docs/mechanisms/room.md). What each kind of fact brings
// stands in `parts` under its name; the app that brings it adds its type to Parts.

import type { SubjectPackage } from "@/offline/client/subject";
import type { Id } from "@/offline/client/uuid";
import "./words";

export interface Meeting {
  id: Id;
  kind: string;
  kind_label: string;
  is_model: boolean;
  theme: string;
  month: string;
  starts_at: string;
  place: string;
  state: string;
  state_label: string;
  opened_at: string | null;
  closed_at: string | null;
  chair: Id | null;
  minute_taker: Id | null;
  themes: string[];
  with_thematic: boolean;
  minimum_rule: string | null;
  body: { id: Id; kind: string; name: string };
  organisation: { id: Id; name: string };
}

/** States of a meeting that can still be held. */
export const BEFORE_THE_END = ["draft", "prepared", "notified", "in_session"];

/** What each kind of fact brings. */
export interface Parts {
  /** Keys of free sections → their states. */
  texts: Record<string, string>;
}

export interface Package extends SubjectPackage {
  meeting: Meeting;
  me: Id | null;
  rights: string[];
  /** Kind of item → title of the screen on which it stands; a package that was kept before has none. */
  screens?: Record<string, string>;
  discussion_first: { binding: boolean; citation: string } | null;
  parts: Parts;
}

const none: Partial<Parts> = { texts: {} };

/** The empty value of each part. */
export function declarePart<Name extends keyof Parts>(name: Name, empty: Parts[Name]): void {
  none[name] = empty;
}

/** All parts of a meeting, those that are not given empty. */
export function partsWith(known: Pick<Parts, "roll"> & Partial<Parts>): Parts {
  return { ...none, ...known } as Parts;
}

/** The package with some of its parts replaced. */
export function withParts(pack: Package, now: Partial<Parts>): Package {
  return { ...pack, parts: { ...pack.parts, ...now } };
}

/** The package with some fields of the meeting itself replaced. */
export function withMeeting(pack: Package, now: Partial<Meeting>): Package {
  return { ...pack, meeting: { ...pack.meeting, ...now } };
}
