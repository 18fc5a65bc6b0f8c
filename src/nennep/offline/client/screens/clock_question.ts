// What time is it? Asked once, before anything is recorded, when a clock may have been set since the server
// was last heard.

import { html, nothing, type TemplateResult } from "lit-html";
import { day, hour, instant } from "@/ui/client/dates";
import {
  button,
  dayField,
  type Entered,
  field,
  form,
  hourLine,
  note,
  type Shown,
} from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import type { Clock } from "../device/clock";
import "../words_clock";

/** `planned`: the ISO day on which what is done was to be. `told` is called when a person has answered. */
export function clockQuestion(clock: Clock, planned: string | null, told: () => void): TemplateResult {
  const now = new Date(clock.now).toISOString();
  const says = (iso: string): { hour: string; day: string } => ({ hour: hour(iso), day: day(iso) });
  const tell = (time: number): void => {
    clock.tell(time);
    told();
  };
  const then = planned && instant(planned, hour(now));
  const send = (entered: Entered): void =>
    tell(Date.parse(instant(entered.day("day"), entered.hour("hour"))));
  return html`<h1>${w("clock_ask")}</h1>${note("wait", w("clock_ask_why", says(now)))}
    ${said(clock, planned)}
    <p class="buttons">${button(w("clock_is_right", says(now)), () => tell(clock.now), "alt")}
    ${
      then && day(then) !== day(now)
        ? button(
            w("clock_is_planned", says(then)),
            () => tell(clock.now + Date.parse(instant(then, "12:00")) - Date.parse(instant(now, "12:00"))),
            "alt",
          )
        : nothing
    }</p>
    <details class="more"><summary>${w("clock_other")}</summary>${form(
      send,
      html`<div class="two-fields">${dayField(w("day"), "day", "2000-01-01", planned ?? "")}
      ${field(w("clock_now"), hourLine("hour", "", true))}</div>
      <p class="buttons"><button class="button alt" type="submit">${w("clock_set")}</button></p>`,
    )}</details>`;
}

function said({ heard }: Clock, planned: string | null): Shown {
  const at = heard ? new Date(heard).toISOString() : "";
  return html`<p>${planned ? w("clock_ask_planned", { day: day(planned) }) : nothing}
    ${at ? w("clock_ask_heard", { hour: hour(at), day: day(at) }) : nothing}</p>`;
}
