// Chấm điểm: facts suggest points with their reasons, the meeting is asked for the rest, and agrees. Unknown
// is not zero.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Item } from "@/meetings/client/agenda";
import { goOn, leadsOn } from "@/meetings/client/screens/going_on";
import type { Session } from "@/meetings/client/session";
import { forgetTyped, keepTyped, typedNumbers } from "@/offline/client/device/local_values";
import { refill } from "@/offline/client/mending";
import { idOf } from "@/offline/client/subject";
import { button, note, rule, type Shown } from "@/ui/client/elements";
import { number, w } from "@/ui/client/words";
import { hearFacts } from "../known";
import type { Criterion, MeetingScore } from "../score";

/** The points that were entered, by criterion; kept on this device until the meeting agrees. */
let put: Map<string, number> | null = null;
/** Whether an agreed score is being changed. */
let again = false;
/** Whether the server was asked what follows from the facts; anew each time one comes to the screen. */
let known: "no" | "asking" | "yes" = "no";
globalThis.addEventListener?.("hashchange", () => {
  known = "no";
});

/** `item`: the agenda item, from which the last press goes on; none where one enters from paper. */
export function score(session: Session, item?: Item): TemplateResult {
  const found = session.pack.parts.score;
  if (!found) return note("", w("score_none"));
  if (found.total !== null && !again) return agreed(session, found);
  if (item && session.writes && known !== "yes") {
    if (known === "no") queueMicrotask(() => void ask(session));
    return html`<p class="soft" role="status">${w("score_asking")}</p>`;
  }
  const criteria = found.criteria.filter((each) => each.applies);
  const refused = refill<{ lines: { criterion: string; points: number }[] }>("room.agree_score");
  if (refused) put ??= new Map(refused.lines.map((each) => [each.criterion, each.points]));
  put ??= typedNumbers(formOf(session));
  const left = criteria.filter((each) => Number.isNaN(pointsOf(each))).length;
  const wrong = criteria.filter(isOver).length;
  const total = criteria.reduce((sum, each) => sum + (pointsOf(each) || 0), 0);
  const agree = (): void => {
    session.act("room.agree_score", {
      ...replaced(session, found),
      lines: criteria.map((each) => ({ criterion: each.criterion, points: pointsOf(each) })),
    });
    again = false;
    forget(session);
    goOn(session, item, agreedOn(session.pack.parts.score!));
  };
  return html`${rule(found.name, found.citation, w("score_why"))}
    ${criteria.map((each, at) => criterion(session, each, criteria[at - 1]?.group !== each.group))}
    <p role="status"><span class="big">${w("score_sum", {
      n: number(total),
      of: number(found.out_of),
    })}</span>
      ${left && !session.writes ? html`<br>${w("score_left", { n: left })}` : nothing}
      ${wrong ? html`<br><b>${w("score_wrong", { n: wrong })}</b>` : nothing}</p>
    ${
      session.writes
        ? html`<p class="buttons">${toLeft(left)}
        ${button(w("score_agree"), agree, "", { off: left > 0 || wrong > 0 })}</p>${leadsOn(session, item)}`
        : nothing
    }`;
}

/** Once for each time one comes to the screen. */
async function ask(session: Session): Promise<void> {
  if (known !== "no") return;
  known = "asking";
  await hearFacts(session);
  if (known === "asking") known = "yes";
  session.draw();
}

/** The way to the first criterion that the meeting has not judged yet. */
function toLeft(left: number): Shown {
  const go = (): void => {
    const first = document.querySelector<HTMLElement>(".criterion.asked input");
    first?.scrollIntoView({ block: "center" });
    first?.focus({ preventScroll: true });
  };
  return left ? button(w("score_left", { n: left }), go, "alt") : nothing;
}

/** The score that this one replaces: an act of this device that waits, or the one at the server. */
function replaced(session: Session, found: MeetingScore): { replaces?: string } {
  const own = session.outbox.acts.filter((each) => each.name === "room.agree_score" && !each.refusal).pop();
  const id = own?.key ?? found.id;
  return id ? { replaces: id } : {};
}

/** By the id by which this device first knew the meeting, which stays when it is merged with another. */
const formOf = (session: Session): string => `score-${idOf(session.subject)}`;

function pointsOf(each: Criterion): number {
  return put?.get(each.criterion) ?? each.points ?? each.suggested ?? NaN;
}

function isOver(each: Criterion): boolean {
  return pointsOf(each) > each.maximum || pointsOf(each) < 0;
}

