// Modules that not every meeting needs, fetched when they are needed. Each file in modules/ imports
// the core besides, so that the build leaves the core in one file instead of one for each set of modules that
// share something.

import type { Session } from "@/meetings/client/session";
import type { DeviceStore } from "@/offline/client/store/device_store";
import { lazy } from "@/ui/client/lazy";

/** What a meeting may need when the signal is gone. */
const inMeeting = {
  seldom: () => import("./modules/sitting/seldom"),
  clockQuestion: () => import("./modules/clock_question"),
  deviceFile: () => import("./modules/device_file"),
  guests: () => import("./modules/guests"),
  localMinutes: () => import("./modules/local_minutes"),
  locked: () => import("./modules/sitting/locked"),
  opening: () => import("./modules/sitting/opening"),
  paperNotes: () => import("./modules/paper_notes"),
  pin: () => import("./modules/pin"),
  reading: () => import("./modules/reading"),
  score: () => import("./modules/score"),
  sheet: () => import("./modules/sheet"),
  unsent: () => import("./modules/unsent"),
  voting: () => import("./modules/sitting/voting"),
};

export const modules = {
  ...inMeeting,
  home: () => import("./modules/home"),
  kit: () => import("./modules/kit"),
  leaving: () => import("./modules/leaving"),
  openNow: () => import("./modules/open_now"),
  prefetch: () => import("./modules/prefetch"),
};

export const seldom = lazy(modules.seldom);
export const clockQuestion = lazy(modules.clockQuestion);
export const guestList = lazy(modules.guests);
export const localMinutes = lazy(modules.localMinutes);
export const locked = lazy(modules.locked);
export const opening = lazy(modules.opening);
export const paperNotes = lazy(modules.paperNotes);
export const pin = lazy(modules.pin);
export const reading = lazy(modules.reading);
export const sheet = lazy(modules.sheet);
export const unsent = lazy(modules.unsent);
export const voting = lazy(modules.voting);

/** Fetch it ahead, also where there is no service worker: once the page has nothing else to do, so that it
 *  does not delay the first screen, and all at once, for the signal may go. */
export async function fetchForMeeting(): Promise<void> {
  await idle();
  await Promise.allSettled(Object.values(inMeeting).map((load) => load()));
}

/** Resolves when the page has nothing to do, and soon in any case. */
function idle(): Promise<unknown> {
  return new Promise((done) => {
    if (typeof requestIdleCallback === "function") requestIdleCallback(done, { timeout: 300 });
    else setTimeout(done, 50);
  });
}

/** Save what waits as a file, or share it. `session`: of the subject that the page shows. */
export async function saveFile(store: DeviceStore, share = false, session?: Session): Promise<string> {
  return (await modules.deviceFile()).saveFile(store, share, session);
}
