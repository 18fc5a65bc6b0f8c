// Counting a ballot: three counters and the result in a sentence, then the rule and its source. By which rule
// and in which form is one line, unfolded to be changed.

import { html, nothing, type TemplateResult } from "lit-html";
import { refill } from "@/offline/client/mending";
import { type KnownAs, mappedPlace } from "@/offline/client/sending/known_as";
import { type Id, uuid7 } from "@/offline/client/uuid";
import {
  button,
  counter,
  type Entered,
  field,
  form,
  note,
  room,
  rule,
  type Shown,
  segments,
  typed,
} from "@/ui/client/elements";
import { leave, to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import type { Item } from "../../agenda";
import { type BallotForm, type BallotRule, mayNeedThirds } from "../../ballots";
import { needed, outcome, type Tally } from "../../counting";
import { votesOf } from "../../roll_call/derivation";
import type { Session } from "../../session";
import { derivedLine } from "./derived";
import { exemptAsked } from "./exempt";

/** What is put to the vote, when another app brings it. Without one it is the item itself. */
export interface Motion {
  /** Distinguishes the motions under one item. */
  id: string;
  question: string;
  /** The question, when it follows from what was entered; then it is not asked for. */
  asks?(entered: Entered): string;
  /** More fields of the form. */
  more?: Shown;
  /** Entering from paper: the form stays, empty, for the next ballot. */
  stays?: boolean;
  /** Called when enough members voted for it. */
  carried(ballot: Id, question: string, entered: Entered): void;
}

interface Draft extends Tally {
  rule: BallotRule;
  form: BallotForm;
  /** How many exempt members who are present vote; null until it was answered. */
  exempt_voting: number | null;
}
interface Refused extends Draft {
  id: Id;
  question: string;
}
const EMPTY: Draft = {
  rule: "vote.ordinary",
  form: "card",
  exempt_voting: null,
  votes_for: 0,
  votes_against: 0,
  votes_other: 0,
};
/** What is being counted, by item and motion. */
const drafts = new Map<string, Draft>();

/** What was counted under ids of this device goes on under the server's. */
function renamed(known: KnownAs): void {
  for (const [place, draft] of [...drafts]) {
    drafts.delete(place);
    drafts.set(mappedPlace(place, known), draft);
  }
}

/** The refused ballot whose numbers are counted again. */
let again: Refused | null = null;

/** Count a refused ballot again, from the numbers that it had. */
function countAgain(place: string): void {
  const found = refill<Refused>("meetings.record_ballot");
  if (found === again) return;
  again = found;
  if (!found) return;
  const { rule, form, votes_for, votes_against, votes_other, exempt_voting = null } = found;
  drafts.set(place, { rule, form, exempt_voting, votes_for, votes_against, votes_other });
}

/** One ballot that is being counted. */
interface Counting {
  session: Session;
  item: Item;
  motion: Motion | undefined;
  draft: Draft;
  /** How many exempt members vote, as answered; 0 where none is present. */
  exemptVoting: number;
  denominator: number;
  threshold: number;
  change(part: Partial<Draft>): void;
  /** Forget the numbers: the next ballot starts empty. */
  done(): void;
}

export function countBallot(session: Session, item: Item, motion?: Motion): TemplateResult {
  const place = `${item.id}/${motion?.id ?? ""}`;
  countAgain(place);
  renamed(session.pack.known_as);
  const draft = drafts.get(place) ?? EMPTY;
  const change = (part: Partial<Draft>): void => {
    drafts.set(place, { ...draft, ...part });
    session.draw();
  };
  const { votes, if_voting: exempt } = session.count;
  // who of them leaves or is marked otherwise is asked about no more
  const answered = draft.exempt_voting !== null && draft.exempt_voting <= exempt;
  const exemptVoting = exempt && answered ? draft.exempt_voting! : 0;
  const denominator = votes + exemptVoting;
  const threshold = needed(session.pack, draft.rule, denominator);
  if (threshold === null) {
    return html`<h1>${w("ballot")}</h1>${rules(session, draft, change)}${note("wait", w("no_rule"))}`;
  }
  const done = (): void => void drafts.delete(place);
  const counting = { session, item, motion, draft, exemptVoting, denominator, threshold, change, done };
  const head = motion?.stays ? nothing : html`<h1>${w("ballot")}</h1>`;
  const asked = exempt
    ? exemptAsked(exempt, answered ? draft.exempt_voting : null, (exempt_voting) => change({ exempt_voting }))
    : nothing;
  if (exempt && !answered) return html`${head}${asked}`;
  return html`${head}${asked}${countingForm(counting)}${shownRule(counting)}`;
}

function countingForm(counting: Counting): TemplateResult {
  const { session, item, motion, draft, denominator, threshold, change } = counting;
  const present = session.count.voters_present + counting.exemptVoting;
  const comes = outcome(draft, denominator, threshold);
  const question = again?.question ?? motion?.question ?? item.title;
  const off = comes === "too_many" || comes === "empty";
  return form(
    (entered, sent) => send(counting, entered, sent),
    html`${motion?.asks ? nothing : field(w("question"), asked(session, question))}${motion?.more ?? nothing}
      ${chosen(counting)}
      ${present ? allFor(present, change) : nothing}
      <div class="tally counts">${counter(w("for"), draft.votes_for, (votes_for) => change({ votes_for }))}
        ${counter(w("against"), draft.votes_against, (votes_against) => change({ votes_against }))}
        ${counter(w("other"), draft.votes_other, (votes_other) => change({ votes_other }))}</div>
      <div role="status">${result(draft, comes, denominator, threshold, present)}</div>
      ${discussFirst(session, item)}
      <p class="buttons"><button class="button" type="submit" ?disabled=${off}>${w("write_down")}</button>
      ${motion?.stays ? nothing : button(w("back"), () => leave(to("item", item.id)), "quiet")}</p>`,
  );
}

/** Write the tally down as the room was shown it; then back to the item, or on to the next ballot. */
function send(counting: Counting, entered: Entered, sent: HTMLFormElement): void {
  const { session, item, motion, draft, exemptVoting, denominator, threshold } = counting;
  const [id, question] = [again?.id ?? uuid7(), motion?.asks?.(entered) ?? entered.text("question")];
  session.act("meetings.record_ballot", {
    id,
    item: item.id,
    roll_version: session.pack.parts.roll.version,
    ...draft,
    exempt_voting: exemptVoting,
    denominator,
    threshold,
    question,
  });
  if (draft.votes_for >= threshold) motion?.carried(id, question, entered);
  counting.done();
  if (!motion?.stays) {
    leave(to("item", item.id));
    return;
  }
  const box = sent.querySelector<HTMLTextAreaElement>("[name=question]");
  if (box) box.value = "";
  session.draw();
}

/** What is needed, by which rule and form; a press shows the others. */
function chosen({ session, draft, denominator: of, threshold, change }: Counting): TemplateResult {
  const kind = draft.rule === "vote.ordinary" ? "ordinary" : "two_thirds";
  return html`<details class="chosen"><summary><span><b>${w("needs", { needed: threshold, of })}</b>
    <small>${w(kind)} · ${w(draft.form)}</small></span><span
    class="button quiet">${w("change")}</span></summary>
    ${rules(session, draft, change)}${forms(draft, change)}</details>`;
}

function forms(draft: Draft, change: Counting["change"]): TemplateResult {
  const choices = [
    ["card", w("card")],
    ["secret", w("secret")],
  ] as const;
  const pick = (value: string): void => change({ form: value as BallotForm });
  const answer = segments("form", choices, draft.form, pick);
  return html`<fieldset><legend>${w("form")}</legend>${answer}</fieldset>`;
}

function allFor(present: number, change: Counting["change"]): TemplateResult {
  const all = (): void => change({ votes_for: present, votes_against: 0, votes_other: 0 });
  return button(w("all_for", { n: present }), all, "alt", { symbol: "hand" });
}

function rules({ pack }: Session, draft: Draft, change: Counting["change"]): Shown {
  if (!mayNeedThirds(pack)) return nothing;
  const choices = [
    ["vote.ordinary", w("ordinary")],
    ["vote.two_thirds", w("two_thirds")],
  ] as const;
  return html`<fieldset class="stacked"><legend>${w("rule")}</legend>${segments(
    "rule",
    choices,
    draft.rule,
    (value) => change({ rule: value as BallotRule }),
  )}</fieldset>`;
}

function shownRule({ session, draft, denominator: of, threshold, exemptVoting }: Counting): TemplateResult {
  const { rules, entries } = session.pack.parts.roll;
  const found = rules[draft.rule]!;
  const why = derivedLine(votesOf(entries, exemptVoting));
  return rule(
    html`${w("rule_why", { of, shown: found.shown, needed: threshold })}${
      why === nothing ? nothing : html`<br>${why}.`
    }`,
    found.citation,
  );
}

function discussFirst(session: Session, item: Item): Shown {
  const asked = session.pack.discussion_first;
  const said = session.pack.parts.entries.some(
    (each) => each.kind === "discussion" && (item.kind === "ballot" || each.item === item.id),
  );
  return asked && !said
    ? note("wait", html`${w("discuss_first")} <small class="soft">${asked.citation}</small>`)
    : nothing;
}

function result(
  draft: Tally,
  comes: ReturnType<typeof outcome>,
  of: number,
  threshold: number,
  present: number,
): Shown {
  const total = draft.votes_for + draft.votes_against + draft.votes_other;
  if (comes === "empty") return nothing;
  if (comes === "too_many") return note("wrong", w("too_many", { total, of }));
  return html`${note(
    comes === "passed" ? "good" : "wait",
    w(comes, { n: draft.votes_for, of, needed: threshold }),
  )}
    ${total > present ? note("wait", w("more_than_present", { n: present })) : nothing}`;
}

function asked(session: Session, question: string): TemplateResult {
  const max = session.limit("meetings.record_ballot", "question");
  return html`<textarea name="question" rows="2" class="low" required data-max=${max ?? nothing}
    @input=${typed} .value=${question}></textarea>${room}`;
}
