// "Mở buổi họp ngay": opening a meeting that nobody prepared, with a signal or without.

import { html, type TemplateResult } from "lit-html";
import { MEETING } from "@/meetings/client/subject";
import type { DeviceStore } from "@/offline/client/store/device_store";
import { hour, instant } from "@/ui/client/dates";
import { type Entered, field, form, hourLine, line, segments } from "@/ui/client/elements";
import { capital, w } from "@/ui/client/words";
import { type CellData, type OpenKind, openNow } from "../open_now";

/** Kind, theme, chair and start; then the meeting's room is opened. */
export function openNowForm(
  store: DeviceStore,
  cell: CellData,
  limits: Record<string, number> = {},
): TemplateResult {
  const now = new Date().toISOString();
  const kinds = Object.entries(cell.kinds).map(([kind, words]) => [kind, capital(words)] as const);
  const send = async (entered: Entered): Promise<void> => {
    const kind = entered.text("kind") as OpenKind;
    const at = instant(now, entered.hour("started_at"));
    const id = await openNow(store, cell, {
      kind,
      chair: entered.text("chair"),
      theme: kind === "thematic" ? entered.text("theme") : "",
      place: entered.text("place"),
      startedAt: Math.abs(Date.parse(at) - Date.now()) < 60_000 ? null : at,
    });
    location.assign(MEETING.pageUrl(id));
  };
  const pick = (event: Event): void => {
    const sent = (event.target as HTMLInputElement).form!;
    const theme = sent.querySelector<HTMLInputElement>("[name=theme]")!;
    theme.required = new FormData(sent).get("kind") === "thematic";
    theme.closest<HTMLElement>(".field")!.hidden = !theme.required;
  };
  const secretary = cell.roll.entries.find((each) => /^Bí thư/.test(each.office))?.person;
  return html`<h1>${w("open_now")}</h1><p class="lead">${cell.body.name}</p>${form(
    (entered) => void send(entered),
    html`
    <fieldset class="stacked" @change=${pick}><legend>${w("kind")}</legend>${segments(
      "kind",
      kinds,
      kinds[0]?.[0] ?? "",
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
    ${field(w("started_at"), hourLine("started_at", hour(now), true))}
    ${field(w("place"), line("place", { value: cell.place, max: limits["place"] }))}
    <p class="help">${w("merge_why")}</p>
    <p class="buttons"><button class="button" type="submit">${w("open_button")}</button></p>`,
  )}`;
}
