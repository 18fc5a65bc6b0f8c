// What an act is on this device, and how it goes through the HTTP door.

import type { Clock } from "./device/clock";
import { ask, csrfToken, type Heard, type Silence, silence } from "./sending/ask";
import type { Subject } from "./subject";
import type { Id } from "./uuid";

export type Payload = Record<string, unknown>;

/** Why the server did not accept an act; it waits for a person. */
export interface Refusal {
  code: string;
  sentence: string;
  facts: Payload;
}

export interface Act {
  key: Id;
  name: string;
  version: number;
  payload: Payload;
  /** The device's time corrected by `offsetMs`, the difference known at that moment (null: no answer of
   *  the server yet). */
  capturedAt: string;
  offsetMs: number | null;
  /** The device's own count. It alone gives the order; 0 until the act is in the device store. */
  seq: number;
  subject: Subject;
  /** How often it was sent; once sent it is frozen under its key. */
  attempts: number;
  refusal?: Refusal;
  /** How many acts were put before it to settle it. Their numbers lie between its own and that of the act
   *  before. */
  before?: number;
}

/** An act without what the queue adds to it. */
export type Made = Pick<Act, "name" | "version" | "payload" | "capturedAt" | "offsetMs">;

export type Answer =
  | { kind: "done"; result: Payload }
  | ({ kind: "refused" } & Refusal)
  | { kind: "unreached"; why: Silence };

export type Transport = (act: Act) => Promise<Answer>;

export const ACTS_DOOR = "/api/acts/";

/** Who is asking: this device, and the user whose acts these are (a phone may be shared). */
export interface Asker {
  device: Id;
  user: Id | null;
  clock: Clock;
  url?: string;
}

export function headersOf({ device, user }: Asker): Record<string, string> {
  return {
    "Content-Type": "application/json",
    "X-CSRFToken": csrfToken(),
    "Nennep-Device": device,
    ...(user ? { "Nennep-User": user } : {}),
  };
}

/** The HTTP door of acts. */
export function overHttp(asker: Asker): Transport {
  return async (act) => {
    try {
      const found = await ask((asker.url ?? ACTS_DOOR) + act.name, {
        method: "POST",
        headers: {
          ...headersOf(asker),
          "Idempotency-Key": act.key,
          "Nennep-Version": String(act.version),
          "Nennep-Captured-At": act.capturedAt,
          ...(act.offsetMs === null ? {} : { "Nennep-Clock-Offset": String(act.offsetMs) }),
          "Nennep-Device-Seq": String(act.seq),
        },
        body: JSON.stringify(act.payload),
      });
      return understood(act, found, asker.clock);
    } catch {
      return { kind: "unreached", why: "network" };
    }
  };
}

interface Said {
  key?: string;
  result?: Payload;
  received_at?: string;
  replayed?: boolean;
  code?: string;
  message?: string;
  facts?: Payload;
}

function understood(act: Act, found: Heard, clock: Clock): Answer {
  const why = silence(found);
  if (why) return { kind: "unreached", why };
  const said = found.body as Said | null;
  if (found.ok && said?.key === act.key) {
    if (!said.replayed) clock.learn(said.received_at, found);
    return { kind: "done", result: said.result ?? {} };
  }
  if (found.ok || !said?.code) return { kind: "unreached", why: "server" };
  return { kind: "refused", code: said.code, sentence: said.message ?? "", facts: said.facts ?? {} };
}
