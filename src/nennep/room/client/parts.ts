// Elements that need a meeting: a choice among its people, its papers, the writing under an item.

import { html, nothing, type TemplateResult } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import { repeat } from "lit-html/directives/repeat.js";
import type { RollLine } from "@/meetings/client/roll";
import { icon, type Shown } from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import type { Session } from "./session";

/** Before a guest's name, as the value of a choice. */
export const GUEST = "guest:";

/** A choice among the names on the roll, those present first; then guests, and a last line for somebody
 *  else. */
export function people(
  session: Session,
  name: string,
  more: { other?: string; guests?: boolean; chosen?: string } = {},
): TemplateResult {
  const isHere = (each: RollLine): boolean =>
    ["present", "late"].includes(session.mark(each.person)?.mark ?? "");
  const {
    guests,
    roll: { entries: roll },
  } = session.pack.parts;
  const choices = [
    ...[...roll.filter(isHere), ...roll.filter((each) => !isHere(each))].map(
      (each) => [each.person, each.name] as const,
    ),
    ...(more.guests ? guests : [])
      .filter((each) => each.present !== false)
      .map((each) => [GUEST + each.name, each.name] as const),
    ...(more.other ? [["other", more.other] as const] : []),
  ];
  return html`<select name=${name} required>
    <option value="">${w("choose")}</option>
    ${repeat(
      choices,
      ([value]) => value,
      ([value, label]) => html`<option value=${value} ?selected=${value === more.chosen}>${label}</option>`,
    )}
  </select>`;
}

/** The papers of an item, or of the whole meeting. */
export function papers(session: Session, item: string | null): Shown {
  const found = session.pack.parts.papers.filter((each) => each.item === item);
  return found.length
    ? html`<ul class="papers">${found.map(
        (each) => html`<li>
    <a href=${each.url} target="_blank" rel="noopener">${icon("clip")} ${each.title}</a></li>`,
      )}</ul>`
    : nothing;
}

/** A free section of the minutes, written straight into its Yjs text. */
export function writing(session: Session, key: string, label: string, help: Shown = nothing): TemplateResult {
  const refused = session.texts.refused.get(key);
  return html`<div class="field writing"><label><span class="label">${label}</span>
    <textarea rows="3" ?readonly=${!session.writes} ${ref((area) =>
      tie(session, key, area),
    )}></textarea></label>
    ${help === nothing ? nothing : html`<p class="help">${help}</p>`}
    ${refused ? html`<ul class="errorlist"><li>${refused}</li></ul>` : nothing}</div>`;
}

const tied = new WeakMap<Element, { key: string; untie: () => void }>();

/** Drawing again must not tie twice; a text area that lit uses for another section is tied anew. */
function tie(session: Session, key: string, area: Element | undefined): void {
  if (!area || tied.get(area)?.key === key) return;
  tied.get(area)?.untie();
  tied.set(area, { key, untie: session.texts.bind(key, area as HTMLTextAreaElement) });
}