/** Keep what is typed, before anything is drawn: a reload may come in the middle of it. */
function keep(session: Session, criterion: string, points: number): void {
  put ??= typedNumbers(formOf(session));
  if (Number.isNaN(points)) put.delete(criterion);
  else put.set(criterion, points);
  keepTyped(formOf(session), put);
}

function forget(session: Session): void {
  put = null;
  forgetTyped(formOf(session));
}

function criterion(session: Session, each: Criterion, first: boolean): TemplateResult {
  const points = pointsOf(each);
  const set = (value: number): void => {
    keep(session, each.criterion, value);
    session.draw();
  };
  const read = (event: Event): number =>
    Number.parseFloat((event.target as HTMLInputElement).value.replace(",", "."));
  // without `live`: what is being typed stays when something else redraws the page
  const typing = (event: Event): void => keep(session, each.criterion, read(event));
  const typed = (event: Event): void => {
    const entered = read(event);
    if (Number.isNaN(entered)) (event.target as HTMLInputElement).value = "";
    set(entered);
  };
  const over = isOver(each);
  return html`${first ? html`<h2>${each.group}</h2>` : nothing}<section class="card criterion ${
    over ? "wrong" : ""
  } ${Number.isNaN(points) ? "asked" : ""}">
    <label class="points"><span>${each.text}</span><span class="beside"><input class="number"
    inputmode="decimal" autocomplete="off"
      .value=${Number.isNaN(points) ? "" : number(points)} ?readonly=${!session.writes}
      aria-invalid=${over} @input=${typing} @change=${typed}>
      <span class="soft">/ ${number(each.maximum)}</span></span></label>
    ${over ? tooMany(each) : nothing}
    <p class="when">${why(each)}</p>
    ${session.writes && each.suggested === null ? choices(each, set) : nothing}
    ${each.note ? html`<p class="help">${each.note}</p>` : nothing}</section>`;
}

/** What the form itself leaves to choose, in its order. A form that names only the most gives no steps: even
 *  ones, from nothing on, so that the most is one among them and not what is offered. */
function choices(each: Criterion, set: (points: number) => void): TemplateResult {
  const points = pointsOf(each);
  const own = each.options.length > 1;
  const steps = own ? each.options : evenSteps(each.maximum).map((points) => ({ label: "", points }));
  return html`${each.options.length === 1 ? condition(each.options[0]!) : nothing}
    <div class="pick ${own ? "" : "even"}" role="group" aria-label=${each.text}>${steps.map(
      (step) =>
        html`<button type="button" aria-pressed=${points === step.points} @click=${() =>
          set(step.points)}>${step.label ? `${step.label}: ` : ""}${number(step.points)}</button>`,
    )}</div>`;
}

function condition({ label, points }: { label: string; points: number }): TemplateResult {
  return html`<p class="help">${w("score_when", { n: number(points), label })}</p>`;
}

/** Whole points, the most itself as it is: rounded, it would be another one, or more than the form allows. */
function evenSteps(maximum: number): number[] {
  const parts = maximum <= 5 ? Math.ceil(maximum) : 5;
  const steps = Array.from({ length: parts }, (_each, at) => Math.round((maximum * at) / parts));
  return [...new Set([...steps, maximum])];
}

function tooMany(each: Criterion): TemplateResult {
  return html`<p class="errorlist" role="alert">${w("score_over", { n: number(each.maximum) })}</p>`;
}

function why(each: Criterion): Shown {
  if (each.suggested === null)
    return html`<b>${w("score_unknown")}</b>${each.because ? ` · ${each.because}` : ""}`;
  return w("score_suggested", { n: number(each.suggested), why: each.because });
}

function agreedOn({ total, out_of, grade }: MeetingScore): string {
  return w("score_agreed", { n: number(total!), of: number(out_of), grade: grade ? `: ${grade}` : "" });
}

function agreed(session: Session, found: MeetingScore): TemplateResult {
  if (put || typedNumbers(formOf(session)).size) forget(session);
  const settled = found.criteria.filter((each) => each.points !== null);
  const change = (): void => {
    again = true;
    session.draw();
  };
  return html`${note("good", agreedOn(found))}
    <ul class="rows">${settled.map(
      (each) => html`<li class="row"><span class="what">${each.text}<small>${each.because}</small></span>
      <b class="num">${number(each.points!)}/${number(each.maximum)}</b></li>`,
    )}</ul>
    ${session.writes ? button(w("change"), change, "quiet") : nothing}`;
}
