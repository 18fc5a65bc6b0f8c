// What time is it? Asked once, before anything is recorded, when a clock may have been set since the server
// was last heard. The server is asked first: a person is not, where it answers.

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
import { pause } from "../sending/timing";
import "../words_clock";

/** The server has so long to answer before a person is asked. */
const PATIENCE_MS = 3000;

export interface Asking {
  /** Ask the server for its time. */
  hear(): Promise<unknown>;
  /** A person has answered. */
  told(): void;
  draw(): void;
}

/** When the server was last heard as it was asked before a person; it is asked once for each doubt. */
let hearing = -1;
let waits = false;

async function hear(clock: Clock, { hear, draw }: Asking): Promise<void> {
  hearing = clock.heard;
  waits = true;
  await Promise.race([hear().catch(() => undefined), pause(PATIENCE_MS)]);
  waits = false;
  draw();
}

/** `planned`: the ISO day on which what is done was to be. */
export function clockQuestion(clock: Clock, planned: string | null, asking: Asking): TemplateResult {
  if (hearing !== clock.heard) void hear(clock, asking);
  return waits
    ? html`<p class="soft" role="status">${w("clock_hearing")}</p>`
    : question(clock, planned, asking);
}

function question(clock: Clock, planned: string | null, { told }: Asking): TemplateResult {
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
