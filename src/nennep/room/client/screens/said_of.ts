// An act in words: what it is, and what it says.

import type { Act } from "../acts";
import type { Session } from "../session";
import { day, hour, w, type Word } from "../words";

const NAMES: Record<string, Word> = {
  "meetings.open_meeting": "open", "meetings.open_now": "open_now", "meetings.record_attendance": "roll",
  "meetings.appoint_minute_taker": "minute_taker", "meetings.set_times": "times", "meetings.move_meeting": "move",
  "meetings.add_item_in_session": "add_item", "meetings.record_entry": "say", "meetings.record_ballot": "hold_ballot",
  "meetings.reserve_opinion": "reserve", "meetings.note_paper_only": "paper", "meetings.record_guest_presence": "guests",
  "meetings.record_gift": "add_gift", "resolutions.propose_resolution": "resolution", "resolutions.assign_tasks": "assign",
  "resolutions.hear_progress": "last_tasks", "room.agree_score": "score", "room.adopt_minutes": "adopt",
};

export function nameOf({ name }: Act): string {
  return w(NAMES[name] ?? "take_out");
}

const PLAIN = ["theme", "speaker_name", "question", "gist", "title", "text", "line", "reason", "place", "book"];
const SHOWN_NAMES = 3;
const LONGEST = 160;

/** What it says, in a line. */
export function says(session: Session, { payload }: Act): string {
  const p = payload as Record<string, any>;
  const { pack } = session;
  const person = (id: string): string => pack.parts.roll.entries.find((each) => each.person === id)?.name ?? "";
  const people = [p["chair"], p["person"], p["speaker"]].filter(Boolean).map(person);
  const rows = ["marks", "new", "tasks", "results"].flatMap((each) => (p[each] as Record<string, any>[] | undefined) ?? []).map((each) =>
    each["name"] ?? (each["person"] ? person(each["person"]) : undefined) ?? pack.parts.guests.find((one) => one.id === each["guest"])?.name
    ?? pack.parts.carried.find((one) => one.id === each["task"])?.task ?? each["task"]);
  const when = ["starts_at", "started_at", "ended_at"].filter((each) => p[each]).map((each) => `${hour(p[each])} ${day(p[each])}`);
  const tally = "votes_for" in p ? [w("tally", { for: p["votes_for"], against: p["votes_against"] ?? 0, other: p["votes_other"] ?? 0 })] : [];
  const plain = PLAIN.map((each) => p[each]).filter((each) => typeof each === "string" && each);
  const text = [...people, listed(rows), ...when, ...plain, ...tally].filter(Boolean).join(" · ");
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function listed(names: string[]): string {
  if (names.length <= SHOWN_NAMES) return names.join(", ");
  return w("names_more", { names: names.slice(0, SHOWN_NAMES).join(", "), n: names.length - SHOWN_NAMES });
}
