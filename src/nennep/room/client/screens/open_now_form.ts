// "Mở buổi họp ngay": opening a meeting that nobody prepared, with a signal or without.

import { html, nothing, type TemplateResult } from "lit-html";
import { deputyOn } from "@/meetings/client/roll";
import { hasPassed } from "@/meetings/client/screens/sitting/hours";
import { MEETING } from "@/meetings/client/subject";
import type { Clock } from "@/offline/client/device/clock";
import type { Home } from "@/offline/client/home";
import type { DeviceStore } from "@/offline/client/store/device_store";
import { day, hour, instant, isoDay } from "@/ui/client/dates";
import { type Entered, field, form, hourLine, line, note, type Shown, segments } from "@/ui/client/elements";
import { to } from "@/ui/client/place";
import { capital, w } from "@/ui/client/words";
import { clockQuestion as askTime } from "../modules";
import { type CellData, type OpenKind, openNow, type RoomData } from "../open_now";

type AnyHome = Pick<Home, "call" | "clock" | "draw">;

/** The hour that was typed: the clock does not write over it. */
let typedHour: string | null = null;
/** The device had no room for the meeting. */
let full = false;

/** Kind, theme, chair, who takes the minutes and start; then the meeting's room is opened. `data`: what was
 *  asked for, where nothing is kept. `others`: the ways to another body's form. */
export function openNowForm(
  home: AnyHome,
  store: DeviceStore,
  cell: CellData,
  limits: Record<string, number> = {},
  data?: RoomData,
  others: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const { clock, draw } = home;
  if (!clock) return html``;
  const asking = { draw, hear: () => home.call(), told: draw };
  if (clock.doubted(null)) return askTime(draw, (module) => module.clockQuestion(clock, null, asking));
  return html`${asked(clock, store, cell, limits, draw, data)}${others}`;
}

function asked(
  clock: Clock,
  store: DeviceStore,
  cell: CellData,
  limits: Record<string, number>,
  draw: () => void,
  data?: RoomData,
): TemplateResult {
  const now = new Date(clock.now).toISOString();
  const began = typedHour ?? hour(now);
  const held = heldThisMonth(cell, now);
  const kinds = Object.entries(cell.kinds)
    .filter(([kind]) => !held || kind !== "regular")
    .map(([kind, words]) => [kind, capital(words)] as const);
  const send = (entered: Entered, sent: HTMLFormElement): void =>
    void opened(clock, store, cell, entered, sent, draw, data);
  const typing = (event: Event): void => {
    typedHour = (event.target as HTMLInputElement).value;
  };
  const pick = (event: Event): void => {
    const sent = (event.target as HTMLInputElement).form!;
    const theme = sent.querySelector<HTMLInputElement>("[name=theme]")!;
    theme.required = new FormData(sent).get("kind") === "thematic";
    theme.closest<HTMLElement>(".field")!.hidden = !theme.required;
  };
  const writes = cell.rights.includes("minute");
  const secretary = cell.roll.entries.find((each) => /^Bí thư/.test(each.office))?.person;
  return html`<h1>${w("open_now")}</h1><p class="lead">${cell.body.name}</p>${form(
    send,
    html`
    ${held ? note("", w("regular_held", { on: day(held) })) : nothing}
    <fieldset class="stacked" @change=${pick}><legend>${w("kind")}</legend>${segments(
      "kind",
      kinds,
      held ? "extraordinary" : (kinds[0]?.[0] ?? ""),
    )}</fieldset>
    <div class="field" hidden><label><span class="label">${w("theme")}</span>${line("theme", {
      max: limits["theme"],
    })}</label></div>
    ${chosen(cell, "chair", secretary, true)}
    ${writes ? chosen(cell, "minute_taker", deputyOn(cell.roll.entries)) : nothing}
    <div @input=${typing}>${field(w("started_at"), hourLine("started_at", began, true))}</div>
    ${field(w("place"), line("place", { value: cell.place, max: limits["place"] }))}
    <p class="help">${w("merge_why")}</p>
    <div role="alert">${full ? note("wait", w("open_full")) : nothing}</div>
    <p class="buttons"><button class="button" type="submit">${w("open_button")}</button></p>`,
  )}`;
}

/** One of the roll. */
function chosen({ roll }: CellData, name: "chair" | "minute_taker", who = "", required = false): Shown {
  const people = roll.entries.map(
    (each) => html`<option value=${each.person} ?selected=${each.person === who}>${each.name}</option>`,
  );
  return field(
    w(name),
    html`<select name=${name} ?required=${required}>
      <option value="">${w("choose")}</option>${people}</select>`,
  );
}

/** The day of this month's regular meeting, where it is over: there is no second one. */
function heldThisMonth({ regular_held }: CellData, now: string): string | null {
  return regular_held?.slice(0, 7) === isoDay(now).slice(0, 7) ? regular_held : null;
}

/** Open it, and go to its first step. */
async function opened(
  clock: Clock,
  store: DeviceStore,
  cell: CellData,
  entered: Entered,
  sent: HTMLFormElement,
  draw: () => void,
  data?: RoomData,
): Promise<void> {
  const kind = entered.text("kind") as OpenKind;
  const now = new Date(clock.now).toISOString();
  const at = instant(now, entered.hour("started_at"));
  if (!hasPassed(sent, "started_at", at, clock.now)) return;
  const choice = {
    kind,
    chair: entered.text("chair"),
    minuteTaker: entered.text("minute_taker"),
    theme: kind === "thematic" ? entered.text("theme") : "",
    place: entered.text("place"),
    startedAt: typedHour === null ? null : at, // an hour that nobody touched is now
  };
  try {
    const { id, first } = await openNow(store, cell, choice, clock, data);
    location.assign(MEETING.pageUrl(id) + (first ? to("item", first) : ""));
  } catch {
    full = true; // a meeting that nobody keeps is none
    draw();
  }
}
