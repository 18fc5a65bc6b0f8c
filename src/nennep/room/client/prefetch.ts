// Fetching ahead what a person needs to hold meetings without a signal: the data of their cells and the
// packages of their meetings.

import type { Package } from "@/meetings/client/package";
import { MEETING } from "@/meetings/client/subject";
import { fetchPackage, Unreached } from "@/offline/client/packages";
import { type FetchOutcome, prefetch } from "@/offline/client/prefetch";
import { droppedIn } from "@/offline/client/sending/dropped";
import { syncAll } from "@/offline/client/sending/sync";
import type { DeviceStore } from "@/offline/client/store/device_store";
import { clockOf } from "@/offline/client/store/stored_clock";
import { subjectOf } from "@/offline/client/subject";
import type { RoomData } from "./open_now";

/** The setting with the time when everything was last up to date. */
export const FETCHED = "fetched";

/** Send what waits; then fetch the data and the packages, each only when it has changed. */
export async function prefetchMeetings(store: DeviceStore): Promise<FetchOutcome> {
  if ((await store.subjects()).length) await syncAll(store, 1);
  const outcome = await prefetch(store);
  const data = (await store.prefetched<RoomData>())?.data;
  if (!data || !["kept", "same"].includes(outcome)) return outcome;
  const clock = await clockOf(store);
  for (const { id } of data.meetings) {
    const subject = subjectOf(MEETING.kind, id);
    const have = (await store.packages.of(subject))?.pack;
    try {
      const url = MEETING.packageUrl(id);
      const found = await fetchPackage(url, clock, store.device, have?.version || undefined);
      if (found && found.pack.user === store.user) await store.packages.put(subject, found.pack, found.bytes);
    } catch (error) {
      if (!(error instanceof Unreached)) return "cannot_keep";
      if (error.why !== "gone") return "unreached";
    }
  }
  await tidy(store, data);
  await store.putSetting(FETCHED, new Date().toISOString());
  return outcome;
}

/** Remove meetings that are over from the device; those with something unsent, or of which something was set
 *  aside that can still be read, stay. */
async function tidy(store: DeviceStore, data: RoomData): Promise<void> {
  const wanted = new Set<string>(data.meetings.map((each) => subjectOf(MEETING.kind, each.id)));
  const dropped = new Set((await droppedIn(store)).map((each) => each.subject));
  for (const { subject, pack } of await store.packages.all<Package>()) {
    if (
      !dropped.has(subject) &&
      !wanted.has(subject) &&
      !wanted.has(subjectOf(MEETING.kind, pack.meeting.id))
    )
      await store.packages.drop(subject);
  }
}
