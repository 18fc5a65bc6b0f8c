// The papers that were handed in for the meeting.

import { html, nothing } from "lit-html";
import { icon, type Shown } from "@/ui/client/elements";
import type { Session } from "../session";

/** The papers of an item, or of the whole meeting. */
export function papers(session: Session, item: string | null): Shown {
  const found = session.pack.parts.papers.filter((each) => each.item === item);
  return found.length
    ? html`<ul class="papers">${found.map(
        (each) => html`<li>
    <a href=${each.url} target="_blank" rel="noopener">${icon("clip")} ${each.title}</a></li>`,
      )}</ul>`
    : nothing;
}
