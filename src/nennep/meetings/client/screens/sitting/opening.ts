// Before the meeting: open it, or move it.

import { html, nothing, type TemplateResult } from "lit-html";
import { uuid7 } from "@/offline/client/uuid";
import { day, hour, instant, isoDay } from "@/ui/client/dates";
import { offer } from "@/ui/client/dock";
import {
  button,
  dayField,
  Entered,
  field,
  form,
  hourLine,
  line,
  note,
  type Shown,
} from "@/ui/client/elements";
import { go, placeParts, to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import type { Session } from "../../session";
import { stepsIn } from "../../steps/grouping";
import { allHere, restHere } from "../attendance";
import { leadsOn } from "../going_on";
import { people } from "../people";
import { firstOf } from "../progress";
import { proxyEntry } from "../proxy_entry";
import { canEnd, endAt, hasPassed } from "./hours";
import { likelyTaker } from "./minute_taker";
import "../../words_opening";

export function opening(session: Session): TemplateResult {
  const { meeting } = session.pack;
  const head = html`<p class="kicker">${meeting.kind_label}${
    meeting.themes.length ? `: ${meeting.themes.join("; ")}` : ""
  }</p>
    <h1>${w("open")}</h1>
    <p class="lead">${hour(meeting.starts_at)} · ${day(meeting.starts_at)}${
      meeting.place ? ` · ${meeting.place}` : ""
    }</p>${proxyEntry(session)}`;
  if (!session.may("chair")) return html`${head}${note("", w("open_wait"))}${moving(session)}`;
  return html`${head}${openingForm(session)}${moving(session)}`;
}

/** The form of the opening; the dock sends it. */
const OPENING = "opening";

/** The day that was put in for a meeting of an earlier one. */
let chosenDay: string | null = null;
/** The hour that was typed: the clock does not write over it. */
let typedHour: string | null = null;

/** Chair and start. When the meeting was not today, day and end too: all that the head of the paper says; on
 *  another day than planned, why. */
export function openingForm(session: Session): TemplateResult {
  const {
    meeting,
    parts: { roll },
  } = session.pack;
  const now = new Date(session.now).toISOString();
  const past =
    Date.parse(meeting.starts_at) < session.now &&
    (day(meeting.starts_at) !== day(now) || !!session.pack.parts.proxy_entry?.mine);
  const planned = isoDay(meeting.starts_at);
  const began = typedHour ?? hour(past ? meeting.starts_at : now);
  const on = past ? (chosenDay ?? planned) : isoDay(now);
  const choose = (event: Event): void => {
    const box = (event.target as HTMLInputElement).form;
    if (box) chosenDay = new Entered(box).day("day") || null;
    session.draw();
  };
  const typing = ({ target }: Event): void => {
    const { name, value } = target as HTMLInputElement;
    if (name === "started_at") typedHour = value;
  };
  const send = (entered: Entered, sent: HTMLFormElement): void => {
    opened(session, entered, sent, past);
  };
  offer({ label: w("open_button"), symbol: "forward", form: OPENING });
  return form(
    send,
    html`
    ${field(w("chair"), people(session, "chair", { chosen: likelyChair(session) }))}
    ${
      session.may("minute")
        ? field(
            w("minute_taker"),
            people(session, "minute_taker", { chosen: likelyTaker(session), open: true }),
          )
        : nothing
    }
    <div class="two-fields" @change=${choose} @input=${typing}>${
      past ? dayField(w("day"), "day", "2000-01-01", planned) : nothing
    }
    ${field(w("started_at"), hourLine("started_at", began, true))}
    ${past ? field(w("ended_at"), hourLine("ended_at"), w("after_midnight")) : nothing}</div>
    ${on === planned ? nothing : otherDay(session, on, planned)}
    <p class="help">${w("roll_as_of", { n: roll.entries.length })}</p>
    ${past || onSheet() ? nothing : withAll(session)}`,
    OPENING,
  );
}

/** Where nobody is missing but who said so, one press opens it and marks all; then the roll is done. Not a
 *  button that sends the form: Enter in a box says nothing about who is here. */
function withAll(session: Session): Shown {
  const item = session.pack.parts.items.find((each) => each.kind === "roll");
  if (!item || !session.may("minute")) return nothing;
  const press = (): void => {
    const sent = document.getElementById(OPENING) as HTMLFormElement;
    if (!sent.reportValidity()) return;
    if (opened(session, new Entered(sent), sent, false)) restHere(session, item);
  };
  const words = w("open_all", { all: allHere(session).toLowerCase() });
  return html`<p class="buttons">${button(words, press, "alt", { symbol: "check" })}</p>
    ${leadsOn(session, item)}`;
}

/** Whether one enters from paper: what follows is entered there too. */
const onSheet = (): boolean => placeParts()[0] === "sheet";

/** Open it, appoint who was chosen to take the minutes, and go to the first step. False where the hour has
 *  not come yet. */
function opened(session: Session, entered: Entered, sent: HTMLFormElement, past: boolean): boolean {
  const { minute_taker: known } = session.pack.meeting;
  const at = instant(entered.day("day") || new Date(session.now).toISOString(), entered.hour("started_at"));
  if (!hasPassed(sent, "started_at", at, session.now)) return false;
  const times = { ...session.pack.meeting, opened_at: at, closed_at: null };
  const ended_at = endAt(times, entered.hour("ended_at"));
  if (ended_at && !canEnd(sent, at, ended_at, session.now)) return false;
  const why = entered.text("other_day_reason");
  session.act("meetings.open_meeting", {
    chair: entered.text("chair"),
    // an hour that nobody touched is now: the moment of the act
    ...(past || typedHour !== null ? { started_at: at } : {}),
    ...(why ? { other_day_reason: why } : {}),
  });
  if (ended_at) session.act("meetings.set_times", { started_at: at, ended_at });
  const taker = entered.text("minute_taker");
  if (taker && taker !== known) session.act("meetings.appoint_minute_taker", { person: taker });
  typedHour = null;
  const [first] = stepsIn(session.pack);
  const stays = past || onSheet();
  go(stays ? to("sheet") : first ? to("item", firstOf(session, first).id) : to("agenda"));
  return true;
}

/** Họp sớm, họp muộn so với lịch: how many days, and why. */
function otherDay(session: Session, on: string, planned: string): TemplateResult {
  const { starts_at } = session.pack.meeting;
  const max = session.limit("meetings.open_meeting", "other_day_reason");
  const n = Math.round((Date.parse(on) - Date.parse(planned)) / 86_400_000);
  const asks = w(n < 0 ? "held_early" : "held_late", { n: Math.abs(n), day: day(starts_at) });
  const why = line("other_day_reason", { required: true, max });
  return html`${note("wait", asks)}${field(w("held_why"), why)}`;
}

/** The secretary, else the person at this device. */
function likelyChair(session: Session): string {
  const roll = session.pack.parts.roll.entries;
  const secretary = roll.find((line) => /^Bí thư/.test(line.office));
  return secretary?.person ?? session.member(session.pack.me)?.person ?? "";
}

/** Hoãn, đẩy sớm, đổi nơi họp; works without a signal. */
function moving(session: Session): Shown {
  const { meeting } = session.pack;
  if (!session.may("prepare")) return nothing;
  const send = (entered: Entered): void => {
    const starts_at = instant(entered.day("day"), entered.hour("hour"));
    session.act("meetings.move_meeting", {
      id: uuid7(),
      starts_at,
      place: entered.text("place"),
      reason: entered.text("reason"),
      told_how: entered.text("told_how"),
    });
  };
  const max = (name: string): number | undefined => session.limit("meetings.move_meeting", name);
  return html`<details class="more"><summary>${w("move")}</summary>${form(
    send,
    html`
    <div class="two-fields">${dayField(w("day"), "day", "2000-01-01", isoDay(meeting.starts_at))}
    ${field(w("hour"), hourLine("hour", hour(meeting.starts_at), true))}</div>
    ${field(w("place"), line("place", { value: meeting.place, max: max("place") }))}
    ${field(w("reason"), line("reason", { required: true, max: max("reason") }))}
    ${field(
      w("told_how"),
      line("told_how", { required: meeting.state === "notified", max: max("told_how") }),
      w("told_how_why"),
    )}
    <p class="buttons"><button class="button alt" type="submit">${w("move")}</button></p>`,
  )}</details>`;
}
