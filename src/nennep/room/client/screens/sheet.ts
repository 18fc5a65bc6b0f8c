// Entering from paper: the whole meeting on one page, in the order of the printed form. What is entered
// becomes the same acts as on the other screens as soon as the person leaves its box.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Item } from "@/meetings/client/agenda";
import { declareScreens, itemScreen, sheetSections } from "@/meetings/client/screens/part";
import { proxyEntry, sheetCode } from "@/meetings/client/screens/proxy_entry";
import { sheetEnd, sheetHead } from "@/meetings/client/screens/sheet/times";
import { openingForm } from "@/meetings/client/screens/sitting/opening";
import { writing } from "@/meetings/client/screens/writing";
import type { Session } from "@/meetings/client/session";
import { note } from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import { readBack } from "./read_minutes";
import "@/meetings/client/screens/sheet/roll";
import "@/resolutions/client/screens/sheet_ballots";

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

export function sheet(session: Session): TemplateResult {
  const head = html`<h1>${w("sheet")}</h1>${sheetCode(session)}${proxyEntry(session)}`;
  if (!session.inSession)
    return html`${head}${session.may("chair") ? openingForm(session) : note("", w("open_wait"))}`;
  if (!session.writes) return html`${head}${note("", w("read_only"))}`;
  return html`${head}${sheetHead(session)}${sheetSections().map(
    ({ title, shown }, at) => html`<section class="sheet-part">
    <h2>${ROMAN[at]}. ${w(title)}</h2>${shown(session)}</section>`,
  )}`;
}

function items(session: Session): TemplateResult {
  return html`${session.pack.parts.items.map((each, at) => item(session, each, at + 1))}`;
}

/** Kinds of items whose own screen is shown here too. */
const INSIDE = ["paper_only", "gifts"];
const WITHOUT_TEXT = ["appoint_minute_taker", "roll", "score", "read_minutes", "close", ...INSIDE];

function item(session: Session, each: Item, at: number): TemplateResult {
  const section = sheetSections().findIndex(({ kinds }) => kinds?.includes(each.kind));
  const text = (name: "gist" | "conclusion"): TemplateResult =>
    writing(session, session.textKey(each.id, name), w(name));
  return html`<h3>${at}. ${each.title} ${
    section < 0
      ? nothing
      : html`<small
    class="soft">→ ${ROMAN[section]}</small>`
  }</h3>
    ${INSIDE.includes(each.kind) ? itemScreen(each.kind)?.shown(session, each) : nothing}
    ${
      WITHOUT_TEXT.includes(each.kind)
        ? nothing
        : html`<div
      class="pair">${text("gist")}${text("conclusion")}</div>`
    }`;
}

function ending(session: Session): TemplateResult {
  return html`${sheetEnd(session)}${readBack(session)}`;
}

declareScreens({ sheet: { place: 4, title: "agenda", shown: items } });
declareScreens({ sheet: { place: 8, title: "closing", shown: ending, kinds: ["read_minutes", "close"] } });
