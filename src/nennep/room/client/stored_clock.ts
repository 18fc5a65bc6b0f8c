// The device's clock as it lies on the shelf: what the server's time was last known to be, also without a network.

import { Clock } from "./clock";
import type { Shelf } from "./shelf";

export async function clockOf(shelf: Shelf): Promise<Clock> {
  const clock = new Clock((offset) => void shelf.putOffset(offset).catch(() => undefined));
  clock.offset = await shelf.offset();
  return clock;
}
