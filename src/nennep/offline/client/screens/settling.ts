// What the server refused, why, and what a person can do. When two devices did the same, that is no fault.

import { html, nothing, type TemplateResult } from "lit-html";
import { button, icon, link, type Shown, sure } from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import type { Act } from "../act";
import { labelOf, type Side, settlementOf, summaryOf, typeOf } from "../act_types";
import { closingOf, headOf } from "../refusals";
import type { AnySession } from "../session";
import { type Closing, idOf } from "../subject";
import "../words_waiting";

export function settling(session: AnySession, act: Act): TemplateResult {
  const settlement = settlementOf(act);
  const sides = settlement?.compare?.(act.payload, act.refusal?.facts ?? {}, session.pack, act);
  if (sides) return sideBySide(session, act, sides);
  const closing = closingOf(act);
  if (closing) return tooLate(session, closing);
  return html`<section class="card"><h2>${labelOf(act)}</h2><p>${summaryOf(act, session.pack)}</p>
    <p><b>${w("refused")}:</b> ${act.refusal?.sentence}</p>
    <p class="buttons">${button(w("send_again"), () => void session.resend(act), "alt")}
    ${
      settlement
        ? button(w(settlement.label), () => void session.settleMine(act), "alt")
        : mending(session, act)
    }
    ${aside(session, [act])}</p></section>`;
}

function sideBySide(session: AnySession, act: Act, [mine, theirs]: [Side, Side]): TemplateResult {
  const question = act.payload["question"];
  const takeMine = session.canSettle(act)
    ? button(w("take_mine"), () => void session.settleMine(act))
    : nothing;
  const takeTheirs = button(w("take_theirs"), () => void session.settleTheirs(act), "alt");
  return html`<h2>${headOf(act)}</h2>${question ? html`<p><b>${question}</b></p>` : nothing}<p
    class="soft">${w("another_why")}</p>
    <div class="sides"><section class="card"><h3>${w("mine")}</h3>${side(mine)}${takeMine}</section>
    <section class="card"><h3>${w("theirs")}</h3>${side(theirs)}${takeTheirs}</section></div>`;
}

function side({ big, lines }: Side): TemplateResult {
  return html`${big ? html`<p><span class="big">${big}</span></p>` : nothing}${lines.map(
    (each) => html`<p>${each}</p>`,
  )}`;
}

/** The subject was closed elsewhere meanwhile: what came too late, and the way to correct it. */
function tooLate(session: AnySession, { label, why, correct, correctUrl }: Closing): TemplateResult {
  const left = session.outbox.acts;
  return html`<div class="note wait">${icon("lock")}
      <div><p><b>${w(label)}</b></p><p>${w(why)}</p></div></div>
    <ul class="rows">${left.map(
      (each) => html`<li class="row"><span
    class="what"><b>${labelOf(each)}</b><small>${summaryOf(each, session.pack)}</small></span></li>`,
    )}</ul>
    <p class="buttons">${link(w(correct), correctUrl(idOf(session.at.subject)))}${aside(session, left)}</p>`;
}

function aside(session: AnySession, acts: readonly Act[]): TemplateResult {
  return button(
    w("set_aside"),
    () => sure(w("set_aside_ask"), () => void session.setAside(...acts)),
    "quiet",
  );
}

/** The way to the screen where it was entered, with its contents. It holds the queue meanwhile. */
function mending(session: AnySession, act: Act): Shown {
  const where = typeOf(act.name).mend?.(act.payload, session.pack);
  return where ? button(w("mend"), () => session.mend(act, where), "alt") : nothing;
}
