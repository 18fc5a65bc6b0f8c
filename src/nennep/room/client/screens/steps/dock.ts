// The dock below every screen: how far, how long, who is here, what is kept; and always in the same place
// the way back and the next step.

import { html, nothing, type TemplateResult } from "lit-html";
import { firstOf } from "@/meetings/client/screens/progress";
import type { Session } from "@/meetings/client/session";
import { type Step, stepAt, stepsIn } from "@/meetings/client/steps/grouping";
import { type Offer, offeredHere } from "@/ui/client/dock";
import { icon, type Shown } from "@/ui/client/elements";
import { to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import { here, type Place } from "../../place";

/** No meeting is longer than this. When a meeting is entered from paper days later, its length is not
 *  shown before its end is known. */
const A_DAY_LONG = 720;

export function bar(session: Session): Shown {
  const place = here();
  if (!session.loaded || place.panel === "pass") return nothing;
  const offered = offeredHere();
  const steps = session.inSession ? stepsIn(session.pack) : [];
  const at = stepAt(steps, place.item || lastItem);
  const all = session.inSession
    ? html`${strokes(steps, at)}${facts(session, steps, at)}`
    : html`<p class="room-facts">${sent(session)}</p>`;
  const going = place.panel ? nothing : go(session, steps, place, at, offered);
  return html`<div class="room-bar">${all}${going}${index(session, steps, at)}</div>`;
}

function strokes(steps: readonly Step[], at: number): TemplateResult {
  return html`<div class="strokes" aria-hidden="true">${steps.map(
    (_each, n) => html`<i class=${n === at ? "now" : n < at ? "done" : ""}></i>`,
  )}</div>`;
}

function facts(session: Session, steps: readonly Step[], at: number): TemplateResult {
  const { attended, must_attend, unsaid } = session.count;
  const how = w("step_of", { n: Math.max(at, 0) + 1, of: steps.length });
  const present = `${attended}/${must_attend}`;
  const n = session.writes ? unsaid : 0;
  const label = `${present} ${w("present").toLowerCase()}${n ? `. ${w("unsaid", { n })}` : ""}`;
  return html`<p class="room-facts"><a href=${to("agenda")}><b>${how}</b></a><a href=${to("times")}>${
    session.minutes < A_DAY_LONG ? w("minutes_long", { n: session.minutes }) : w("times")
  }</a><a class=${n ? "owed" : ""} href=${to("roll")} aria-label=${label}>${
    n ? nothing : icon("people")
  }${present}${n ? html`<small>${w("say_why")}</small>` : nothing}</a>${sent(session)}</p>`;
}

/** What became of the acts done here. No signal is not an error, so it is not shown as one. */
function sent(session: Session): TemplateResult {
  const { sending: state, waitingCount: n } = session;
  const words =
    state === "kept" ? w(n ? "kept_n" : "kept", { n }) : w(state === "refused" ? "refused_state" : state);
  return html`<span class="state" role="status"><a class="sent ${state}"
    href=${to("unsent")}>${words}</a></span>`;
}

/** Back is small; what comes next stands beside it, on every screen. */
function go(
  session: Session,
  steps: readonly Step[],
  place: Place,
  at: number,
  offered: Offer | null,
): Shown {
  if (offered) return html`<nav class="room-steps">${back(session, steps, at)}${offerButton(offered)}</nav>`;
  if (!steps.length) return nothing;
  if (!place.item) {
    const on = steps[Math.max(at, 0)]!;
    return html`<nav class="room-steps">${
      place.screen === "agenda" ? nothing : backTo(to("agenda"), w("agenda"))
    }${forward(session, on, at < 0 ? w("begin") : w("go_on"))}</nav>`;
  }
  const after = steps[at + 1];
  return html`<nav class="room-steps">${back(session, steps, at)}${
    after
      ? forward(session, after, w("next"))
      : html`<a class="button alt" href=${to("agenda")}>${w("agenda")}</a>`
  }</nav>`;
}

function back(session: Session, steps: readonly Step[], at: number): Shown {
  const before = steps[at - 1];
  if (!steps.length) return nothing;
  return backTo(before ? to("item", firstOf(session, before).id) : to("agenda"), w("previous"));
}

function backTo(address: string, label: string): TemplateResult {
  return html`<a class="button quiet" href=${address} aria-label=${label}>${icon("back")}</a>`;
}

function forward(session: Session, step: Step, word: string): TemplateResult {
  const label = `${word}: ${step.title}`;
  return html`<a class="button" href=${to("item", firstOf(session, step).id)}><span>${label}</span>${icon(
    "forward",
  )}</a>`;
}

function offerButton({ label, symbol, off, form, press }: Offer): TemplateResult {
  return html`<button type=${form ? "submit" : "button"} form=${form ?? nothing} class="button"
    ?disabled=${off ?? false} @click=${press ?? nothing}>${symbol ? icon(symbol) : nothing}<span>${
      label
    }</span></button>`;
}

/** On a wide screen the steps are beside the work. */
function index(session: Session, steps: readonly Step[], at: number): Shown {
  if (!steps.length) return nothing;
  return html`<ol class="room-index">${steps.map(
    (each, n) =>
      html`<li><a href=${to("item", firstOf(session, each).id)} aria-current=${
        n === at ? "step" : nothing
      }>${n + 1}. ${each.title}</a></li>`,
  )}</ol>`;
}

/** The item that was shown last; empty before any was shown. */
let lastItem = "";

export function remember(place: Place): void {
  if (place.screen === "item") lastItem = place.item;
}
