// What has not reached the server yet.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Act } from "../outbox";
import { button, note } from "../parts";
import type { Session } from "../session";
import { hour, w, type Word } from "../words";

export function unsent(session: Session): TemplateResult {
  const acts = session.outbox.acts;
  if (!session.unsent) return html`<h1>${w("unsent")}</h1>${note("good", w("unsent_none"))}`;
  return html`<h1>${w("unsent")}</h1>${note("wait", w("unsent_why"))}
    <ul class="rows">${acts.map(row)}
      ${session.texts.waiting ? html`<li class="row"><span class="what">${w("unsent_texts")}</span></li>` : nothing}</ul>
    ${button(w("send_now"), () => { session.outbox.retry(); void session.texts.flushed(); })}`;
}

const NAMES: Record<string, Word> = {
  "meetings.open_meeting": "open", "meetings.record_attendance": "roll", "meetings.appoint_minute_taker": "minute_taker",
  "meetings.set_times": "times", "meetings.add_item_in_session": "add_item", "meetings.record_entry": "say",
  "meetings.record_ballot": "hold_ballot", "meetings.reserve_opinion": "reserve", "meetings.note_paper_only": "paper",
  "meetings.record_guest_presence": "guests", "meetings.record_gift": "add_gift",
  "resolutions.propose_resolution": "resolution", "resolutions.assign_tasks": "assign",
  "resolutions.hear_progress": "last_tasks", "room.agree_score": "score", "room.adopt_minutes": "adopt",
};

function row(act: Act): TemplateResult {
  return html`<li class="row"><span class="what">${w(NAMES[act.name] ?? "take_out")}<small>${hour(act.capturedAt)}</small></span></li>`;
}
