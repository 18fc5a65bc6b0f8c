// What waits on this device as a file to carry to the commune's computer. The rows stay encrypted, so it
// works while locked.

import { isoDay } from "@/ui/client/dates";
import { lastUser } from "../device/users";
import { base64 } from "./bytes";
import type { DeviceStore } from "./device_store";

/** Everything that waits, with the key wrapped for the commune. Nothing is decrypted. */
export async function exportFile(store: DeviceStore, userName: string): Promise<Blob> {
  const rows = [];
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
    made_at: new Date().toISOString(),
    key: store.keys.rescue,
    rows,
  };
  return new Blob([JSON.stringify(file)], { type: "application/json" });
}

/** Give the file to the person. */
export async function saveFile(store: DeviceStore): Promise<void> {
  const way = document.createElement("a");
  way.href = URL.createObjectURL(await exportFile(store, lastUser()?.name ?? ""));
  way.download = `nen-nep-${isoDay(new Date().toISOString())}.json`;
  way.click();
  setTimeout(() => URL.revokeObjectURL(way.href), 60_000);
}
