// Whose things lie on this device.

import type { Id } from "../uuid";

export interface User {
  id: Id;
  name: string;
}

const PREFIX = "nennep-";
/** What is still on this device, with a network and without. */
export const UNSENT = "/khung/mat-song/#/unsent";
/** Home without a network, which opens with one too: where something can be begun that nobody planned. */
export const HOME_HERE = "/khung/mat-song/";

/** Who was signed in last; a browser that was killed may have forgotten that, and then it is the user with a
 *  store here. */
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
