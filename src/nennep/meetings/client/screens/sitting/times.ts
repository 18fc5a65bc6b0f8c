// On which day and when the meeting began and ended; all can be corrected until the minutes are adopted.

import { html, nothing, type TemplateResult } from "lit-html";
import { hour, instant, isoDay } from "@/ui/client/dates";
import {
  button,
  dayField,
  type Entered,
  field,
  form,
  hourLine,
  link,
  rule,
  type Shown,
} from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import { elapsedMinutes } from "../../counting";
import type { Session } from "../../session";
import { canEnd, endAt, hasPassed, passedMidnight, same } from "./hours";

export function times(session: Session): TemplateResult {
  return html`<h1>${w("times")}</h1>${timesPart(session)}
    ${session.writes && session.may("chair") ? html`<p>${undo(session)}</p>` : nothing}`;
}

/** Only the server knows whether anything was entered. */
function undo(session: Session): Shown {
  return navigator.onLine && !session.unsent
    ? link(w("take_back"), `${session.at.meeting}thoi-khai-mac/`, "quiet")
    : w("take_back_later");
}

export function timesPart(session: Session): TemplateResult {
  const { opened_at: opened, closed_at: closed } = session.pack.meeting;
  if (!opened) return html``;
  const put = (started_at: string, ended_at: string | null): void => {
    session.act("meetings.set_times", { started_at, ...(ended_at ? { ended_at } : {}) });
  };
  const end = (): void => put(opened, new Date(session.now).toISOString());
  const send = (entered: Entered, sent: HTMLFormElement): void => {
    const on = entered.day("day") || isoDay(opened);
    const moved = on !== isoDay(opened);
    const began = entered.hour("started_at");
    const begins = (!moved && same(began, opened)) || instant(on, began);
    const times = { opened_at: begins, closed_at: moved ? null : closed };
    const ended = endAt({ ...session.pack.meeting, ...times }, entered.hour("ended_at"));
    const { now } = session;
    if (ended ? canEnd(sent, begins, ended, now) : hasPassed(sent, "started_at", begins, now))
      put(begins, ended);
  };
  return html`${enough(session, elapsedMinutes(opened, closed, session.now))}
    ${
      session.writes || (session.closing && session.may("minute"))
        ? html`${closed ? nothing : html`<p class="buttons">${button(w("close_now"), end)}</p>`}
      <details class="more" ?open=${closed !== null}><summary>${w("set_times")}</summary>${form(
        send,
        html`${dayField(w("day"), "day", "2000-01-01", isoDay(opened))}<div class="two-fields">
      ${field(w("started_at"), hourLine("started_at", hour(opened), true))}${field(
        w("ended_at"),
        hourLine("ended_at", closed ? hour(closed) : ""),
        closed && isoDay(closed) > isoDay(opened) ? passedMidnight(opened, closed) : w("after_midnight"),
      )}</div>
      <button class="button alt" type="submit">${w("set_times")}</button>`,
      )}</details>`
        : nothing
    }`;
}

/** Whether it has lasted long enough, by the rule of its day. */
export function enough(session: Session, lasted: number): Shown {
  const code = session.pack.meeting.minimum_rule;
  const found = code ? session.pack.parts.roll.rules[code] : undefined;
  const said = html`<b>${w("lasted", { n: lasted })}</b>`;
  if (!found || typeof found.value !== "number") return html`<p>${said}</p>`;
  const n = found.value;
  return rule(
    said,
    found.citation,
    lasted >= n ? w("enough_time", { n }) : w("short_time", { n, left: n - lasted }),
  );
}
