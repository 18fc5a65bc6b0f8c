// The last press of a step leads to the next one by itself. There the room says what was recorded and how to
// get back to it, until the person goes elsewhere.

import { html, nothing } from "lit-html";
import { icon, link, type Shown } from "@/ui/client/elements";
import { go, to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import type { Item } from "../agenda";
import type { Session } from "../session";
import { type Step, stepAt, stepsIn } from "../steps/grouping";
import { firstOf, isDone } from "./progress";

interface Arrival {
  at: string;
  back: string;
  said: string;
}
let arrival: Arrival | null = null;

/** What comes after an item: another of its kind on the same step of which nothing is recorded, else the
 *  next step. */
function following(session: Session, item: Item): { title: string; first: Item } | undefined {
  const steps = stepsIn(session.pack);
  const at = stepAt(steps, item.id);
  const alike = steps[at]?.items.find(
    (each) => each.kind === item.kind && each.id !== item.id && !isDone(session, each),
  );
  if (alike) return { title: alike.title, first: alike };
  const next: Step | undefined = steps[at + 1];
  return next && { title: next.title, first: firstOf(session, next) };
}

/** Go on from an item on which all is recorded; `said`: what that was. */
export function goOn(session: Session, item: Item | undefined, said: string): void {
  const next = item && following(session, item);
  if (!next) return;
  arrival = { at: to("item", next.first.id), back: to("item", item.id), said };
  go(arrival.at);
  stayStill();
}

/** Milliseconds in which a second tap would still belong to the first. */
const DOUBLE_TAP = 400;

/** The second half of a double tap must not press what stands there on the next screen. */
function stayStill(): void {
  const { classList } = document.body;
  classList.add("still");
  setTimeout(() => classList.remove("still"), DOUBLE_TAP);
}

/** Beside the press that leads on: where it leads. */
export function leadsOn(session: Session, item: Item | undefined): Shown {
  const next = item && following(session, item);
  return next ? html`<p class="small soft">${w("leads_on", { title: next.title })}</p>` : nothing;
}

/** On the step that the room went to by itself. */
export function arrived(): Shown {
  if (arrival?.at !== location.hash) arrival = null;
  return arrival
    ? html`<div class="note good arrived" role="status">${icon("check")}<p><b>${w(
        "went_on",
      )}</b> ${arrival.said}</p>
      ${link(w("look_back"), arrival.back, "alt")}</div>`
    : nothing;
}
