// What a person can do before a refused act, so that it is accepted as it is: its app says so.

import { html, nothing } from "lit-html";
import { type Entered, field, form, type Shown } from "@/ui/client/elements";
import { type Word, w } from "@/ui/client/words";
import type { Act, Payload } from "../act";
import type { AnySession } from "../session";

interface Way {
  /** The screen where it is done. */
  where: string;
  words: string;
}

/** A field of the payload that is chosen anew, and among what: values with their labels. */
interface Choice {
  name: string;
  label: Word;
  among: readonly (readonly [string, string])[];
  /** The label of the button that sends the act again with it. */
  send: Word;
}

interface Remedy {
  why: Word;
  /** What a person may choose, where the server offered something. */
  choose?(facts: Payload): Choice | null;
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

/** The act as it is is not taken: the right one is chosen, and it goes again. */
export function choosing(session: AnySession, act: Act): Shown {
  const choice = declared.get(act.name)?.choose?.(act.refusal?.facts ?? {});
  if (!choice) return nothing;
  const { name, label, among, send } = choice;
  const again = (entered: Entered): void => void session.settleMine(act, { [name]: entered.text(name) });
  return form(
    again,
    html`${field(
      w(label),
      html`<select name=${name} required><option value="">${w("choose")}</option>${among.map(
        ([value, shown]) => html`<option value=${value}>${shown}</option>`,
      )}</select>`,
    )}
    <p class="buttons"><button class="button" type="submit">${w(send)}</button></p>`,
  );
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
