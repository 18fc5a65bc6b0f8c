// What was said: who, and the gist. Never under the item on ideas and opinion, which names nobody.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Entry, Item } from "../package";
import { button, field, form, line, people, prose, sure, type Entered, type Shown } from "../parts";
import { leave, to } from "../place";
import type { Session } from "../session";
import { uuid7 } from "../uuid";
import { w } from "../words";

export function said(session: Session, item: Item): Shown {
  const entries = session.pack.entries.filter((each) => each.item === item.id);
  if (!entries.length) return nothing;
  return html`<h2>${w("entries")}</h2><ul class="rows">${entries.map((each) => row(session, each))}</ul>`;
}

function row(session: Session, entry: Entry): TemplateResult {
  const out = (): void => sure(w("take_out_ask"), () => { session.act("meetings.withdraw_entry", { entry: entry.id }); });
  return html`<li class="row"><span class="what"><b>${entry.speaker_name}</b><span class="gist">${entry.gist}</span></span>
    ${session.writes ? button(w("take_out"), out, "quiet") : nothing}</li>`;
}

/** Who spoke when a guest is chosen; kept while the form stands. */
let otherSpeaker = false;

export function sayPanel(session: Session, item: Item): TemplateResult {
  const back = to("item", item.id);
  const send = (entered: Entered): void => {
    const speaker = entered.text("speaker");
    const who = speaker === "other" ? { speaker_name: entered.text("speaker_name") } : { speaker };
    const kind = item.kind === "self_criticism" ? "self_criticism" : "discussion";
    session.act("meetings.record_entry", { id: uuid7(), item: item.id, gist: entered.text("gist"), kind, ...who });
    otherSpeaker = false;
    leave(back);
  };
  const pick = (event: Event): void => {
    otherSpeaker = (event.target as HTMLSelectElement).value === "other";
    session.draw();
  };
  return html`<h1>${w("say")}</h1>${form(send, html`
    <div @change=${pick}>${field(w("speaker"), people(session, "speaker", w("other_speaker")))}</div>
    ${otherSpeaker ? field(w("speaker_name"), line("speaker_name", { required: true, max: 160 })) : nothing}
    ${field(w("gist_said"), prose("gist", { required: true }))}
    <p class="buttons"><button class="button" type="submit">${w("write_down")}</button>
    ${button(w("back"), () => leave(back), "quiet")}</p>`)}`;
}
