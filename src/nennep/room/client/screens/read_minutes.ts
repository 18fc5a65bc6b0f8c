// The item under which the minutes are read back; its screen is fetched apart (reading.ts).

import { declareScreens } from "@/meetings/client/screens/part";
import type { Session } from "@/meetings/client/session";
import type { Shown } from "@/ui/client/elements";
import { reading } from "../modules";

export function readBack(session: Session): Shown {
  return reading(session.draw, (module) => module.readBack(session));
}

declareScreens({ items: { read_minutes: { shown: readBack } } });
