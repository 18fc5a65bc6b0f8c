// Acts on their way to the server: one queue in the order of their making, each under its own key until answered.
// Kept in memory; a shelf on the device comes beneath it later, at `add`, `join` and `settle`.

import { isJson } from "./package";
import { uuid7 } from "./uuid";

export type Payload = Record<string, unknown>;

export interface Act {
  key: string; name: string; payload: Payload; capturedAt: string; seq: number;
  /** How often it was sent; once sent it is frozen under its key. */
  attempts: number;
}

export type Answer =
  | { kind: "done"; result: Payload }
  | { kind: "refused"; code: string; sentence: string }
  | { kind: "unreached"; why: "network" | "server" | "signed_out" };

export type Transport = (act: Act) => Promise<Answer>;

/** How waiting acts of one name become one act; null when these two do not join. */
export type Joins = Record<string, (earlier: Payload, later: Payload) => Payload | null>;

export type SendingState = "received" | "sending" | "waiting" | "signed_out";

const BACK_OFF_SECONDS = [2, 4, 8, 15, 30];
/** Taps within this time become one act. */
const SETTLE_MS = 700;

export class Outbox {
  readonly acts: Act[] = [];
  state: SendingState = "received";
  private timer: number | undefined;
  private busy = false;
  private failures = 0;

  constructor(
    private readonly send: Transport,
    private readonly joins: Joins,
    private readonly settled: (act: Act, answer: Answer) => void,
    private readonly changed: () => void,
    private readonly clock: () => Date,
    private readonly nextSeq: () => number,
  ) {}

  /** Queue an act; it is sent after a moment, joined with the waiting one before it where both join. */
  add(name: string, payload: Payload): Act {
    const act = this.join(name, payload) ?? this.append(name, payload);
    if (this.state === "received") this.state = "sending";
    this.later(this.joins[name] ? SETTLE_MS : 0);
    this.changed();
    return act;
  }

  /** Send now what waits. */
  retry(): void {
    this.failures = 0;
    if (this.acts.length) this.state = "sending";
    this.later(0);
  }

  /** Resolves when nothing waits any more; false when the server could not be reached. */
  async flushed(): Promise<boolean> {
    this.retry();
    while (this.acts.length) {
      await new Promise((done) => setTimeout(done, 120));
      if (!this.busy && (this.state === "waiting" || this.state === "signed_out")) return false;
    }
    return true;
  }

  private append(name: string, payload: Payload): Act {
    const act = { key: uuid7(), name, payload, capturedAt: this.clock().toISOString(), seq: this.nextSeq(), attempts: 0 };
    this.acts.push(act);
    return act;
  }

  private join(name: string, payload: Payload): Act | undefined {
    const tail = this.acts[this.acts.length - 1];
    const joined = tail && tail.attempts === 0 && tail.name === name ? this.joins[name]?.(tail.payload, payload) : null;
    if (!tail || !joined) return undefined;
    tail.payload = joined;
    return tail;
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.run(), ms) as unknown as number;
  }

  private async run(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      while (this.acts[0] && (await this.sendFirst(this.acts[0])));
    } finally {
      this.busy = false;
    }
    this.changed();
  }

  /** Send one act; false when the server could not be reached and it must wait. */
  private async sendFirst(act: Act): Promise<boolean> {
    act.attempts += 1;
    const answer = await this.send(act);
    if (answer.kind === "unreached") {
      this.wait(answer.why);
      return false;
    }
    this.failures = 0;
    this.acts.shift();
    this.state = this.acts.length ? "sending" : "received";
    this.settled(act, answer);
    return true;
  }

  private wait(why: "network" | "server" | "signed_out"): void {
    this.state = why === "signed_out" ? "signed_out" : "waiting";
    const seconds = BACK_OFF_SECONDS[Math.min(this.failures, BACK_OFF_SECONDS.length - 1)]!;
    this.failures += 1;
    this.later(seconds * 1000);
  }
}

/** The HTTP door of acts. */
export function overHttp(url: string, device: string, token: () => string): Transport {
  return async (act) => {
    let answer: Response;
    try {
      answer = await fetch(url + act.name, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          "X-CSRFToken": token(),
          "Idempotency-Key": act.key,
          "Nennep-Captured-At": act.capturedAt,
          "Nennep-Device": device,
          "Nennep-Device-Seq": String(act.seq),
        },
        body: JSON.stringify(act.payload),
      });
    } catch {
      return { kind: "unreached", why: "network" };
    }
    return understood(answer);
  };
}

const TRY_AGAIN = [408, 425, 429];

async function understood(answer: Response): Promise<Answer> {
  if (answer.status === 401) return { kind: "unreached", why: "signed_out" };
  if (answer.status >= 500 || TRY_AGAIN.includes(answer.status)) return { kind: "unreached", why: "server" };
  if (!isJson(answer)) {
    // A redirect to the login page, or Django's own page for a token that is too old: the act is still good.
    return { kind: "unreached", why: answer.redirected || answer.status === 403 ? "signed_out" : "server" };
  }
  const body = (await answer.json()) as { result?: Payload; code?: string; message?: string };
  if (answer.ok) return { kind: "done", result: body.result ?? {} };
  return { kind: "refused", code: body.code ?? "refused", sentence: body.message ?? "" };
}
