// Bắt đầu, người ghi biên bản, giờ họp: opening the meeting, appointing the minute-taker, setting the times.

import type { Payload } from "@/offline/client/act";
import { type ActType, declareActs, type Settlement } from "@/offline/client/act_types";
import type { Id } from "@/offline/client/uuid";
import { hour } from "@/ui/client/dates";
import { to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import { toItemOf } from "./agenda";
import { marked } from "./attendance";
import { type Package, withMeeting, withParts } from "./package";
import { withRollTaken } from "./roll";
import { nameOf, when } from "./summaries";

interface Opening {
  chair: Id;
  started_at?: string | null;
  other_day_reason?: string;
}

/** The meeting in session; people whose status proposes a mark get it. */
function opened(pack: Package, { chair, started_at }: Opening, at: string): Package {
  const proposed = pack.parts.roll.entries.flatMap((line) =>
    line.proposed ? [{ person: line.person, mark: line.proposed }] : [],
  );
  const begun = withMeeting(pack, { state: "in_session", opened_at: started_at ?? at, chair });
  // opening freezes the roll as version 1: ballots name that version, also before the server has answered
  return withParts(withRollTaken(begun), { attendance: marked(marked([], proposed), pack.parts.attendance) });
}

const anotherOpening: Settlement<Opening, Package> = {
  label: "another_opening",
  compare: ({ chair, started_at }, facts, pack, { capturedAt }) => {
    const side = (name: string, at: unknown): { lines: string[] } => ({
      lines: [`${w("chair")}: ${name}`, `${w("started_at")}: ${at ? hour(String(at)) : "–"}`],
    });
    return [
      side(nameOf(pack, chair), started_at ?? capturedAt),
      side(String(facts["chair_name"] ?? ""), facts["opened_at"]),
    ];
  },
  mine: (facts) => ({ instead_of: facts["chair"] }),
  // an opening cannot be left out: what follows depends on it
  theirs: (facts) => ({ chair: facts["chair"] }),
};

/** The entered time cannot be: it is opened without it, and the times are set right afterwards. */
const withoutTime: Settlement<Opening, Package> = {
  label: "open_without_time",
  mine: () => ({ started_at: null }),
};

const openMeeting: ActType<Opening, Package> = {
  name: "meetings.open_meeting",
  version: 3,
  label: "open",
  carries: true,
  outdates: true,
  times: ["started_at"],
  effect: opened,
  summary: ({ chair, started_at, other_day_reason }, pack) => [
    nameOf(pack, chair),
    when(started_at),
    other_day_reason,
  ],
  mend: () => to("agenda"),
  settle: {
    another_opening: anotherOpening,
    clock_wrong: withoutTime,
    in_future: withoutTime,
    cancelled: { label: "still_held", mine: () => ({ although_cancelled: true }) },
  },
};

/** Opened on this device, which made the package: only its state changes. */
const openNow: ActType<Opening & { theme?: string; place?: string }, Package> = {
  name: "meetings.open_now",
  version: 1,
  label: "open_now",
  begins: true,
  carries: true,
  outdates: true,
  times: ["started_at"],
  effect: opened,
  summary: ({ chair, started_at, theme, place }, pack) => [
    nameOf(pack, chair),
    when(started_at),
    theme,
    place,
  ],
  settle: { another_opening: anotherOpening, clock_wrong: withoutTime, in_future: withoutTime },
};

const appointMinuteTaker: ActType<{ person: Id }, Package> = {
  name: "meetings.appoint_minute_taker",
  version: 1,
  label: "minute_taker",
  outdates: true,
  effect: (pack, { person }) => withMeeting(pack, { minute_taker: person }),
  summary: ({ person }, pack) => [nameOf(pack, person)],
  mend: (_payload, pack) => toItemOf(pack, "appoint_minute_taker"),
};

const setTimes: ActType<{ started_at: string; ended_at?: string | null }, Package> = {
  name: "meetings.set_times",
  version: 1,
  label: "times",
  times: ["started_at", "ended_at"],
  effect: (pack, { started_at, ended_at }) =>
    withMeeting(pack, { opened_at: started_at, closed_at: ended_at ?? null }),
  summary: ({ started_at, ended_at }) => [when(started_at), when(ended_at)],
  mend: () => to("times"),
};

/** It is held on the new day; with the one that somebody planned for then it is one meeting. */
const heldThen = ({ meeting }: Payload): Payload =>
  meeting ? { same_as: meeting } : { although_cancelled: true };

interface Move {
  starts_at: string;
  place?: string | null;
  reason?: string;
  told_how?: string;
}

/** Hoãn, đẩy sớm, đổi nơi họp. */
const moveMeeting: ActType<Move, Package> = {
  name: "meetings.move_meeting",
  version: 2,
  label: "move",
  effect: (pack, { starts_at, place }) =>
    withMeeting(pack, { starts_at, place: place ?? pack.meeting.place }),
  summary: ({ starts_at, reason, place, told_how }) => [when(starts_at), reason, place ?? "", told_how],
  mend: () => to("agenda"),
  settle: {
    cancelled: { label: "moved_all_the_same", mine: heldThen },
    another_there: {
      label: "one_meeting",
      mine: heldThen,
      apart: "two_meetings",
      theirs: () => ({ apart: true }),
    },
  },
};

declareActs<Package>(openMeeting, openNow, appointMinuteTaker, setTimes, moveMeeting);
