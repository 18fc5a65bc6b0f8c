// One question to the server. An answer that is not ours (a hotspot's page, a login page behind a redirect,
// one that broke off in the middle) is no answer.

import { timing } from "./timing";

/** Characters of a body from which on packing saves more than its header costs. */
const WORTH_PACKING = 600;

export interface Heard {
  status: number;
  ok: boolean;
  /** What was answered as JSON; undefined when the answer is not JSON, and so not ours. */
  body: unknown;
  /** Whether it led to another page, as a login page does. */
  redirected: boolean;
  headers: Headers;
  /** The size of the answer, unpacked. */
  bytes: number;
  /** Device time when it was asked and when it was answered. */
  asked: number;
  answered: number;
}

/** Ask; throws when there is no answer within our patience. */
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

/** A large body goes packed where the browser can: what was typed offline for two hours is most of what is
 *  sent. */
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

/** Why a question came to nothing. */
export type Silence = "network" | "server" | "signed_out";

/** What an answer without contents of ours means; null when it is one of ours. */
export function silence(found: Heard): Silence | null {
  if (found.status === 401) return "signed_out";
  if (found.status >= 500 || TRY_AGAIN.includes(found.status)) return "server";
  if (found.body === undefined && found.status !== 304) {
    // Django's own page for a token that is too old, or a redirect to the login page: what was asked is still
    // good.
    return found.redirected || found.status === 403 ? "signed_out" : "server";
  }
  return null;
}

const TRY_AGAIN = [408, 425, 429];

export function csrfToken(): string {
  const cookies = typeof document === "undefined" ? "" : (document.cookie ?? "");
  return /(?:^|; )csrftoken=([^;]*)/.exec(cookies)?.[1] ?? "";
}
