// Guests and gifts: their screens are fetched apart, their acts are not.

import { declareScreens } from "@/meetings/client/screens/part";
import type { Session } from "@/meetings/client/session";
import type { Shown } from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import { guestList } from "../modules";
import "@/meetings/client/guests";

export function guests(session: Session): Shown {
  return guestList(session.draw, (module) => module.guests(session));
}

function guestsPart(session: Session): Shown {
  return guestList(session.draw, (module) => module.guestsPart(session));
}

function says({ pack: { parts } }: Session): string {
  const n = parts.guests.filter((each) => each.present !== false).length;
  return n ? w("sheet_guests", { n }) : w("sheet_none");
}

declareScreens({
  items: {
    opening: { shown: guestsPart },
    gifts: {
      shown: (session) => guestList(session.draw, (module) => module.gifts(session)),
      done: (session) => session.pack.parts.gifts.length > 0,
    },
  },
  sheet: { place: 2, title: "guests", shown: guestsPart, says, half: true },
});
