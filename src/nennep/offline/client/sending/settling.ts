// How a person settles an act when another device recorded the same thing.

import type { Act, Made, Payload } from "../act";
import { settlementOf } from "../act_types";
import { uuid7 } from "../uuid";
import type { Outbox } from "./outbox";

/** Whether this device's version can replace the other. */
export function canSettle(act: Act): boolean {
  const found = settlementOf(act);
  return !!(found?.mine ?? found?.mineAfter);
}

type Make = (name: string, payload: Payload) => Made;

/** Replace the other version with this one, or with what a person chose anew; false where that is not
 *  possible, or the store could not. */
export async function settleMine(outbox: Outbox, act: Act, make: Make, chosen?: Payload): Promise<boolean> {
  const { facts = {} } = act.refusal ?? {};
  const { mine, mineAfter } = settlementOf(act) ?? {};
  if (mineAfter) {
    const { name, payload } = mineAfter(facts);
    return outbox.putBefore(act, make(name, payload));
  }
  const more = chosen ?? mine?.(facts);
  return !!more && rewritten(outbox, act, make, more);
}

/** Let the other version stay. This act is dropped; where later acts depend on it, it is sent with the
 *  other's contents. False when the store could not: then nothing has changed. */
export async function settleTheirs(outbox: Outbox, act: Act, make: Make): Promise<boolean> {
  const { facts = {} } = act.refusal ?? {};
  const { theirs } = settlementOf(act) ?? {};
  return theirs ? rewritten(outbox, act, make, theirs(facts)) : outbox.putAside([act]);
}

async function rewritten(outbox: Outbox, act: Act, make: Make, more: Payload): Promise<boolean> {
  const { refusal: _refusal, ...rest } = act;
  const { version } = make(act.name, {});
  return outbox.putAside([act], {
    ...rest,
    key: uuid7(),
    version,
    attempts: 0,
    payload: { ...act.payload, ...more },
  });
}
