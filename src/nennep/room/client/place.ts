// Where in the room one is.

import { placeParts } from "@/ui/client/place";

export interface Place {
  /** agenda, roll, pass, guests, item, unsent, times */
  screen: string;
  /** The item, for `item`. */
  item: string;
  /** What is being written under the item: say, ballot, resolution, opinion, add. */
  panel: string;
  /** What it is about: a ballot, a resolution. */
  about: string;
}

export function here(): Place {
  const [screen = "", second = "", third = "", fourth = ""] = placeParts();
  if (screen === "item") return { screen, item: second, panel: third, about: fourth };
  return { screen: screen || "agenda", item: "", panel: second, about: third };
}
