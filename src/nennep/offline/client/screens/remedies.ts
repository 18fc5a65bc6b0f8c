// What a person can do before a refused act, so that it is accepted as it is: its app says so.

import { html, nothing } from "lit-html";
import type { Shown } from "@/ui/client/elements";
import { type Word, w } from "@/ui/client/words";
import type { Act } from "../act";
import type { AnySession } from "../session";

interface Way {
  /** The screen where it is done. */
  where: string;
  words: string;
}

interface Remedy {
  why: Word;
  /** The screens that lead to it; with none of them the sentence alone helps. */
  ways(session: AnySession): Way[];
  /** Without any way nothing is said. */
  needsWay?: boolean;
}

const declared = new Map<string, Remedy>();

export function declareRemedy<S extends AnySession>(
  act: string,
  remedy: Omit<Remedy, "ways"> & { ways(session: S): Way[] },
): void {
  declared.set(act, remedy as unknown as Remedy);
}

export function remedy(session: AnySession, { name }: Act): Shown {
  const found = declared.get(name);
  const ways = found?.ways(session) ?? [];
  if (!found || (found.needsWay && !ways.length)) return nothing;
  return html`<p>${w(found.why)}</p>${
    ways.length
      ? html`<ul class="rows">${ways.map(
          ({ where, words }) => html`<li><a class="row" href=${where}>${words}</a></li>`,
        )}</ul>`
      : nothing
  }`;
}
