// How a person settles an act that met a rival: what the other device recorded goes first, then this one comes again.

import type { Act, Payload } from "./acts";
import type { Id } from "./package";
import type { Made, Outbox } from "./outbox";
import { uuid7 } from "./uuid";

export type Rival = "another_tally" | "another_score" | "another_opening";

/** What a payload says besides, when this device's is to stand in the other's place. */
const INSTEAD: Record<string, (facts: Payload) => Payload> = {
  another_score: (facts) => ({ replaces: facts["score"] }),
  another_opening: (facts) => ({ instead_of: facts["chair"] }),
  cancelled: () => ({ although_cancelled: true }),
};

/** Whether "mine" can replace what the other recorded. */
export function canSettle(act: Act): boolean {
  return act.refusal?.code === "another_tally" || (act.refusal?.code ?? "") in INSTEAD;
}

type Make = (name: string, payload: Payload) => Made;

/** Put this one in the place of the other; false where there is nothing that could replace it. */
export async function settleMine(outbox: Outbox, act: Act, make: Make): Promise<boolean> {
  const { code = "", facts = {} } = act.refusal ?? {};
  if (code === "another_tally") {
    await outbox.putBefore(act, make("meetings.withdraw_ballot", { ballot: facts["ballot"] as Id }));
    await outbox.again(act);
    return true;
  }
  const more = INSTEAD[code];
  if (more) await rewritten(outbox, act, make, more(facts));
  return !!more;
}

/** Let the other's stand. An opening is not left out, for what follows stands on it: it is sent as the other has it. */
export async function settleTheirs(outbox: Outbox, act: Act, make: Make): Promise<void> {
  const { code, facts } = act.refusal!;
  if (code === "another_opening") await rewritten(outbox, act, make, { chair: facts["chair"] });
  else await outbox.putAside(act);
}

async function rewritten(outbox: Outbox, act: Act, make: Make, more: Payload): Promise<void> {
  const { refusal: _refusal, ...rest } = act;
  const { version } = make(act.name, {});
  await outbox.putAside(act, { ...rest, key: uuid7(), version, attempts: 0, payload: { ...act.payload, ...more } });
}
