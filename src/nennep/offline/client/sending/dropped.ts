// What a person set aside of a subject, or entered differently: it stays in the log, and can be used again.

import type { DeviceStore } from "../store/device_store";
import { DROPPED, type Logged } from "../store/stored_acts";
import type { Subject } from "../subject";

interface Dropping {
  readonly store: DeviceStore | null;
  readonly subject: Subject;
}

/** With all that it said; the last one first. */
export async function droppedOf({ store, subject }: Dropping): Promise<Logged[]> {
  return (await droppedIn(store)).filter((each) => each.subject === subject);
}

/** The same of all subjects of a device. */
export async function droppedIn(store: DeviceStore | null): Promise<Logged[]> {
  const log = (await store?.acts.log()) ?? [];
  return log
    .filter((each) => DROPPED.includes(each.reason))
    .sort((one, other) => other.at.localeCompare(one.at));
}

/** The log says that it was used again. */
export async function takenUp(session: Dropping, key: string): Promise<void> {
  const found = (await droppedOf(session)).find((each) => each.key === key && each.reason === "set_aside");
  if (found) await session.store?.acts.used(found);
}
