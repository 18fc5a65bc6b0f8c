// What waits on this device as a file to carry to the commune's computer. The rows stay encrypted, so it
// works while locked.
//
// Nothing goes to the server here, so what was captured while the clock was wrong is put right first, as
// before sending; locked, that cannot be done.
//
// A page that shows a subject has all of it in memory, also what the store had no room for or has lost: what
// it has goes before what lies in the store.

import { isoDay } from "@/ui/client/dates";
import type { Act } from "../act";
import type { Clock, Shift } from "../device/clock";
import { lastUser } from "../device/users";
import { base64 } from "../store/bytes";
import type { DeviceStore } from "../store/device_store";
import type { Row } from "../store/sealed_rows";
import { plainOf } from "../store/stored_acts";
import { clockOf } from "../store/stored_clock";
import type { Subject } from "../subject";
import type { Texts } from "../text/texts";
import { Outbox } from "./outbox";

interface FileRow {
  store: string;
  id: string;
  subject: string | undefined;
  seq: number | null;
  iv: string;
  data: string;
}

/** The subject that a page shows, with what waits of it. */
interface Shown {
  readonly subject: Subject;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly texts: Texts;
}

/** Everything that waits, with the key wrapped for the commune. */
export async function exportFile(store: DeviceStore, userName: string, shown?: Shown): Promise<Blob> {
  const clock = shown?.clock ?? (await clockOf(store));
  await shown?.outbox.retime(clock.shifts);
  if (store.open) await retimeAll(store, clock.shifts).catch(() => undefined);
  const here = shown ? await inMemory(store, shown) : [];
  const lying = await stored(store, shown);
  const rows = [...lying.filter((row) => !here.some((each) => each.id === row.id)), ...here];
  const file = {
    nennep: "device-file",
    format: 1,
    device: store.device,
    user: store.user,
    user_name: userName,
    made_at: new Date(clock.now).toISOString(),
    key: store.keys.rescue,
    rows,
    closing: await closingOf(store, rows),
  };
  return new Blob([JSON.stringify(file)], { type: "application/json" });
}

/** What lies in the store. One that was lost holds nothing; a page that shows a subject goes on. */
async function stored(store: DeviceStore, shown?: Shown): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for (const name of ["acts", "texts"] as const) {
    const lying = store.rows.all(name);
    for (const row of await (shown ? lying.catch(() => []) : lying))
      if (row.dirty !== false) rows.push(fileRow(name, row));
  }
  return rows;
}

async function inMemory({ rows }: DeviceStore, { subject, outbox, texts }: Shown): Promise<FileRow[]> {
  const acts = numbered(outbox.acts).map(async (act) =>
    fileRow("acts", await rows.sealed("acts", plainOf(act), act)),
  );
  const words = texts.unsent.map(async (name) => {
    const text = texts.keeping.row(name, texts.section(name), null);
    const plain = { id: `${subject}/${name}`, subject, dirty: true };
    return fileRow("texts", await rows.sealed("texts", plain, text));
  });
  return Promise.all([...acts, ...words]);
}

/** Acts that never came into the store have no number yet: they get the next ones, in their order. */
function numbered(acts: readonly Act[]): Act[] {
  let last = 0;
  return acts.map((act) => {
    last = Math.max(act.seq, last + 1);
    return { ...act, seq: last };
  });
}

function fileRow(store: string, { id, subject, seq, iv, data }: Row): FileRow {
  return { store, id, subject, seq: seq ?? null, iv: base64(iv), data: base64(data) };
}

/** Which rows the file has, sealed: one that is taken out of it, or put in from an older file, is seen. Null
 *  while locked: nobody can vouch for the rows then. */
async function closingOf(store: DeviceStore, rows: FileRow[]): Promise<{ iv: string; data: string } | null> {
  if (!store.open) return null;
  const listed = rows.map(({ data: _data, ...rest }) => rest);
  const { iv, data } = await store.keys.seal(`closing/${store.device}`, listed);
  return { iv: base64(iv), data: base64(data) };
}

async function retimeAll(store: DeviceStore, shifts: readonly Shift[]): Promise<void> {
  for (const subject of await store.subjects()) {
    const outbox = new Outbox(subject, store, () => undefined);
    await outbox.pickUp();
    await outbox.retime(shifts);
  }
}

/** The setting with the time of the last copy outside the browser's store. */
export const COPIED = "copied";

/** Give the file to the person: into the downloads, or to another program or phone. The time of the copy; it
 *  stands in the store, where there is room for it. */
export async function saveFile(store: DeviceStore, share = false, shown?: Shown): Promise<string> {
  const blob = await exportFile(store, lastUser()?.name ?? "", shown);
  const now = new Date((shown?.clock ?? (await clockOf(store))).now).toISOString();
  const name = `nen-nep-${isoDay(now)}`;
  if (share) await hand(blob, name);
  else download(blob, `${name}.json`);
  await store.putSetting(COPIED, now).catch(() => undefined);
  return now;
}

/** As a .txt: browsers share no .json. Rejects when the person goes back. */
async function hand(blob: Blob, title: string): Promise<void> {
  await navigator.share({ title, files: [new File([blob], `${title}.txt`, { type: "text/plain" })] });
}

function download(blob: Blob, name: string): void {
  const way = document.createElement("a");
  way.href = URL.createObjectURL(blob);
  way.download = name;
  way.click();
  setTimeout(() => URL.revokeObjectURL(way.href), 60_000);
}
