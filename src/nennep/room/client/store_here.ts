// The store of the room's user. It is opened before the rest of the script runs (core.ts): the browser reads
// it from the disk meanwhile.

import { usersHere } from "@/offline/client/device/users";
import { DeviceStore } from "@/offline/client/store/device_store";
import { modules } from "./modules";

/** The store of the page's user; in the shell, of the user who was here last. */
async function find(): Promise<DeviceStore | null> {
  const named = document.querySelector<HTMLMetaElement>("meta[name=nennep-user]")?.content;
  // a page of this device was opened without the server: mostly the PIN is what it asks for first
  if (!named) modules.pin().catch(() => undefined);
  const users = named ? [] : await usersHere().catch(() => []);
  const user = named ?? (users.length === 1 ? users[0]!.id : null);
  return user ? DeviceStore.open(user) : null;
}

/** A root of this page; there is none where tests run the script without a page. */
export function rootOf(id: string): HTMLElement | null {
  return typeof document === "undefined" ? null : (document.getElementById?.(id) ?? null);
}

export const storeHere: Promise<DeviceStore | null> = rootOf("room") ? find() : Promise.resolve(null);
