// The item under which the minutes are read back; its screen is fetched apart (reading.ts).

import { declareScreens } from "@/meetings/client/screens/part";
import type { Session } from "@/meetings/client/session";
import type { Shown } from "@/ui/client/elements";
import { reading } from "../modules";

export function readBack(session: Session, opens = false): Shown {
  return reading(session.draw, (module) => module.readBack(session, opens));
}

declareScreens({ items: { read_minutes: { shown: (session) => readBack(session, true), leads: true } } });
