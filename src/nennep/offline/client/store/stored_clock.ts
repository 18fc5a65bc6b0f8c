// The clock with the difference that is in the device store, so that it is right without a network too.

import { Clock } from "../device/clock";
import type { DeviceStore } from "./device_store";

export async function clockOf(store: DeviceStore): Promise<Clock> {
  const clock = new Clock((offset) => void store.putOffset(offset).catch(() => undefined));
  clock.offset = await store.offset();
  return clock;
}
