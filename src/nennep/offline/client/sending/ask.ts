// One question to the server. An answer that is not ours (a hotspot's page, a login page behind a redirect,
// one that broke off in the middle) is no answer.

import { timing } from "./timing";

/** From this many characters on, compressing a body saves more than it costs. */
const WORTH_PACKING = 600;

export interface Heard {
  status: number;
  ok: boolean;
  /** What was answered as JSON; undefined when the answer is not JSON, and so not ours. */
  body: unknown;
  /** Whether it was redirected, for example to the login page. */
  redirected: boolean;
  headers: Headers;
  /** The size of the answer, uncompressed. */
  bytes: number;
  /** Device time of the request and of the answer. */
  asked: number;
  answered: number;
}

/** Ask. Throws when no answer comes in time (`timing.patience`). */
export async function ask(url: string, init: RequestInit = {}): Promise<Heard> {
  const stop = typeof AbortController === "undefined" ? null : new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => {
      stop?.abort();
      fail(new Error("no answer"));
    }, timing.patience);
  });
  try {
    return await Promise.race([heard(url, stop ? { ...init, signal: stop.signal } : init), tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

async function heard(url: string, init: RequestInit): Promise<Heard> {
  const asked = Date.now();
  const answer = await fetch(url, await packed(init));
  const { status, ok, redirected, headers } = answer;
  const text = isJson(answer) ? await answer.text() : "";
  const body: unknown = text ? JSON.parse(text) : undefined;
  return {
    status,
    ok,
    body,
    redirected: !!redirected,
    headers,
    bytes: text.length,
    asked,
    answered: Date.now(),
  };
}

/** Compress a large body where the browser can. Texts that were typed offline make large bodies. */
async function packed(init: RequestInit): Promise<RequestInit> {
  const { body, headers } = init;
  if (typeof body !== "string" || body.length < WORTH_PACKING || typeof CompressionStream === "undefined")
    return init;
  const small = new Response(new Blob([body]).stream().pipeThrough(new CompressionStream("gzip")));
  return {
    ...init,
    body: await small.arrayBuffer(),
    headers: { ...(headers as Record<string, string>), "Content-Encoding": "gzip" },
  };
}

function isJson(answer: Response): boolean {
  return (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
}

/** Why there is no usable answer. */
export type Silence = "network" | "server" | "signed_out";

/** Why an answer is not usable; null when it is usable. */
export function silence(found: Heard): Silence | null {
  if (found.status === 401) return "signed_out";
  if (found.status >= 500 || TRY_AGAIN.includes(found.status)) return "server";
  if (found.body === undefined && found.status !== 304) {
    // Django's page for an expired token, or a redirect to the login page: the request itself is still
    // valid.
    return found.redirected || found.status === 403 ? "signed_out" : "server";
  }
  return null;
}

const TRY_AGAIN = [408, 425, 429];

export function csrfToken(): string {
  const cookies = typeof document === "undefined" ? "" : (document.cookie ?? "");
  return /(?:^|; )csrftoken=([^;]*)/.exec(cookies)?.[1] ?? "";
}
