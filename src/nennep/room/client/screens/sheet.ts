// Entering from paper: the whole meeting on one page, in the order of the printed form. What is entered
// becomes the same acts as on the other screens as soon as the person leaves its box.

import { html, nothing, type TemplateResult } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import type { Item } from "@/meetings/client/agenda";
import { declareScreens, itemScreen, sheetSections } from "@/meetings/client/screens/part";
import { proxyEntry } from "@/meetings/client/screens/proxy_entry";
import { sheetCode } from "@/meetings/client/screens/sheet/code";
import { type Folded, folded, onDesk, sections } from "@/meetings/client/screens/sheet/folding";
import { keeping, keepTyped } from "@/meetings/client/screens/sheet/kept";
import { goTo, move } from "@/meetings/client/screens/sheet/keys";
import { sheetEnd, sheetEndSays, sheetHead, sheetHeadSays } from "@/meetings/client/screens/sheet/times";
import { openingForm } from "@/meetings/client/screens/sitting/opening";
import { writing } from "@/meetings/client/screens/writing";
import type { Session } from "@/meetings/client/session";
import { note } from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import { readBack } from "./read_minutes";
import "@/meetings/client/screens/sheet/roll";
import "@/resolutions/client/screens/sheet_ballots";
import "@/resolutions/client/screens/sheet_carried";

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

/** Whether the roll was gone to: on a desk it is what comes first after the opening. */
let begun = false;

function begin({ count, pack }: Session): void {
  const nobody = count.unmarked === pack.parts.roll.entries.length;
  if (!begun && nobody && onDesk())
    requestAnimationFrame(() => goTo(document.querySelector(".people [data-row]")));
  begun = true;
}

export function sheet(session: Session): TemplateResult {
  const head = html`<h1>${w("sheet")}</h1>${sheetCode(session)}${proxyEntry(session)}`;
  if (!session.inSession) {
    const opening = session.may("chair") ? entry(session, openingForm(session)) : note("", w("open_wait"));
    return html`${head}${opening}`;
  }
  if (!session.writes) return html`${head}${note("", w("read_only"))}`;
  begin(session);
  const all: Folded[] = [
    { name: "meeting", head: w("sheet_meeting"), says: sheetHeadSays(session), inside: sheetHead(session) },
  ];
  const parts = sheetSections().map(({ title, shown, says, half = false }, at): Folded => {
    return {
      name: title,
      head: `${ROMAN[at]}. ${w(title)}`,
      says: says(session),
      half,
      inside: shown(session),
    };
  });
  return html`${head}<p class="help by-keyboard">${w("sheet_keys")}</p>${entry(
    session,
    sections([...all, ...parts], session.draw),
  )}`;
}

/** What is filled in by keyboard, and kept while it is no act yet. */
function entry(session: Session, inside: TemplateResult): TemplateResult {
  const { input, change, submit, reset } = keeping(session);
  const drawn = (root?: Element): void => {
    if (root) queueMicrotask(() => keepTyped(session, root as HTMLElement));
  };
  return html`<div class="entry" @keydown=${move} @input=${input} @change=${change} @submit=${submit}
    @reset=${reset} ${ref(drawn)}>${inside}</div>`;
}

/** Kinds of items whose own screen is shown here too. */
const INSIDE = ["paper_only", "gifts"];
/** What is recorded of these stands in another section. */
const ELSEWHERE = ["appoint_minute_taker", "roll", "score", "read_minutes", "close"];

function items(session: Session): TemplateResult {
  return html`<div class="entry-items">${session.pack.parts.items.map((each, at) =>
    ELSEWHERE.includes(each.kind) ? nothing : item(session, each, at + 1),
  )}</div>`;
}

function item(session: Session, each: Item, at: number): TemplateResult {
  const section = sheetSections().findIndex(({ kinds }) => kinds?.includes(each.kind));
  const elsewhere = section < 0 ? nothing : html` <small class="soft">→ ${ROMAN[section]}</small>`;
  const text = (name: "gist" | "conclusion"): TemplateResult =>
    writing(session, session.textKey(each.id, name), w(name));
  const inside = INSIDE.includes(each.kind)
    ? itemScreen(each.kind)?.shown(session, each)
    : html`${text("gist")}${text("conclusion")}`;
  return folded(html`${at}. ${each.title}${elsewhere}`, itemSays(session, each), inside ?? nothing);
}

/** What was written, or that something is recorded. */
function itemSays(session: Session, each: Item): string {
  const { done } = itemScreen(each.kind) ?? {};
  if (INSIDE.includes(each.kind)) return done?.(session, each) ? w("done") : "";
  const read = (name: "gist" | "conclusion"): string =>
    session.texts.read(session.textKey(each.id, name)).trim();
  return read("gist") || read("conclusion");
}

function itemsSay(session: Session): string {
  const shown = session.pack.parts.items.filter(({ kind }) => !ELSEWHERE.includes(kind));
  const n = shown.filter((each) => itemSays(session, each)).length;
  return w(n ? "sheet_items_written" : "sheet_items", { n, of: shown.length });
}

function ending(session: Session): TemplateResult {
  return html`${sheetEnd(session)}${readBack(session)}`;
}

declareScreens({ sheet: { place: 4, title: "agenda", shown: items, says: itemsSay } });
declareScreens({
  sheet: { place: 8, title: "closing", shown: ending, says: sheetEndSays, kinds: ["read_minutes", "close"] },
});
