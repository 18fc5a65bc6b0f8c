// Đại biểu, người dịch, quà tặng: who came besides the members, who interpreted, and what was given.

import { type ActType, declareActs } from "@/offline/client/act_types";
import type { Id } from "@/offline/client/uuid";
import { to } from "@/ui/client/place";
import { toItemOf } from "./agenda";
import { declarePart, type Package, withParts } from "./package";
import { set, withdrawal } from "./rows";
import { listed } from "./summaries";

export interface Guest {
  id: Id;
  name: string;
  title: string;
  is_observer: boolean;
  present: boolean | null;
}
export interface Gift {
  id: Id;
  line: string;
}

interface Spoken {
  language?: string;
  interpreter?: string;
}
/** In which language contents were also given, and by whom; `usual`: as at an earlier meeting. */
interface Interpreting extends Required<Spoken> {
  usual: Required<Spoken> | null;
}

declare module "./package" {
  interface Parts {
    interpreting: Interpreting;
    guests: Guest[];
    gifts: Gift[];
  }
}

declarePart("guests", []);
declarePart("gifts", []);
declarePart("interpreting", { language: "", interpreter: "", usual: null });

interface Presence {
  marks?: { guest: Id; present: boolean }[];
  new?: Omit<Guest, "present">[];
}

function guestsMarked(pack: Package, { marks = [], new: added = [] }: Presence): Package {
  const present = new Map(marks.map((each) => [each.guest, each.present]));
  let guests = pack.parts.guests.map((each) => ({ ...each, present: present.get(each.id) ?? each.present }));
  for (const each of added) guests = set(guests, { ...each, is_observer: !!each.is_observer, present: true });
  return withParts(pack, { guests });
}

const recordGuestPresence: ActType<Presence, Package> = {
  name: "meetings.record_guest_presence",
  version: 1,
  label: "guests",
  effect: guestsMarked,
  join: (earlier, later) => {
    const marks = new Map(
      [...(earlier.marks ?? []), ...(later.marks ?? [])].map((each) => [each.guest, each]),
    );
    const added = new Map([...(earlier.new ?? []), ...(later.new ?? [])].map((each) => [each.id, each]));
    return { ...earlier, marks: [...marks.values()], new: [...added.values()] };
  },
  summary: ({ marks = [], new: added = [] }, pack) => [
    listed([
      ...marks.map((each) => pack.parts.guests.find((one) => one.id === each.guest)?.name),
      ...added.map((each) => each.name),
    ]),
  ],
  mend: () => to("guests"),
};

const recordInterpreting: ActType<Spoken, Package> = {
  name: "meetings.record_interpreting",
  version: 1,
  label: "interpret",
  effect: (pack, { language = "", interpreter = "" }) =>
    withParts(pack, { interpreting: { ...pack.parts.interpreting, language, interpreter } }),
  summary: ({ language, interpreter }) => [language, interpreter],
  mend: () => to("guests"),
};

const recordGift: ActType<Gift, Package> = {
  name: "meetings.record_gift",
  version: 1,
  label: "add_gift",
  effect: (pack, { id, line }) => withParts(pack, { gifts: set(pack.parts.gifts, { id, line }) }),
  summary: ({ line }) => [line],
  mend: (_payload, pack) => toItemOf(pack, "gifts"),
};

declareActs<Package>(
  recordGuestPresence,
  recordInterpreting,
  recordGift,
  withdrawal("meetings.withdraw_gift", "gifts", "gift"),
);
