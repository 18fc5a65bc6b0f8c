// Before the meeting: open it. After its minutes are locked: where to go.

import { html, type TemplateResult } from "lit-html";
import { button, field, form, hourLine, link, note, people, type Entered } from "../parts";
import { go, to } from "../place";
import type { Session } from "../session";
import { day, hour, instant, w } from "../words";

export function opening(session: Session): TemplateResult {
  const { meeting, roll } = session.pack;
  const head = html`<p class="kicker">${meeting.kind_label}${meeting.themes.length ? `: ${meeting.themes.join("; ")}` : ""}</p>
    <h1>${w("open")}</h1>
    <p class="lead">${hour(meeting.starts_at)} · ${day(meeting.starts_at)}${meeting.place ? ` · ${meeting.place}` : ""}</p>`;
  if (!session.may("chair")) return html`${head}${note("", w("open_wait"))}`;
  const send = (entered: Entered): void => {
    const at = instant(new Date(session.now).toISOString(), entered.hour("started_at"));
    session.act("meetings.open_meeting", { chair: entered.text("chair"), ...notLater(at, session.now) });
    go(to("agenda"));
  };
  return html`${head}${form(send, html`
    ${field(w("chair"), people(session, "chair", { chosen: likelyChair(session) }))}
    ${field(w("started_at"), hourLine("started_at", hour(new Date(session.now).toISOString()), true))}
    <p class="help">${w("roll_as_of", { n: roll.entries.length })}</p>
    <p class="buttons"><button class="button" type="submit">${w("open_button")}</button></p>`)}`;
}

/** The time as entered; left out when it is this very minute, so that the server's own clock says it. */
function notLater(at: string, now: number): { started_at?: string } {
  return Math.abs(Date.parse(at) - now) < 60_000 ? {} : { started_at: at };
}

/** The secretary presides, else whoever holds this phone. */
function likelyChair(session: Session): string {
  const roll = session.pack.roll.entries;
  const secretary = roll.find((line) => /^Bí thư/.test(line.office));
  return secretary?.person ?? session.member(session.pack.me)?.person ?? "";
}

export function locked(session: Session): TemplateResult {
  return html`<h1>${w("locked")}</h1>${note("good", w("locked_why"))}
    <p class="buttons">${link(w("to_meeting"), session.at.meeting)}
    ${button(w("send_now"), () => session.outbox.retry(), "quiet", { off: !session.unsent })}</p>`;
}
