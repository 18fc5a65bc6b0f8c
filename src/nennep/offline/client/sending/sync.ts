// Sending what waits of all subjects on this device, from pages that show none of them. Needs an open key
// store.

import { type Act, type Answer, type Asker, overHttp } from "../act";
import { done } from "../act_types";
import { fetchPackage } from "../packages";
import type { DeviceStore } from "../store/device_store";
import { clockOf } from "../store/stored_clock";
import { idOf, kindOf, type Subject, type SubjectPackage } from "../subject";
import { Texts } from "../text/texts";
import { mapped } from "./known_as";
import { Outbox } from "./outbox";
import { Queue, type Stop } from "./queue";
import { tellWaiting } from "./telling";
import { backOff, pause } from "./timing";

export async function syncAll(store: DeviceStore, tries = 3): Promise<{ left: number; refused: number }> {
  const asker: Asker = { device: store.device, user: store.user, clock: await clockOf(store) };
  const subjects = await store.subjects();
  if (subjects[0]) await askTime(store, subjects[0], asker);
  for (const subject of subjects) {
    const stop = await syncOne(store, subject, asker, tries);
    if (stop === "signed_out" || stop === "network") break;
  }
  const left = await store.counts();
  const waiting = await store.waiting();
  return { left: left.acts + left.texts, refused: waiting.filter((each) => each.refused).length };
}

async function syncOne(store: DeviceStore, subject: Subject, asker: Asker, tries: number): Promise<Stop> {
  let pack: SubjectPackage | null = (await store.packages.of(subject))?.pack ?? null;
  let learnt = false;
  const outbox = new Outbox(subject, store, () => undefined);
  const texts = new Texts(
    subject,
    asker,
    store,
    () => undefined,
    () => undefined,
  );
  await texts.pickUp();
  const settled = async (act: Act, answer: Answer): Promise<void> => {
    if (answer.kind !== "done") return;
    pack &&= done(pack, { ...act, payload: mapped(act.payload, pack.known_as ?? {}) });
    await store.acts.settle(act, pack);
    outbox.remove(act);
    learnt = true;
  };
  const ready = async (): Promise<Stop> => {
    await outbox.retime(asker.clock.shifts);
    return null;
  };
  const nothing = (): void => undefined;
  const tell = (): Promise<void> => tellWaiting(store, asker, outbox, texts);
  const queue = new Queue(outbox, texts, overHttp(asker), settled, nothing, nothing, ready, tell);
  let stop = await queue.run();
  for (let failed = 0; stop && stop !== "signed_out" && failed < tries - 1; failed += 1) {
    queue.stop();
    await pause(backOff(failed));
    stop = await queue.run();
  }
  queue.stop();
  if (!stop && learnt) await refresh(store, subject, asker, pack);
  return stop;
}

/** Hear the server's time before anything is sent: the clock may have been set since it was last heard. */
async function askTime(store: DeviceStore, subject: Subject, { clock, device }: Asker): Promise<void> {
  const url = kindOf(subject)?.packageUrl(idOf(subject));
  if (!url) return;
  const have = (await store.packages.of(subject))?.pack.version || undefined;
  // A line that is down says so when acts go.
  await fetchPackage(url, clock, device, have).catch(() => undefined);
}

/** Fetch the package after its queue was sent: the server knows more than this device, such as another id. */
async function refresh(
  store: DeviceStore,
  subject: Subject,
  asker: Asker,
  pack: SubjectPackage | null,
): Promise<void> {
  const url = kindOf(subject)?.packageUrl(idOf(subject));
  if (!url) return;
  try {
    const found = await fetchPackage(url, asker.clock, asker.device, pack?.version);
    if (found && found.pack.user === store.user) await store.packages.put(subject, found.pack, found.bytes);
  } catch {
    /* the next look will bring it */
  }
}
