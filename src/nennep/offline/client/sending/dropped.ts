// What a person set aside of a subject, or entered differently: it stays in the log, and can be used again.

import type { Payload } from "../act";
import type { DeviceStore } from "../store/device_store";
import type { Logged } from "../store/stored_acts";
import type { Subject } from "../subject";
import type { Texts } from "../text/texts";

interface Dropping {
  readonly store: DeviceStore | null;
  readonly subject: Subject;
  readonly texts: Texts;
  act(name: string, payload: Payload): unknown;
}

/** With all that it said; the last one first. */
export async function droppedOf({ store, subject }: Dropping): Promise<Logged[]> {
  const log = (await store?.acts.log()) ?? [];
  return log
    .filter((each) => each.subject === subject && ["set_aside", "mended"].includes(each.reason))
    .sort((one, other) => other.at.localeCompare(one.at));
}

/** It is done after all, as it was. */
export async function useAgain(session: Dropping, { key, name, payload = {} }: Logged): Promise<void> {
  const { section, text } = payload as { section?: string; text?: string };
  if (name === "text" && section) {
    session.texts.useAgain(section, text ?? "");
  } else session.act(name, payload);
  await takenUp(session, key);
}

/** The log says that it was used again. */
export async function takenUp(session: Dropping, key: string): Promise<void> {
  const found = (await droppedOf(session)).find((each) => each.key === key && each.reason === "set_aside");
  if (found) await session.store?.acts.used(found);
}
