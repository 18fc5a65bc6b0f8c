// Biểu quyết: the rule and its source, three counters, and in a sentence what it comes to. Never who voted
// what.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Item } from "@/meetings/client/agenda";
import type { Ballot, BallotForm, BallotRule, Opinion } from "@/meetings/client/ballots";
import { needed, outcome, type Tally } from "@/meetings/client/counting";
import { refill } from "@/offline/client/mending";
import { uuid7 } from "@/offline/client/uuid";
import type { Resolution } from "@/resolutions/client/resolutions";
import {
  button,
  counter,
  type Entered,
  field,
  form,
  icon,
  link,
  note,
  prose,
  rule,
  type Shown,
  segments,
  sure,
} from "@/ui/client/elements";
import { leave, to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import { people } from "../parts";
import type { Session } from "../session";
import { subject } from "../words";

export function ballotsOf(session: Session, item: Item): Shown {
  const found = session.pack.parts.ballots.filter((each) => each.item === item.id);
  return found.length
    ? html`<h2>${w("ballot")}</h2>${found.map((each) => card(session, item, each))}`
    : nothing;
}

function card(session: Session, item: Item, ballot: Ballot): TemplateResult {
  const { votes_for: yes, votes_against: no, votes_other: other, denominator: of, threshold } = ballot;
  const out = (): void =>
    sure(w("recount_ask"), () => {
      session.act("meetings.withdraw_ballot", { ballot: ballot.id });
    });
  const opinions = session.pack.parts.opinions.filter((each) => each.ballot === ballot.id);
  return html`<section class="card"><h3>${ballot.question}</h3>
    <p><span class="big">${yes}/${of}</span> <span class="chip ${
      ballot.passed ? "good" : "wrong"
    }">${icon(ballot.passed ? "check" : "close")}${w(
      ballot.passed ? "carried_chip" : "failed_chip",
    )}</span></p>
    <p class="when">${w("tally", { for: yes, against: no, other })} · ${w(ballot.form)} · ${w("needs", {
      needed: threshold,
      of,
    })}</p>
    ${opinions.map((each) => opinionLine(session, each))}
    ${
      session.writes
        ? html`<p class="buttons">${link(
            w("reserve"),
            to("item", item.id, "opinion", ballot.id),
            "quiet",
            "speech",
          )}
      ${button(w("recount"), out, "quiet")}</p>`
        : nothing
    }</section>`;
}

function opinionLine(session: Session, opinion: Opinion): TemplateResult {
  const out = (): void =>
    sure(w("take_out_ask"), () => {
      session.act("meetings.withdraw_opinion", { opinion: opinion.id });
    });
  return html`<blockquote><b>${
    session.member(opinion.person)?.name ?? ""
  }</b> (${w("opinion").toLowerCase()}): ${opinion.text}
    ${session.writes ? button(w("take_out"), out, "quiet") : nothing}</blockquote>`;
}

interface Draft extends Tally {
  rule: BallotRule;
  form: BallotForm;
}
const EMPTY: Draft = { rule: "vote.ordinary", form: "card", votes_for: 0, votes_against: 0, votes_other: 0 };
/** What is being counted, by the place in which it is counted. */
const drafts = new Map<string, Draft>();

/** Count a refused ballot again, from the numbers that it had. */
function countAgain(place: string): void {
  const found = refill<Draft>("meetings.record_ballot");
  if (!found) return;
  const { rule, form, votes_for, votes_against, votes_other } = found;
  drafts.set(place, { rule, form, votes_for, votes_against, votes_other });
}

/** Where one ballot is being counted: under an item, or on the screen of the sheet of paper between
 *  others. */
interface Counting {
  session: Session;
  item: Item;
  resolution: Resolution | undefined;
  onSheet: boolean;
  draft: Draft;
  denominator: number;
  threshold: number;
  change(part: Partial<Draft>): void;
  /** It is counted: the next one begins empty. */
  done(): void;
}

export function ballotPanel(session: Session, item: Item, about: string, onSheet = false): TemplateResult {
  const place = `${item.id}/${about}`;
  countAgain(place);
  const draft = drafts.get(place) ?? EMPTY;
  const change = (part: Partial<Draft>): void => {
    drafts.set(place, { ...draft, ...part });
    session.draw();
  };
  const { votes: denominator } = session.count;
  const threshold = needed(session.pack, draft.rule, denominator);
  if (threshold === null) {
    return html`<h1>${w("ballot")}</h1>${rules(draft, change)}${note("wait", w("no_rule"))}`;
  }
  const resolution = session.pack.parts.resolutions.find((each) => each.id === about);
  const done = (): void => void drafts.delete(place);
  const counting = { session, item, resolution, onSheet, draft, denominator, threshold, change, done };
  return html`${onSheet ? nothing : html`<h1>${w("ballot")}</h1>`}
    ${shownRule(session, draft.rule, denominator, threshold)}${discussFirst(session, item)}
    ${countingForm(counting)}`;
}

function countingForm(counting: Counting): TemplateResult {
  const { session, item, resolution, onSheet, draft, denominator, threshold, change } = counting;
  const { voters_present: present } = session.count;
  const comes = outcome(draft, denominator, threshold);
  const asks = onSheet ? "" : questionOf(item, resolution);
  const off = comes === "too_many" || comes === "empty";
  const also = html`<label class="choice"><input type="checkbox" name="also">
    <span>${w("also_resolution")}</span></label>`;
  return form(
    (entered, sent) => send(counting, entered, sent),
    html`${field(w("question"), asked(asks))}${onSheet ? also : nothing}
      ${rules(draft, change)}${forms(draft, change)}
      ${present ? allFor(present, change) : nothing}
      <div class="tally counts">${counter(w("for"), draft.votes_for, (votes_for) => change({ votes_for }))}
        ${counter(w("against"), draft.votes_against, (votes_against) => change({ votes_against }))}
        ${counter(w("other"), draft.votes_other, (votes_other) => change({ votes_other }))}</div>
      <div role="status">${result(draft, comes, denominator, threshold, present)}</div>
      <p class="buttons"><button class="button" type="submit" ?disabled=${off}>${w("write_down")}</button>
      ${onSheet ? nothing : button(w("back"), () => leave(to("item", item.id)), "quiet")}</p>`,
  );
}

/** Write it down; then back to the item, or on to the next ballot of the sheet. */
function send(counting: Counting, entered: Entered, sent: HTMLFormElement): void {
  const { session, item, resolution, onSheet, draft, denominator, threshold } = counting;
  const question = entered.text("question");
  const { theme } = session.pack.meeting;
  const made: Resolution = {
    id: uuid7(),
    kind: "NQ",
    title: subject(question),
    text: "",
    theme,
    ballot: null,
  };
  const counted = { ...draft, denominator, threshold, question };
  record(session, item, counted, entered.has("also") ? made : resolution);
  counting.done();
  if (!onSheet) {
    leave(to("item", item.id));
    return;
  }
  const box = sent.querySelector<HTMLTextAreaElement>("[name=question]");
  if (box) box.value = "";
  session.draw();
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

function rules(draft: Draft, change: (part: Partial<Draft>) => void): TemplateResult {
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

function shownRule(session: Session, code: BallotRule, of: number, threshold: number): TemplateResult {
  const found = session.pack.parts.roll.rules[code]!;
  return rule(
    html`<b>${w("needs", { needed: threshold, of })}</b>`,
    found.citation,
    w("rule_why", { of, shown: found.shown, needed: threshold }),
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

function asked(question: string): TemplateResult {
  return html`<textarea name="question" rows="2" class="low" required maxlength="300"
    .value=${question}></textarea>`;
}

function questionOf(item: Item, resolution: Resolution | undefined): string {
  if (!resolution) return item.title;
  return w("vote_on_question", { kind: w(resolution.kind).toLowerCase(), title: subject(resolution.title) });
}

type Counted = Draft & { denominator: number; threshold: number; question: string };

/** The tally as the room was shown it; a carried resolution is tied to it in the act that follows. */
function record(session: Session, item: Item, counted: Counted, resolution: Resolution | undefined): void {
  const id = uuid7();
  session.act("meetings.record_ballot", {
    id,
    item: item.id,
    roll_version: session.pack.parts.roll.version,
    ...counted,
  });
  if (resolution && counted.votes_for >= counted.threshold) {
    session.act("resolutions.propose_resolution", { ...resolution, ballot: id });
  }
}

export function opinionPanel(session: Session, item: Item, ballot: string): TemplateResult {
  const back = to("item", item.id);
  const send = (entered: Entered): void => {
    session.act("meetings.reserve_opinion", {
      id: uuid7(),
      person: entered.text("person"),
      text: entered.text("text"),
      at_own_demand: entered.has("demanded"),
      ...(ballot ? { ballot } : {}),
    });
    leave(back);
  };
  return html`<h1>${w("reserve")}</h1>${note("", w("reserve_why"))}${form(
    send,
    html`
    ${field(w("member"), people(session, "person"))}${field(w("opinion"), prose("text", { required: true }))}
    <label class="choice"><input type="checkbox" name="demanded"
    required><span>${w("demanded")}</span></label>
    <p class="buttons"><button class="button" type="submit">${w("write_down")}</button>
    ${button(w("back"), () => leave(back), "quiet")}</p>`,
  )}`;
}
