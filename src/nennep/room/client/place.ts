// The current screen of the room.

import { placeParts } from "@/ui/client/place";

export interface Place {
  /** agenda, roll, guests, item, times, sheet, unsent, pin */
  screen: string;
  /** The id of the item, on the screen `item`. */
  item: string;
  /** The form that is open under the item: say, ballot, resolution, vote, opinion; add under the agenda. */
  panel: string;
  /** The id of the row that the form is about, such as a ballot or a resolution. */
  about: string;
}

export function here(): Place {
  const [screen = "", second = "", third = "", fourth = ""] = placeParts();
  if (screen === "item") return { screen, item: second, panel: third, about: fourth };
  return { screen: screen || "agenda", item: "", panel: second, about: third };
}
