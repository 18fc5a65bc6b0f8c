// The agenda: each item one tap away, with what is done.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Item } from "@/meetings/client/agenda";
import { joint } from "@/meetings/client/screens/joint";
import { papers } from "@/meetings/client/screens/papers";
import { proxyEntry } from "@/meetings/client/screens/proxy_entry";
import type { Session } from "@/meetings/client/session";
import { link, note, type Shown } from "@/ui/client/elements";
import { to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import { seldom } from "../modules";
import type { Place } from "../place";
import { leanButton } from "./device_notes";
import { itemRow } from "./steps/rows";

export function agenda(session: Session, place: Place): TemplateResult {
  if (place.panel === "add" && session.writes)
    return seldom(session.draw, (module) => module.addItem(session));
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
  const inside = items.filter((each) => each.phase === phase);
  if (!inside.length) return nothing;
  return html`<h2>${w(phase)}</h2><ol class="rows">${inside.map(
    (each) => html`<li>${itemRow(session, each)}</li>`,
  )}</ol>`;
}
