// The agenda: each item one tap away, with what is done.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Item } from "@/meetings/client/agenda";
import { addItem } from "@/meetings/client/screens/items";
import { joint } from "@/meetings/client/screens/joint";
import { papers } from "@/meetings/client/screens/papers";
import { itemScreen } from "@/meetings/client/screens/part";
import { proxyEntry } from "@/meetings/client/screens/proxy_entry";
import type { Session } from "@/meetings/client/session";
import { icon, link, note, type Shown } from "@/ui/client/elements";
import { to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import type { Place } from "../place";
import { leanButton } from "./device_notes";

export function agenda(session: Session, place: Place): TemplateResult {
  if (place.panel === "add" && session.writes) return addItem(session);
  const {
    meeting,
    parts: { items, guests },
  } = session.pack;
  return html`<p class="kicker">${meeting.kind_label}${
    meeting.themes.length ? `: ${meeting.themes.join("; ")}` : ""
  }</p>
    <h1>${w("agenda")}</h1>
    ${session.may("minute") ? nothing : note("", w("read_only"))}${proxyEntry(session)}
    ${papers(session, null)}${(["opening", "body", "closing"] as const).map((phase) =>
      part(session, phase, items),
    )}
    <p class="buttons">
      ${link(`${w("guests")}${guests.length ? ` (${guests.length})` : ""}`, to("guests"), "alt", "people")}
      ${session.writes ? link(w("add_item"), to("agenda", "add"), "alt", "plus") : nothing}
      ${session.writes ? link(w("sheet"), to("sheet"), "quiet", "print") : nothing}
      ${session.writes ? leanButton(session) : nothing}
      ${link(w("to_meeting"), session.at.meeting, "quiet", "leave")}</p>
    ${joint(session)}`;
}

function part(session: Session, phase: Item["phase"], items: Item[]): Shown {
  const inside = items.map((item, at) => ({ item, at })).filter(({ item }) => item.phase === phase);
  if (!inside.length) return nothing;
  return html`<h2>${w(phase)}</h2><ol class="rows">${inside.map(
    ({ item, at }) => html`<li>
    <a class="row" href=${to("item", item.id)}><span class="ordinal">${at + 1}</span>
      <span class="what">${item.title}</span>${
        isDone(session, item)
          ? html`<span
      class="chip good">${icon("check")}${w("done")}</span>`
          : icon("forward")
      }</a>
    </li>`,
  )}</ol>`;
}

/** Whether something is recorded under an item. It need not be: an item may have no record. */
function isDone(session: Session, item: Item): boolean {
  const done = itemScreen(item.kind)?.done;
  if (done) return done(session, item);
  const written = (["gist", "conclusion"] as const).some(
    (each) => session.texts.read(session.textKey(item.id, each)) !== "",
  );
  return written || session.pack.parts.entries.some((each) => each.item === item.id);
}
