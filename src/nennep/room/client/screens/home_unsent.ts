// What is still on this device, of all its meetings: send it, see what was refused, take it out as a file.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Home } from "../home";
import { button, link, note, type Shown } from "../parts";
import type { WaitingLane } from "../shelf";
import { hour, w } from "../words";
import { nameOf } from "./said_of";
import { saveFile } from "./unsent";

export function stillHere(home: Home): TemplateResult {
  return html`<h1>${w("home_still_here")}</h1>${outcome(home)}
    ${home.here ? html`<p>${w("unsent_kept")}</p>${home.waiting.map(lane)}
      <p class="buttons">${button(w("send_now"), () => void home.send(), "", { symbol: "send", off: home.sending })}
        ${button(w("to_file"), () => void saveFile(home.shelf!), "alt", { symbol: "download" })}</p>
      <p class="help">${w("to_file_why")}</p>` : note("good", w("unsent_none"))}`;
}

function outcome(home: Home): Shown {
  if (home.sending) return note("", w("home_sending"));
  if (home.left === null) return nothing;
  return home.left ? note("wait", w("home_left", { n: home.left })) : note("good", w("home_sent"));
}

function lane({ lane: id, title, acts, texts, refused }: WaitingLane): TemplateResult {
  return html`<section class="card"><h3>${title}</h3>
    <ul class="rows">${acts.map((each) => html`<li class="row"><span class="what">${nameOf(each)}<small>${hour(each.capturedAt)}</small></span></li>`)}
      ${texts ? html`<li class="row"><span class="what">${w("home_texts", { n: texts })}</span></li>` : nothing}</ul>
    ${refused ? note("wrong", html`${w("refused")}: ${refused.refusal?.sentence}`) : nothing}
    ${link(refused ? w("settle") : w("home_to_room"), `/buoi/${id}/hop/#/unsent`, "alt")}</section>`;
}
