// What waits on this device as a file to carry to the commune's computer. The rows stay encrypted, so it
// works while locked.
//
// Nothing goes to the server here, so what was captured while the clock was wrong is put right first, as
// before sending; locked, that cannot be done.

import { isoDay } from "@/ui/client/dates";
import type { Shift } from "../device/clock";
import { lastUser } from "../device/users";
import { base64 } from "../store/bytes";
import type { DeviceStore } from "../store/device_store";
import { clockOf } from "../store/stored_clock";
import { Outbox } from "./outbox";

interface FileRow {
  store: string;
  id: string;
  subject: string | undefined;
  seq: number | null;
  iv: string;
  data: string;
}

/** Everything that waits, with the key wrapped for the commune. */
export async function exportFile(store: DeviceStore, userName: string): Promise<Blob> {
  const clock = await clockOf(store);
  if (store.open) await retimeAll(store, clock.shifts);
  const rows: FileRow[] = [];
  for (const name of ["acts", "texts"] as const) {
    for (const { id, subject, seq, iv, data, dirty } of await store.rows.all(name)) {
      if (dirty !== false)
        rows.push({ store: name, id, subject, seq: seq ?? null, iv: base64(iv), data: base64(data) });
    }
  }
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

/** Give the file to the person: into the downloads, or to another program or phone. */
export async function saveFile(store: DeviceStore, share = false): Promise<void> {
  const blob = await exportFile(store, lastUser()?.name ?? "");
  const now = new Date((await clockOf(store)).now).toISOString();
  const name = `nen-nep-${isoDay(now)}`;
  if (share) await hand(blob, name);
  else download(blob, `${name}.json`);
  await store.putSetting(COPIED, now);
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
