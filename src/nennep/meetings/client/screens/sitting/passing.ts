// Chuyền máy để tự bấm tên: the roll as it is passed round.

import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { icon, link } from "@/ui/client/elements";
import { to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import type { RollLine } from "../../roll";
import type { Session } from "../../session";
import { PRESENCES, put } from "../attendance";
import "../../words_seldom";

/** The screen for passing the phone round: names and presence, nothing else. */
export function passedRound(session: Session): TemplateResult {
  const press = (member: RollLine): void => put(session, member, "present");
  const isHere = (member: RollLine): boolean =>
    PRESENCES.includes(session.mark(member.person)?.mark ?? "absent");
  return html`<h1>${w("pass_title")}</h1><ul class="rows passed">
    ${repeat(
      session.pack.parts.roll.entries,
      (each) => each.person,
      (each) => html`<li><button type="button" class="pass"
      aria-pressed=${isHere(each)} ?disabled=${!session.writes || isHere(each)} @click=${() => press(each)}>
      <span>${each.name}</span>${
        isHere(each) ? html`<b>${icon("check")}${w("present")}</b>` : nothing
      }</button></li>`,
    )}</ul>
    <p class="buttons">${link(w("pass_end"), to("roll"), "alt")}</p>`;
}
