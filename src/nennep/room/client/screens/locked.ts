// After the minutes are locked: where to go.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Session } from "@/meetings/client/session";
import { link, note } from "@/ui/client/elements";
import { to } from "@/ui/client/place";
import { w } from "@/ui/client/words";

export function locked(session: Session): TemplateResult {
  return html`<h1>${w("locked")}</h1>${note("good", w("locked_why"))}
    ${
      session.unsent && session.allKept ? note("", w("unsent_kept")) : nothing
    }${session.texts.proposals.size ? note("", w("late_text")) : nothing}
    ${session.closing ? html`<p>${link(w("set_times"), to("times"), "quiet")}</p>` : nothing}
    <p class="buttons">${link(w("to_meeting"), session.at.meeting)}
    ${session.unsent ? link(w("unsent"), to("unsent"), "alt", "send") : nothing}</p>`;
}
