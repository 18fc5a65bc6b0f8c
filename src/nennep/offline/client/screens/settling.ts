// What the server refused, why, and what a person can do. When two devices did the same, that is no fault.

import { html, nothing, type TemplateResult } from "lit-html";
import { button, icon, link, type Shown, sure } from "@/ui/client/elements";
import { go, to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import type { Act, Payload } from "../act";
import {
  labelOf,
  type Says,
  type Side,
  settlementOf,
  summaryOf,
  typeOf,
  type Settlement as Ways,
} from "../act_types";
import { awaitsPerson, closingOf, headOf } from "../refusals";
import type { AnySession } from "../session";
import { type Closing, idOf, kindOf, type SubjectPackage, sortOf } from "../subject";
import { choosing, remedy } from "./remedies";
import "../words_waiting";

type Settlement = Pick<Ways<Payload, SubjectPackage>, "label" | "apart">;

export function settling(session: AnySession, act: Act): TemplateResult {
  const settlement = settlementOf(act);
  const sides = settlement?.compare?.(act.payload, act.refusal?.facts ?? {}, session.pack, act);
  if (sides) return sideBySide(session, act, sides);
  const closing = closingOf(act);
  if (closing) return tooLate(session, closing);
  if (awaitsPerson(act)) return waiting(session, act);
  return html`<section class="card"><h2>${labelOf(act)}</h2><p>${summaryOf(act, session.pack)}</p>
    <p><b>${w("refused")}:</b> ${act.refusal?.sentence}</p>${remedy(session, act)}
    <p class="buttons">${button(w("send_again"), () => void session.resend(act), "alt")}
    ${settlement ? settled(session, act, settlement) : mending(session, act)}
    ${behind(session, act) ? nothing : aside(session, [act])}</p>${choosing(session, act)}
    ${falling(session, act)}</section>`;
}

/** Nobody's fault, and nothing to mend here: another person decides, with the file that is saved below. */
function waiting(session: AnySession, act: Act): TemplateResult {
  return html`<div class="note wait">${icon("warning")}
      <div><p><b>${headOf(act)}</b></p><p>${act.refusal?.sentence}</p></div></div>
    <ul class="rows">${line(session, act)}</ul>
    <p class="buttons">${button(w("send_again"), () => void session.resend(act), "alt")}
    ${aside(session, session.outbox.acts)}</p>`;
}

/** How much stands on an act, and is lost to the subject with it. */
function behind(session: AnySession, act: Act): number {
  return typeOf(act.name).carries ? session.outbox.acts.length - 1 + session.texts.waiting : 0;
}

/** Dropping what others stand on: what falls with it, and what can stand without it. */
function falling(session: AnySession, act: Act): Shown {
  const n = behind(session, act);
  if (!n) return nothing;
  const goesOn = kindOf(session.subject)?.goesOn?.(session.pack);
  const alone = (): void => void session.setAside([act]);
  const all = (): void =>
    sure(w("fall_ask", { n }), w("fall_all", { n: n + 1 }), () => void dropAll(session));
  return html`<h3>${w("fall")}</h3><p>${w(goesOn ? "fall_goes_on" : "fall_why", { n })}</p>
    <p class="buttons">${goesOn ? button(w("fall_carry", { n }), alone, "alt") : nothing}
    ${button(w("fall_all", { n: n + 1 }), all, "quiet")}</p>`;
}

/** The queue goes into the log whole, to be read and used again. */
async function dropAll(session: AnySession): Promise<void> {
  if (await session.setAside(session.outbox.acts, session.texts.unsent)) go(to("unsent", "dropped"));
}

function line(session: AnySession, act: Act): TemplateResult {
  return html`<li class="row"><span
    class="what"><b>${labelOf(act)}</b><small>${summaryOf(act, session.pack)}</small></span></li>`;
}

function settled(session: AnySession, act: Act, { label, apart }: Settlement): TemplateResult {
  return html`${button(w(label), () => void session.settleMine(act), "alt")}
    ${apart ? button(w(apart), () => void session.settleTheirs(act), "alt") : nothing}`;
}

function sideBySide(session: AnySession, act: Act, [mine, theirs]: [Side, Side]): TemplateResult {
  const question = act.payload["question"];
  const { says = {} } = settlementOf(act) ?? {};
  const say = (word: keyof Says): string => w(says[word] ?? word);
  const takeMine = session.canSettle(act)
    ? button(say("take_mine"), () => void session.settleMine(act))
    : nothing;
  const takeTheirs = button(say("take_theirs"), () => void session.settleTheirs(act), "alt");
  return html`<h2>${headOf(act)}</h2>${question ? html`<p><b>${question}</b></p>` : nothing}<p
    class="soft">${say("another_why")}</p>
    <div class="sides"><section class="card"><h3>${say("mine")}</h3>${side(mine)}${takeMine}</section>
    <section class="card"><h3>${say("theirs")}</h3>${side(theirs)}${takeTheirs}</section></div>`;
}

function side({ big, lines }: Side): TemplateResult {
  return html`${big ? html`<p><span class="big">${big}</span></p>` : nothing}${lines.map(
    (each) => html`<p>${each}</p>`,
  )}`;
}

/** The subject was closed elsewhere meanwhile: what came too late, and the way to correct it. */
function tooLate(session: AnySession, { label, why, correct, correctUrl }: Closing): TemplateResult {
  const left = session.outbox.acts;
  // what was begun here is unknown to the server: the refusal names the one that is there
  const there = String(
    session.refused?.refusal?.facts[sortOf(session.at.subject)] ?? idOf(session.at.subject),
  );
  return html`<div class="note wait">${icon("lock")}
      <div><p><b>${w(label)}</b></p><p>${w(why)}</p></div></div>
    <ul class="rows">${left.map((each) => line(session, each))}</ul>
    <p class="buttons">${link(w(correct), correctUrl(there))}${aside(session, left)}</p>`;
}

function aside(session: AnySession, acts: readonly Act[]): TemplateResult {
  return button(
    w("set_aside"),
    () => sure(w("set_aside_ask"), w("set_aside"), () => void session.setAside(acts)),
    "quiet",
  );
}

/** The way to the screen where it was entered, with its contents. It holds the queue meanwhile. */
function mending(session: AnySession, act: Act): Shown {
  const where = typeOf(act.name).mend?.(act.payload, session.pack);
  return where ? button(w("mend"), () => session.mend(act, where), "alt") : nothing;
}
