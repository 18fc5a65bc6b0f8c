// Sinh hoạt chung: the other cells in the session.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Shown } from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import type { OtherCell } from "../others";
import type { Session } from "../session";

export function joint(session: Session): Shown {
  const found = session.pack.parts.joint;
  return found
    ? html`<h2>${w("joint")}</h2>${found.others.map(other)}<p class="soft">${w("joint_why")}</p>`
    : nothing;
}

function other({ organisation: name, present, members, guests, items }: OtherCell): TemplateResult {
  return html`<div class="card"><h3>${w("joint_line", { name, present, members })}</h3>
    ${guests.length ? html`<p>${w("guests")}: ${guests.join("; ")}</p>` : nothing}
    ${items.length ? html`<ul>${items.map((each) => html`<li>${each}</li>`)}</ul>` : nothing}</div>`;
}
