// A cell as stored on the device: its members, its open tasks.

import { html, nothing, type TemplateResult } from "lit-html";
import { note } from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import type { CellData } from "../open_now";

export function cellRoll(cell: CellData): TemplateResult {
  return html`<h1>${w("home_cell_roll")}</h1><p class="lead">${cell.body.name} · ${w("home_people", {
    n: cell.roll.entries.length,
  })}</p>
    <ol class="rows">${cell.roll.entries.map(
      (each, at) => html`<li class="row"><span class="ordinal">${at + 1}</span>
      <span class="what">${each.name}${each.office ? html`<small>${each.office}</small>` : nothing}</span>
      ${each.status === "official" ? nothing : html`<span class="chip">${each.status_label}</span>`}</li>`,
    )}</ol>`;
}

export function cellTasks(cell: CellData): TemplateResult {
  return html`<h1>${w("home_cell_tasks")}</h1><p class="lead">${cell.body.name}</p>
    ${
      cell.tasks.length
        ? html`<ul class="rows">${cell.tasks.map(
            (each) => html`<li class="row"><span
        class="what">${each.line}</span></li>`,
          )}</ul>`
        : note("", w("home_no_tasks"))
    }`;
}
