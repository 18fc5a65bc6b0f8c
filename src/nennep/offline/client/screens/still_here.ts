// What is unsent on this device, of all subjects: send it, see what was refused, save it as a file.

import { html, nothing, type TemplateResult } from "lit-html";
import { hour } from "@/ui/client/dates";
import { button, link, note, type Shown, sure } from "@/ui/client/elements";
import { to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import { labelOf } from "../act_types";
import type { Home } from "../home";
import type { Waiting } from "../store/device_store";
import { idOf, kindOf, type Subject, type SubjectKind } from "../subject";
import type { Save } from "./pin_form";
import { secondCopy } from "./second_copy";
import "../words_waiting";

/** `save` gives what waits to the person as a file. */
export function stillHere(home: Home, save: Save): TemplateResult {
  return html`<h1>${w("home_still_here")}</h1>${outcome(home)}${unreadable(home)}
    ${
      home.here > home.unreadable
        ? html`<p>${w("unsent_kept")}</p>${home.waiting.map(queue)}
      <p class="buttons">${button(w("send_now"), () => void home.send(), "", {
        symbol: "send",
        off: home.sending,
      })}
        </p>${home.store ? secondCopy(home.store, save, home.draw) : nothing}`
        : home.unreadable
          ? nothing
          : note("good", w("unsent_none"))
    }<p class="buttons">${link(w("dropped"), to("unsent", "dropped"), "quiet", "book")}</p>`;
}

/** Said as it is, with the way to be rid of it: else it would be called unsent for ever. */
function unreadable(home: Home): Shown {
  const { unreadable: n } = home;
  const drop = (): void =>
    sure(w("unreadable_ask", { n }), w("unreadable_drop"), () => void home.dropUnreadable());
  return n
    ? html`${note("wrong", w("unreadable", { n }))}
      <p class="buttons">${button(w("unreadable_drop"), drop, "quiet")}</p>`
    : nothing;
}

function outcome(home: Home): Shown {
  if (home.sending) return note("", w("home_sending"));
  if (home.left === null) return nothing;
  return home.left ? note("wait", w("home_left", { n: home.left })) : note("good", w("home_sent"));
}

function queue({ subject, title, acts, texts, refused }: Waiting): TemplateResult {
  const kind = kindOf(subject);
  return html`<section class="card"><h3>${title}</h3>
    <ul class="rows">${acts.map(
      (each) => html`<li class="row"><span
    class="what">${labelOf(each)}<small>${hour(each.capturedAt)}</small></span></li>`,
    )}
      ${
        texts
          ? html`<li class="row"><span class="what">${w("home_texts", { n: texts })}</span></li>`
          : nothing
      }</ul>
    ${refused ? note("wrong", html`${w("refused")}: ${refused.refusal?.sentence}`) : nothing}
    ${kind ? toItsPage(kind, subject, refused !== null) : nothing}</section>`;
}

function toItsPage(kind: SubjectKind, subject: Subject, isRefused: boolean): TemplateResult {
  return link(w(isRefused ? "settle" : kind.pageLabel), `${kind.pageUrl(idOf(subject))}#/unsent`, "alt");
}
