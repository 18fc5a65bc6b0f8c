// Modules that not every meeting needs, fetched when they are needed. Each file in modules/ imports
// the core besides, so that the build leaves the core in one file instead of one for each set of modules that
// share something.

import type { DeviceStore } from "@/offline/client/store/device_store";
import { lazy } from "@/ui/client/lazy";

export const modules = {
  clockQuestion: () => import("./modules/clock_question"),
  kit: () => import("./modules/kit"),
  deviceFile: () => import("./modules/device_file"),
  guests: () => import("./modules/guests"),
  home: () => import("./modules/home"),
  leaving: () => import("./modules/leaving"),
  localMinutes: () => import("./modules/local_minutes"),
  pin: () => import("./modules/pin"),
  openNow: () => import("./modules/open_now"),
  prefetch: () => import("./modules/prefetch"),
  reading: () => import("./modules/reading"),
  score: () => import("./modules/score"),
  sheet: () => import("./modules/sheet"),
  unsent: () => import("./modules/unsent"),
};

export const clockQuestion = lazy(modules.clockQuestion);
export const guestList = lazy(modules.guests);
export const localMinutes = lazy(modules.localMinutes);
export const pin = lazy(modules.pin);
export const reading = lazy(modules.reading);
export const sheet = lazy(modules.sheet);
export const unsent = lazy(modules.unsent);

/** Fetch now what a meeting may need when the signal is gone, for browsers without a service worker too. */
export function fetchForMeeting(): void {
  const { clockQuestion, unsent, pin, deviceFile, guests, localMinutes, reading, score, sheet } = modules;
  for (const load of [clockQuestion, unsent, pin, deviceFile, guests, localMinutes, reading, score, sheet])
    load().catch(() => undefined);
}

/** Save what waits as a file, or share it. */
export async function saveFile(store: DeviceStore, share = false): Promise<void> {
  await (await modules.deviceFile()).saveFile(store, share);
}
