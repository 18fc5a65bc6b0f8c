// Notes about this device above every screen: its clock, its battery.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Session } from "@/meetings/client/session";
import { beLean, power } from "@/offline/client/device/power";
import { button, icon, link, note, type Shown } from "@/ui/client/elements";
import { w } from "@/ui/client/words";

const WORTH_SAYING_MINUTES = 5;

let declined = false;

export function deviceNotes(session: Session): Shown {
  return html`${clock(session)}${session.writes ? battery(session) : nothing}`;
}

function clock(session: Session): Shown {
  const behind = Math.round((session.now - Date.now()) / 60_000);
  if (Math.abs(behind) < WORTH_SAYING_MINUTES) return nothing;
  return note("", w(behind > 0 ? "clock_behind" : "clock_ahead", { by: said(Math.abs(behind)) }));
}

/** In the unit that people say: a clock is mostly wrong by minutes, or stands at another day. */
function said(minutes: number): string {
  const hours = Math.round(minutes / 60);
  if (minutes < 120) return w("for_minutes", { n: minutes });
  return hours < 48 ? w("for_hours", { n: hours }) : w("for_days", { n: Math.round(hours / 24) });
}

function battery(session: Session): Shown {
  if (power.lean)
    return note(
      "",
      html`${w("lean_on")}<br>${link(w("print_sheet"), `${session.at.meeting}phieu.pdf`, "quiet", "print")}`,
    );
  if (power.low === null || declined) return nothing;
  const decline = (): void => {
    declined = true;
    session.draw();
  };
  return html`<div class="note wait">${icon("warning")}<div><p>${w("lean_ask", { n: power.low })}</p>
    <p>${leanButton(session)}${button(w("not_now"), decline, "quiet")}</p></div></div>`;
}

/** The switch for saving power, at any level of the battery. */
export function leanButton(session: Session): TemplateResult {
  const turn = (): void => {
    beLean(!power.lean);
    session.draw();
  };
  return button(w(power.lean ? "lean_off" : "lean"), turn, "quiet");
}
