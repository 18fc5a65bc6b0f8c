// The clock with what the device store knows of it, so that it is right without a network too.

import { Clock } from "../device/clock";
import type { DeviceStore } from "./device_store";

export async function clockOf(store: DeviceStore): Promise<Clock> {
  const clock = new Clock((row) => void store.putClock(row).catch(() => undefined));
  clock.take(await store.clock());
  return clock;
}
