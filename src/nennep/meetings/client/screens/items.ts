// Chương trình: the order of items, as it is read out and adopted.

import { html, nothing, type TemplateResult } from "lit-html";
import { link } from "@/ui/client/elements";
import { to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import type { Session } from "../session";
import { declareScreens } from "./part";
import "../agenda";

function order(session: Session): TemplateResult {
  return html`<ol>${session.pack.parts.items.map((each) => html`<li>${each.title}</li>`)}</ol>
    ${
      session.writes
        ? html`<p class="buttons">${link(w("add_item"), to("agenda", "add"), "alt", "plus")}</p>`
        : nothing
    }`;
}

declareScreens({ items: { adopt_agenda: { shown: order } } });
