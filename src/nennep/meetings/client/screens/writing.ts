// A free section of the minutes as a text area, tied to its Yjs text.

import { html, nothing, type TemplateResult } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import { room, type Shown, typed } from "@/ui/client/elements";
import type { Session } from "../session";

/** A text area that writes directly into the Yjs text of a section. */
export function writing(session: Session, key: string, label: string, help: Shown = nothing): TemplateResult {
  const refused = session.texts.refused.get(key);
  return html`<div class="field writing"><label><span class="label">${label}</span>
    <textarea rows="3"
      data-max=${session.limit("text", "") ?? nothing} @input=${typed}
      ?readonly=${!session.writes} ${ref((area) => tie(session, key, area))}></textarea>${room}</label>
    ${help === nothing ? nothing : html`<p class="help">${help}</p>`}
    ${refused ? html`<ul class="errorlist"><li>${refused}</li></ul>` : nothing}</div>`;
}

const tied = new WeakMap<Element, { key: string; untie: () => void }>();

/** A text area is bound once, however often it is drawn, and again when lit uses it for another section. */
function tie(session: Session, key: string, area: Element | undefined): void {
  if (!area || tied.get(area)?.key === key) return;
  tied.get(area)?.untie();
  tied.set(area, { key, untie: session.texts.bind(key, area as HTMLTextAreaElement) });
}
