// The device's clock as the device store has it: what the server's time was last known to be, also without a
// network.

import { Clock } from "../device/clock";
import type { DeviceStore } from "./device_store";

export async function clockOf(store: DeviceStore): Promise<Clock> {
  const clock = new Clock((offset) => void store.putOffset(offset).catch(() => undefined));
  clock.offset = await store.offset();
  return clock;
}
