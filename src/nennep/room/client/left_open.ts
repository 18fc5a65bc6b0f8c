// All that is still open of a meeting whose minutes are about to be adopted, and how it is shown.
// tests/room/test_left_open.py compares it with what the server finds.

import { html, nothing, type TemplateResult } from "lit-html";
import { type Closing, type Finding, findingsIn } from "@/meetings/client/closing/findings";
import { leftOpen as ofMeeting, SILENT } from "@/meetings/client/closing/left_open";
import type { Session } from "@/meetings/client/session";
import { leftOpen as ofTasks } from "@/resolutions/client/left_open";
import { leftOpen as ofScore } from "@/scores/client/left_open";
import { icon, link, note, type Shown } from "@/ui/client/elements";
import { w } from "@/ui/client/words";

/** What this device works out, then what only the server found. */
export function leftOpen(closing: Closing): Finding[] {
  const own = [ofMeeting, ofTasks, ofScore].flatMap((each) => each(closing));
  return [...own, ...findingsIn(closing.pack).found];
}

export function shownLeftOpen(session: Session, ended: string | null): TemplateResult {
  const read: Closing["read"] = (item, section) => session.texts.read(session.textKey(item, section));
  const rows = leftOpen({ pack: session.pack, read, ended });
  if (!rows.length) return html`${note("good", w("left_open_none"))}`;
  const silent = rows.filter((each) => each.code === SILENT);
  const others = rows.filter((each) => each.code !== SILENT);
  const list = html`<ul class="rows left-open">${others.map((each) => row(session, each))}</ul>`;
  return html`${list}${silentItems(silent)}`;
}

function row(session: Session, each: Finding): TemplateResult {
  const way = each.place
    ? link(each.button, `#/${each.place}`, "alt")
    : link(w("give_reason"), `${session.at.meeting}#luu-y`, "alt");
  const more = (text: string): Shown => html`<small>${text}</small>`;
  const remedy = each.citation ? `${each.remedy} (${each.citation})` : each.remedy;
  return html`<li class="row"><span class="what">${each.sentence}${more(remedy)}${
    each.reason ? more(w("explained", { reason: each.reason })) : nothing
  }</span>${way}</li>`;
}

const FEW = 3;

/** Items of which the minutes would say nothing: one line each, folded while there are many. */
function silentItems(rows: Finding[]): Shown {
  if (!rows.length) return nothing;
  return html`<details class="more" ?open=${rows.length <= FEW}><summary>${w("items_silent", {
    n: rows.length,
  })}</summary><p class="help">${rows[0]!.remedy}</p><ul class="rows left-open">${rows.map(
    (each) =>
      html`<li><a class="row" href=${`#/${each.place}`}><span class="what">${
        each.sentence
      }</span>${icon("forward")}</a></li>`,
  )}</ul></details>`;
}
