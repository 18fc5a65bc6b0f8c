// The items under which the minutes are read back and the meeting ends; their screens are fetched apart.

import { declareScreens } from "@/meetings/client/screens/part";
import type { Session } from "@/meetings/client/session";
import type { Shown } from "@/ui/client/elements";
import { reading } from "../modules";

export function readBack(session: Session, opens = false): Shown {
  return reading(session.draw, (module) => module.readBack(session, opens));
}

/** On which day and when it began and ended. */
export function times(session: Session): Shown {
  return reading(session.draw, (module) => module.times(session));
}

declareScreens({
  items: {
    read_minutes: { shown: (session) => readBack(session, true), leads: true },
    close: {
      shown: (session) => reading(session.draw, (module) => module.timesPart(session)),
      done: ({ pack }) => pack.meeting.closed_at !== null,
    },
  },
});
