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

/** Replace the other version with this one; false where that is not possible. */
export async function settleMine(outbox: Outbox, act: Act, make: Make): Promise<boolean> {
  const { facts = {} } = act.refusal ?? {};
  const { mine, mineAfter } = settlementOf(act) ?? {};
  if (mineAfter) {
    const { name, payload } = mineAfter(facts);
    await outbox.putBefore(act, make(name, payload));
    await outbox.again(act);
  } else if (mine) await rewritten(outbox, act, make, mine(facts));
  return !!(mine ?? mineAfter);
}

/** Let the other version stay. This act is dropped; where later acts depend on it, it is sent with the
 *  other's contents. */
export async function settleTheirs(outbox: Outbox, act: Act, make: Make): Promise<void> {
  const { facts = {} } = act.refusal ?? {};
  const { theirs } = settlementOf(act) ?? {};
  if (theirs) await rewritten(outbox, act, make, theirs(facts));
  else await outbox.putAside(act);
}

async function rewritten(outbox: Outbox, act: Act, make: Make, more: Payload): Promise<void> {
  const { refusal: _refusal, ...rest } = act;
  const { version } = make(act.name, {});
  await outbox.putAside(act, {
    ...rest,
    key: uuid7(),
    version,
    attempts: 0,
    payload: { ...act.payload, ...more },
  });
}
