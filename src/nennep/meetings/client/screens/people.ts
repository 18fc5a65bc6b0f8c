// A choice among the people of a meeting.

import { html, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { w } from "@/ui/client/words";
import type { RollLine } from "../roll";
import type { Session } from "../session";

/** The prefix of a guest's name in the value of a choice. */
export const GUEST = "guest:";

/** A choice among the names on the roll, those present first, then guests, then an entry for somebody
 *  else. `open`: nobody need be chosen. */
export function people(
  session: Session,
  name: string,
  more: { other?: string; guests?: boolean; chosen?: string; open?: boolean } = {},
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
  return html`<select name=${name} ?required=${!more.open}>
    <option value="">${w("choose")}</option>
    ${repeat(
      choices,
      ([value]) => value,
      ([value, label]) => html`<option value=${value} ?selected=${value === more.chosen}>${label}</option>`,
    )}
  </select>`;
}
