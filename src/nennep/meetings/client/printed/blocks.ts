// Blocks of a printed document that this device draws, with the classes of the server's pages.

import { html, nothing, type TemplateResult } from "lit-html";
import { hour, day as shownDay } from "@/ui/client/dates";
import type { Shown } from "@/ui/client/elements";
import { say } from "./sentences";

export type Blocks = Shown[];

export const para = (...parts: Shown[]): TemplateResult => html`<p class="justify indent">${parts}</p>`;

/** What people typed as paragraphs; lines that begin with a dash become a list. `lead` opens it in bold. */
export function prose(text: string, lead = ""): Blocks {
  const blocks: Blocks = [];
  let dashed: string[] = [];
  const flush = (): void => {
    if (dashed.length) blocks.push(listed(dashed));
    dashed = [];
  };
  for (const typed of text.trim().split(/\r?\n/)) {
    const each = typed.trim();
    const isListed = /^[-–•+*]\s+/.test(each);
    if (isListed && lead) blocks.push(para(html`<b>${lead}</b>`));
    if (isListed) dashed.push(each.replace(/^[-–•+*]\s+/, ""));
    else flush();
    if (each && !isListed) blocks.push(para(lead ? html`<b>${lead} </b>` : nothing, each));
    if (each) lead = "";
  }
  flush();
  return blocks;
}

export function listed(lines: string[], numbered = false): TemplateResult {
  const row = (each: string, at: number): TemplateResult =>
    html`<li>${numbered ? `${at + 1}.` : "-"} ${each}</li>`;
  return html`<ul class="listed">${lines.map(row)}</ul>`;
}

export function table(titles: string[], rows: string[][]): TemplateResult {
  const cell = (each: string, at: number): TemplateResult =>
    html`<td data-title=${titles[at] ?? ""}>${each}</td>`;
  return html`<div class="table-scroll"><table>
    <thead><tr>${titles.map((each) => html`<th scope="col">${each}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${row.map(cell)}</tr>`)}</tbody></table></div>`;
}

/** 21/9/2026, 05/02/2026: days below 10 and months 1, 2 padded, as on the server's papers. */
export function paperDay(iso: string): string {
  const [date = "", month = "", year = ""] = shownDay(iso).split("/");
  return `${date}/${Number(month) < 3 ? month : Number(month)}/${year}`;
}

/** 19 giờ 30 phút. */
export function clock(moment: string): string {
  const [hours = "", minutes = ""] = hour(moment).split(":");
  return say("hour", { hours: Number(hours), minutes });
}

/** 9 of 10 as "90%", 9 of 11 as "81,8%". */
export function share(part: number, whole: number): string {
  return whole ? `${points((100 * part) / whole)}%` : "–";
}

/** At most one decimal, with a comma; halves are rounded to even, as on the server. */
export function points(value: number): string {
  const isHalf = (value * 10) % 1 === 0.5;
  return (isHalf ? Math.round(value * 5) / 5 : value).toFixed(1).replace(".0", "").replace(".", ",");
}

/** The text with a full stop at its end. */
export function sentence(text: string): string {
  const found = text.split(/\s+/).join(" ").trim();
  return /[.!?…]$/.test(found) ? found : `${found}.`;
}
