// What waits on this device and does not open: the browser damaged it, or lost the key under which it lies.

import type { DeviceStore } from "./device_store";

const WAITING = ["acts", "texts"] as const;

/** How much that is. Only while the store is open. */
export async function countUnreadable(store: DeviceStore): Promise<number> {
  return (await unreadable(store)).length;
}

/** Take it off the device. */
export async function dropUnreadable(store: DeviceStore): Promise<void> {
  for (const [name, id] of await unreadable(store))
    await store.rows.write(name, (stored) => void stored(name).delete(id));
}

async function unreadable({ rows }: DeviceStore): Promise<[(typeof WAITING)[number], string][]> {
  const found: [(typeof WAITING)[number], string][] = [];
  for (const name of WAITING)
    for (const row of await rows.all(name)) {
      const opens = await rows.read(name, row).then(
        () => true,
        () => false,
      );
      if (!opens && row.dirty !== false) found.push([name, row.id]);
    }
  return found;
}
