// Waiting acts of one kind are joined into one, until it is first sent.

import type { Act, Made, Payload } from "../act";
import { typeOf } from "../act_types";
import type { DeviceStore } from "../store/device_store";
import type { Id } from "../uuid";

/** Whether acts of this name join at all. */
export function doesJoin(name: string): boolean {
  return typeOf(name).join !== undefined;
}

/** The payload of both as one; null where they do not join. */
export function joinedPayload(tail: Act, made: Made): Payload | null {
  const isFrozen = tail.attempts > 0 || tail.refusal;
  if (isFrozen || tail.name !== made.name || tail.version !== made.version) return null;
  return typeOf(made.name).join?.(tail.payload, made.payload) ?? null;
}

/** Acts that were joined here and are not yet rewritten in the store. */
export class Joined {
  /** The payload in the store, and what was joined since. */
  private readonly later = new Map<Id, { lies: Payload; more: Made[] }>();

  has(act: Act): boolean {
    return this.later.has(act.key);
  }
  drop(act: Act): void {
    this.later.delete(act.key);
  }

  /** Note what is joined to an act, before its payload changes. */
  add(act: Act, made: Made): void {
    const waits = this.later.get(act.key) ?? { lies: act.payload, more: [] };
    waits.more.push(made);
    this.later.set(act.key, waits);
  }

  /** The act was written with this payload. */
  written(act: Act, payload: Payload): void {
    const waits = this.later.get(act.key);
    if (waits) waits.lies = payload;
    if (payload === act.payload) this.later.delete(act.key);
  }

  /** Overwrite the stored act with the joined one. Where the stored act was sent already, what was joined
   *  since is returned: it must become acts of its own. */
  async rewrite(store: DeviceStore, act: Act): Promise<Made[]> {
    const waits = this.later.get(act.key);
    if (!waits) return [];
    let parted: Made[] = [];
    const written = { ...act };
    const count = waits.more.length;
    if (await store.acts.rewrite(written)) {
      waits.lies = written.payload;
      waits.more.splice(0, count);
    } else {
      act.payload = waits.lies;
      act.attempts = Math.max(1, act.attempts);
      parted = waits.more.splice(0);
    }
    if (!waits.more.length) this.later.delete(act.key);
    return parted;
  }
}
