// Guests: their screen is fetched apart, their acts are not.

import { declareScreens } from "@/meetings/client/screens/part";
import type { Session } from "@/meetings/client/session";
import type { Shown } from "@/ui/client/elements";
import { guestList } from "../modules";
import "@/meetings/client/guests";

export function guests(session: Session): Shown {
  return guestList(session.draw, (module) => module.guests(session));
}

function guestsPart(session: Session): Shown {
  return guestList(session.draw, (module) => module.guestsPart(session));
}

declareScreens({
  items: { opening: { shown: guestsPart } },
  sheet: { place: 2, title: "guests", shown: guestsPart },
});
