// An agenda item as a line that leads to it, with what is recorded there.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Item } from "@/meetings/client/agenda";
import { briefOf, isDone } from "@/meetings/client/screens/progress";
import type { Session } from "@/meetings/client/session";
import { icon } from "@/ui/client/elements";
import { to } from "@/ui/client/place";
import { w } from "@/ui/client/words";

export function itemRow(session: Session, item: Item): TemplateResult {
  const n = session.pack.parts.items.findIndex((each) => each.id === item.id) + 1;
  const brief = briefOf(session, item);
  return html`<a class="row" href=${to("item", item.id)}><span class="ordinal">${n}</span>
    <span class="what">${item.title}${brief ? html`<small class="brief">${brief}</small>` : nothing}</span>${
      isDone(session, item)
        ? html`<span class="chip good">${icon("check")}<span class="hush">${w("done")}</span></span>`
        : icon("forward")
    }</a>`;
}
