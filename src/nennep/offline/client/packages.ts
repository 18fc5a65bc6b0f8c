// Fetching the package of a subject, only when it differs from the one on the device.

import type { Clock } from "./device/clock";
import { ask, type Heard, type Silence, silence } from "./sending/ask";
import type { SubjectPackage } from "./subject";
import type { Id } from "./uuid";

export class Unreached extends Error {
  constructor(readonly why: Silence | "gone") {
    super(why);
  }
}

/** How inexact the time in a header is, in milliseconds. */
export const WHOLE_SECONDS = 2000;

/** The package and its size; null when the version `have` is still current. Throws Unreached. */
export async function fetchPackage<P extends SubjectPackage>(
  url: string,
  clock: Clock,
  device: Id,
  have?: string,
): Promise<{ pack: P; bytes: number } | null> {
  let found: Heard;
  try {
    // The server notes which device it gave the package: that bears out later what was captured with it.
    found = await ask(url, {
      headers: { "Nennep-Device": device, ...(have ? { "If-None-Match": `"${have}"` } : {}) },
      ...(have ? { cache: "no-store" } : {}),
    });
  } catch {
    throw new Unreached("network");
  }
  if (have && found.status === 304) {
    clock.learn(found.headers.get("Date"), found, WHOLE_SECONDS);
    return null;
  }
  const why = silence(found);
  if (why) throw new Unreached(why);
  if (!found.ok) clock.learn(found.headers.get("Date"), found, WHOLE_SECONDS);
  if (found.status === 404 || found.status === 403) throw new Unreached("gone");
  const pack = found.body as P | null;
  if (!found.ok || !pack?.version) throw new Unreached("server");
  clock.learn(pack.server_time, found);
  return { pack, bytes: found.bytes };
}
