// The users whose data is on this device.

import type { Id } from "../uuid";

export interface User {
  id: Id;
  name: string;
}

const PREFIX = "nennep-";
/** The page of what is still on this device, with a network and without. */
export const UNSENT = "/khung/mat-song/#/unsent";
/** Home without a network. It can be opened with a network too, to begin something that nobody planned. */
export const HOME_HERE = "/khung/mat-song/";

/** Who was signed in last. A killed browser may have lost that; then it is the user who has a store here. */
export async function usersHere(): Promise<User[]> {
  const last = lastUser();
  if (last) return [last];
  const found = (await indexedDB.databases?.()) ?? [];
  return found.flatMap(({ name }) =>
    /^nennep-[0-9a-f-]{36}$/.test(name ?? "") ? [{ id: name!.slice(PREFIX.length), name: "" }] : [],
  );
}

export function lastUser(): User | null {
  try {
    const found = JSON.parse(localStorage.getItem("nennep-user") ?? "null") as User | null;
    return found?.id ? found : null;
  } catch {
    return null;
  }
}
