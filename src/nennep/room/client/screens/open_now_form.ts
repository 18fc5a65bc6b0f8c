// "Mở buổi họp ngay": opening a meeting that nobody prepared, with a signal or without.

import { html, nothing, type TemplateResult } from "lit-html";
import { hasPassed } from "@/meetings/client/screens/sitting/hours";
import { MEETING } from "@/meetings/client/subject";
import type { Clock } from "@/offline/client/device/clock";
import type { Home } from "@/offline/client/home";
import type { DeviceStore } from "@/offline/client/store/device_store";
import { day, hour, instant, isoDay } from "@/ui/client/dates";
import { type Entered, field, form, hourLine, line, note, segments } from "@/ui/client/elements";
import { capital, w } from "@/ui/client/words";
import { clockQuestion as askTime } from "../modules";
import { type CellData, type OpenKind, openNow, type RoomData } from "../open_now";

type AnyHome = Pick<Home, "call" | "clock" | "draw">;

/** The hour that was typed: the clock does not write over it. */
let typedHour: string | null = null;

/** Kind, theme, chair and start; then the meeting's room is opened. `data`: what was asked for, where nothing
 *  is kept. */
export function openNowForm(
  home: AnyHome,
  store: DeviceStore,
  cell: CellData,
  limits: Record<string, number> = {},
  data?: RoomData,
): TemplateResult {
  const { clock, draw } = home;
  if (!clock) return html``;
  const asking = { draw, hear: () => home.call(), told: draw };
  if (clock.doubted(null)) return askTime(draw, (module) => module.clockQuestion(clock, null, asking));
  return asked(clock, store, cell, limits, data);
}

function asked(
  clock: Clock,
  store: DeviceStore,
  cell: CellData,
  limits: Record<string, number>,
  data?: RoomData,
): TemplateResult {
  const now = new Date(clock.now).toISOString();
  const began = typedHour ?? hour(now);
  const held = heldThisMonth(cell, now);
  const kinds = Object.entries(cell.kinds)
    .filter(([kind]) => !held || kind !== "regular")
    .map(([kind, words]) => [kind, capital(words)] as const);
  const send = (entered: Entered, sent: HTMLFormElement): void =>
    void opened(clock, store, cell, entered, sent, data);
  const typing = (event: Event): void => {
    typedHour = (event.target as HTMLInputElement).value;
  };
  const pick = (event: Event): void => {
    const sent = (event.target as HTMLInputElement).form!;
    const theme = sent.querySelector<HTMLInputElement>("[name=theme]")!;
    theme.required = new FormData(sent).get("kind") === "thematic";
    theme.closest<HTMLElement>(".field")!.hidden = !theme.required;
  };
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
    ${field(
      w("chair"),
      html`<select name="chair" required><option value="">${w("choose")}</option>${cell.roll.entries.map(
        (each) =>
          html`<option value=${each.person} ?selected=${each.person === secretary}>${each.name}</option>`,
      )}</select>`,
    )}
    <div @input=${typing}>${field(w("started_at"), hourLine("started_at", began, true))}</div>
    ${field(w("place"), line("place", { value: cell.place, max: limits["place"] }))}
    <p class="help">${w("merge_why")}</p>
    <p class="buttons"><button class="button" type="submit">${w("open_button")}</button></p>`,
  )}`;
}

/** The day of this month's regular meeting, where it is over: there is no second one. */
function heldThisMonth({ regular_held }: CellData, now: string): string | null {
  return regular_held?.slice(0, 7) === isoDay(now).slice(0, 7) ? regular_held : null;
}

/** Open it, and go into its room. */
async function opened(
  clock: Clock,
  store: DeviceStore,
  cell: CellData,
  entered: Entered,
  sent: HTMLFormElement,
  data?: RoomData,
): Promise<void> {
  const kind = entered.text("kind") as OpenKind;
  const now = new Date(clock.now).toISOString();
  const at = instant(now, entered.hour("started_at"));
  if (!hasPassed(sent, "started_at", at, clock.now)) return;
  const choice = {
    kind,
    chair: entered.text("chair"),
    theme: kind === "thematic" ? entered.text("theme") : "",
    place: entered.text("place"),
    startedAt: typedHour === null ? null : at, // an hour that nobody touched is now
  };
  location.assign(MEETING.pageUrl(await openNow(store, cell, choice, clock, data)));
}
