// How a person settles an act that met a rival: what the other device recorded goes first, then this one comes again.

import type { Act } from "./acts";
import type { Id } from "./package";
import type { Made, Outbox } from "./outbox";
import { uuid7 } from "./uuid";

export type Rival = "another_tally" | "another_score" | "another_opening";

/** What may be done beside sending again and putting aside: whether "mine" can replace what the other recorded. */
export function canSettle(act: Act): boolean {
  return act.refusal?.code === "another_tally" || act.refusal?.code === "another_score";
}

/** Put this one in the place of the other; false where there is nothing that could replace it. */
export async function settleMine(outbox: Outbox, act: Act, make: (name: string, payload: Record<string, unknown>) => Made): Promise<boolean> {
  const facts = act.refusal?.facts ?? {};
  if (act.refusal?.code === "another_tally") {
    await outbox.putBefore(act, make("meetings.withdraw_ballot", { ballot: facts["ballot"] as Id }));
    await outbox.again(act);
    return true;
  }
  if (act.refusal?.code === "another_score") {
    const { refusal: _refusal, ...rest } = act;
    const { version } = make(act.name, {});
    await outbox.putAside(act, { ...rest, key: uuid7(), version, attempts: 0, payload: { ...act.payload, replaces: facts["score"] } });
    return true;
  }
  return false;
}
