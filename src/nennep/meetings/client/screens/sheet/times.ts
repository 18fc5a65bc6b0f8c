// Entering from paper: when it began and ended, and who took the minutes.

import { html, type TemplateResult } from "lit-html";
import { day, hour, instant, isoDay } from "@/ui/client/dates";
import { dayField, Entered, field, hourLine } from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import type { Session } from "../../session";
import { people } from "../people";
import { canEnd, endAt, passedMidnight } from "../sitting/hours";

/** The head of the form: when it began, who took the minutes. */
export function sheetHead(session: Session): TemplateResult {
  const { opened_at: opened, closed_at, minute_taker, chair } = session.pack.meeting;
  const times = (entered: Entered, sent: HTMLFormElement): void => {
    const started_at = instant(entered.day("begin_day"), entered.hour("started_at"));
    if (started_at.slice(0, 16) === new Date(opened!).toISOString().slice(0, 16)) return;
    // on another day it ended at the same hour
    const known = isoDay(started_at) === isoDay(opened!) ? closed_at : null;
    const ended_at = endAt({ opened_at: started_at, closed_at: known }, closed_at ? hour(closed_at) : "");
    if (ended_at && !canEnd(sent, started_at, ended_at, session.now, "started_at")) return;
    session.act("meetings.set_times", { started_at, ...(ended_at ? { ended_at } : {}) });
  };
  const appoint = (event: Event): void => {
    const person = (event.target as HTMLSelectElement).value;
    if (person) session.act("meetings.appoint_minute_taker", { person });
  };
  return html`<div class="entry-head">${onLeave(
    times,
    html`<div class="two-fields">${dayField(w("day"), "begin_day", "2000-01-01", isoDay(opened!))}
      ${field(w("started_at"), hourLine("started_at", hour(opened!), true))}</div>`,
  )}
    <p class="field"><span class="label">${w("chair")}</span>${session.member(chair)?.name ?? ""}</p>
    <div @change=${appoint}>${field(
      w("minute_taker"),
      people(session, "taker", { chosen: minute_taker ?? "" }),
    )}</div></div>`;
}

/** "19:30 ngày 26/11/2026, chủ trì …". */
export function sheetHeadSays(session: Session): string {
  const { opened_at: opened, chair } = session.pack.meeting;
  const name = session.member(chair)?.name ?? "";
  return w("sheet_began", { hour: hour(opened!), day: day(opened!), name });
}

export function sheetEndSays({ pack }: Session): string {
  const { closed_at: closed } = pack.meeting;
  return closed ? hour(closed) : w("sheet_no_end");
}

export function sheetEnd(session: Session): TemplateResult {
  const { opened_at: opened, closed_at: closed } = session.pack.meeting;
  const shown = isoDay(closed ?? opened!);
  const put = (entered: Entered, sent: HTMLFormElement): void => {
    const [on, ends] = [entered.day("end_day"), entered.hour("ended_at")];
    if (!ends) return;
    // of the day that nobody touched, and of that of the beginning, the hour alone tells which it was
    const told = on !== shown && on !== isoDay(opened!);
    const ended_at = told ? instant(on, ends) : endAt(session.pack.meeting, ends)!;
    if (canEnd(sent, opened!, ended_at, session.now))
      session.act("meetings.set_times", { started_at: opened!, ended_at });
  };
  return html`${onLeave(
    put,
    html`<div class="two-fields">${dayField(w("day"), "end_day", isoDay(opened!), shown)}
      ${field(
        w("ended_at"),
        hourLine("ended_at", closed ? hour(closed) : ""),
        passedMidnight(opened!, closed),
      )}</div>`,
  )}`;
}

/** Fields that are read when the person leaves one of them, if all are valid. */
function onLeave(
  put: (entered: Entered, sent: HTMLFormElement) => void,
  inside: TemplateResult,
): TemplateResult {
  const change = (event: Event): void => {
    const around = event.currentTarget as HTMLFormElement;
    // what was wrong with both together may be right by now
    for (const box of around.querySelectorAll("input")) box.dispatchEvent(new Event("input"));
    if (around.checkValidity()) put(new Entered(around), around);
    else around.reportValidity();
  };
  return html`<form @change=${change} @submit=${(event: Event) => event.preventDefault()}>${inside}</form>`;
}
