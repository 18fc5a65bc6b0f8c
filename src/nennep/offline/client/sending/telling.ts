// Telling the server how much waits on this device, and since when, so that somebody can ask after it when
// the device falls silent. Counts and times, nothing else.

import { type Asker, headersOf } from "../act";
import type { DeviceStore } from "../store/device_store";
import type { Texts } from "../text/texts";
import { ask } from "./ask";
import type { Outbox } from "./outbox";

const DOOR = "/mang-theo/may/con-lai/";
/** What has waited for less than this is on its way. */
const LATE_MS = 60_000;

interface Told {
  waiting: number;
  since: string | null;
}

/** While the server answers: what has waited here for long; and once, that all of it has gone. `outbox` and
 *  `texts` are those of the queue that was just sent, where one was. */
export async function tellWaiting(
  store: DeviceStore,
  asker: Asker,
  outbox?: Outbox,
  texts?: Texts,
): Promise<void> {
  const told = ((await store.setting("told")) as Told | undefined) ?? { waiting: 0, since: null };
  const counts = await store.counts();
  const waiting = counts.acts + counts.texts;
  const first = [outbox?.first?.capturedAt, texts?.oldest].filter(Boolean).sort()[0] ?? told.since;
  const late = told.waiting || (first && asker.clock.now - Date.parse(first) > LATE_MS);
  if (waiting === told.waiting || !late || !(await store.setting("registered"))) return;
  const said = { waiting, since: waiting ? first : null };
  const body = JSON.stringify({ device: store.device, ...said });
  const answer = await ask(DOOR, { method: "POST", headers: headersOf(asker), body });
  if (answer.ok) await store.putSetting("told", said);
}
