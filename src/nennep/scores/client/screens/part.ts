// The score among the screens of a meeting. Few meetings are at this item, so its screen is fetched apart.

import type { Item } from "@/meetings/client/agenda";
import { declareScreens } from "@/meetings/client/screens/part";
import type { Session } from "@/meetings/client/session";
import type { Shown } from "@/ui/client/elements";
import { lazy } from "@/ui/client/lazy";
import { number, w } from "@/ui/client/words";
import "../score";
import type { score } from "./score";

/** `load` fetches the module with the screen. */
export function declareScore(load: () => Promise<{ score: typeof score }>): void {
  const screen = lazy(load);
  const shown = (session: Session, item?: Item): Shown =>
    screen(session.draw, (module) => module.score(session, item));
  declareScreens({
    items: { score: { shown, done: ({ pack }) => typeof pack.parts.score?.total === "number" } },
    sheet: { place: 7, title: "score", shown: (session) => shown(session), says, kinds: ["score"] },
  });
}

function says({ pack }: Session): string {
  const found = pack.parts.score;
  if (!found) return w("sheet_none");
  const { total, out_of } = found;
  return total === null ? w("sheet_nothing") : w("score_sum", { n: number(total), of: number(out_of) });
}
