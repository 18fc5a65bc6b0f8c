// What a device fetches ahead of work without a signal (GET /mang-theo.json). The kernel stores it and
// registers the device's key; the apps read the rest of it.

import { label as deviceLabel } from "./device/device";
import { ask, csrfToken, type Heard, silence } from "./sending/ask";
import { tellWaiting } from "./sending/telling";
import type { DeviceStore } from "./store/device_store";
import type { RescueKey } from "./store/key_store";
import { clockOf } from "./store/stored_clock";
import type { Limits } from "./subject";
import type { Id } from "./uuid";

export interface Prefetched {
  format: number;
  version: string;
  server_time: string;
  user: { id: Id; name: string; person: Id | null };
  rescue_key: RescueKey | null;
  acts: Record<string, number>;
  limits?: Limits;
}

export type FetchOutcome = "kept" | "same" | "signed_out" | "unreached" | "other_user" | "cannot_keep";

const DATA = "/mang-theo.json";
const REGISTER = "/mang-theo/may/";

/** Fetch and store it, and register this device's key, so that the server can import an exported file. */
export async function prefetch(store: DeviceStore, label = deviceLabel()): Promise<FetchOutcome> {
  const have = await store.prefetched<Prefetched>();
  let found: Heard;
  try {
    found = await ask(DATA, {
      headers: {
        "Nennep-Device": store.device,
        ...(have ? { "If-None-Match": `"${have.data.version}"` } : {}),
      },
      cache: "no-store",
    });
  } catch {
    return "unreached";
  }
  const why = silence(found);
  if (why) return why === "signed_out" ? why : "unreached";
  const data = found.body as Prefetched | undefined;
  if (found.status !== 304 && (!found.ok || !data?.user)) return "unreached";
  if (data && data.user.id !== store.user) return "other_user";
  try {
    if (data) await keep(store, data, found);
    await register(store, label);
  } catch {
    return "cannot_keep";
  }
  await tellAll(store);
  return data ? "kept" : "same";
}

/** The same data for this moment only: nothing of it is kept. Throws when the server is not reached. */
export async function askForData<D extends Prefetched>(store: DeviceStore): Promise<D> {
  const found = await ask(DATA, { headers: { "Nennep-Device": store.device }, cache: "no-store" });
  const data = found.body as D | undefined;
  if (silence(found) || data?.user?.id !== store.user) throw new Error("no data of this user");
  (await clockOf(store)).learn(data.server_time, found);
  return data;
}

async function keep(store: DeviceStore, data: Prefetched, found: Heard): Promise<void> {
  (await clockOf(store)).learn(data.server_time, found);
  await store.putPrefetched(data, found.bytes);
  if (data.rescue_key) await store.keys.setRescue(data.rescue_key);
}

/** What the server last heard of this device's unsent work may be over: a line broke before it was told. */
export async function tellAll(store: DeviceStore): Promise<void> {
  const asker = { device: store.device, user: store.user, clock: await clockOf(store) };
  await tellWaiting(store, asker).catch(() => undefined);
}

/** Once for each key: from then on the server knows the key of this device's file. */
async function register(store: DeviceStore, label: string): Promise<void> {
  if (await store.setting("registered")) return;
  const body = JSON.stringify({ device: store.device, key_digest: store.keys.digest, label });
  const headers = { "Content-Type": "application/json", "X-CSRFToken": csrfToken() };
  const found = await ask(REGISTER, { method: "POST", headers, body }).catch(() => null);
  if (found?.ok && found.body) await store.putSetting("registered", new Date().toISOString());
}
