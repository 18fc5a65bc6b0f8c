// Entering from paper: ballots one after the other, each in one line as on the form. A carried one can
// become a resolution.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Item } from "@/meetings/client/agenda";
import { type Ballot, type BallotForm, type BallotRule, mayNeedThirds } from "@/meetings/client/ballots";
import { needed, outcome, type Tally } from "@/meetings/client/counting";
import { declareScreens } from "@/meetings/client/screens/part";
import type { Session } from "@/meetings/client/session";
import { uuid7 } from "@/offline/client/uuid";
import { button, Entered, field, form, line, link, note, type Shown, sure } from "@/ui/client/elements";
import { to } from "@/ui/client/place";
import { type Word, w } from "@/ui/client/words";
import { titleLine } from "../resolutions";

const RULES: readonly (readonly [BallotRule, Word])[] = [
  ["vote.ordinary", "ordinary"],
  ["vote.two_thirds", "two_thirds"],
];
const FORMS: readonly (readonly [BallotForm, Word])[] = [
  ["card", "card"],
  ["secret", "secret"],
];

/** What the form says now, for the line that tells what it means. */
interface Counted extends Tally {
  rule: BallotRule;
  exempt: number;
}
const NOTHING: Counted = { rule: "vote.ordinary", exempt: 0, votes_for: 0, votes_against: 0, votes_other: 0 };
let counted = NOTHING;

function ballots(session: Session): TemplateResult {
  const found = session.pack.parts.ballots;
  return html`${
    found.length ? html`<ul class="rows">${found.map((each) => held(session, each))}</ul>` : nothing
  }${next(session)}`;
}

function held(session: Session, ballot: Ballot): TemplateResult {
  const { votes_for: yes, votes_against: no, votes_other: other, denominator: of, threshold } = ballot;
  const out = (): void =>
    sure(w("recount_ask"), w("recount"), () => {
      session.act("meetings.withdraw_ballot", { ballot: ballot.id });
    });
  return html`<li class="row"><span class="what">${ballot.question}<small>${w("tally", {
    for: yes,
    against: no,
    other,
  })} · ${w("needs", { needed: threshold, of })}</small></span>
    ${session.pack.parts.opinions
      .filter((each) => each.ballot === ballot.id)
      .map((each) => html`<small>${w("opinion")}: ${session.member(each.person)?.name}</small>`)}
    <span class="chip ${ballot.passed ? "good" : "wrong"}">${w(
      ballot.passed ? "carried_chip" : "failed_chip",
    )}</span>${link(w("reserve"), to("item", ballot.item, "opinion", ballot.id), "quiet")}${button(
      w("recount"),
      out,
      "quiet",
    )}</li>`;
}

/** The next ballot, in one line on a wide screen. */
function next(session: Session): TemplateResult {
  const { items } = session.pack.parts;
  const { votes, if_voting: exempt } = session.count;
  const denominator = votes + Math.min(counted.exempt, exempt);
  const threshold = needed(session.pack, counted.rule, denominator);
  const read = ({ target }: Event): void => {
    counted = countedIn(new Entered((target as HTMLInputElement).form!));
    session.draw();
  };
  const send = (entered: Entered, sent: HTMLFormElement): void => {
    if (threshold === null || !isTally(counted, denominator, threshold)) return;
    record(session, entered, { denominator, threshold });
    counted = NOTHING;
    sent.reset();
    session.draw();
    sent.querySelector<HTMLElement>("[name=question]")?.focus();
  };
  const max = session.limit("meetings.record_ballot", "question");
  return html`<div class="one-line" @input=${read}>${form(
    send,
    html`<div class="long">${field(w("question"), line("question", { required: true, max }))}</div>
    <div class="wide">${field(w("at_item"), underWhich(items))}</div>
    ${mayNeedThirds(session.pack) ? field(w("rule"), choice("rule", RULES)) : nothing}
    ${field(w("form"), choice("form", FORMS))}
    ${exempt ? field(w("exempt_votes"), numberBox("exempt_voting", exempt, true)) : nothing}
    <div class="counted">${field(w("for"), numberBox("votes_for", denominator))}
    ${field(w("against"), numberBox("votes_against", denominator))}
    ${field(w("other"), numberBox("votes_other", denominator))}</div>
    <label class="choice"><input type="checkbox" name="also"><span>${w("also_resolution")}</span></label>
    <button class="button alt" type="submit">${w("write_down")}</button>`,
  )}</div><div role="status">${says(session, denominator, threshold)}</div>`;
}

function countedIn(entered: Entered): Counted {
  const n = (name: string): number => Number.parseInt(entered.text(name), 10) || 0;
  return {
    rule: (entered.text("rule") || NOTHING.rule) as BallotRule,
    exempt: n("exempt_voting"),
    votes_for: n("votes_for"),
    votes_against: n("votes_against"),
    votes_other: n("votes_other"),
  };
}

const isTally = (tally: Tally, of: number, threshold: number): boolean =>
  ["passed", "failed"].includes(outcome(tally, of, threshold));

function record(session: Session, entered: Entered, shown: { denominator: number; threshold: number }): void {
  const [id, question] = [uuid7(), entered.text("question")];
  const { rule, exempt, ...tally } = counted;
  session.act("meetings.record_ballot", {
    id,
    item: entered.text("item"),
    roll_version: session.pack.parts.roll.version,
    rule,
    form: entered.text("form"),
    exempt_voting: exempt,
    ...tally,
    ...shown,
    question,
  });
  if (tally.votes_for < shown.threshold || !entered.has("also")) return;
  session.act("resolutions.propose_resolution", {
    id: uuid7(),
    kind: "NQ",
    title: titleLine(question),
    text: "",
    theme: session.pack.meeting.theme,
    ballot: id,
  });
}

/** What the numbers come to, and by which rule. */
function says(session: Session, of: number, threshold: number | null): Shown {
  if (threshold === null) return note("wait", w("no_rule"));
  const comes = outcome(counted, of, threshold);
  const { votes_for: n, votes_against: no, votes_other: other } = counted;
  if (comes === "too_many") return note("wrong", w("too_many", { total: n + no + other, of }));
  const { citation } = session.pack.parts.roll.rules[counted.rule]!;
  const present = session.count.voters_present + counted.exempt;
  return html`<p class="small">${
    comes === "empty" ? nothing : html`<b>${w(comes, { n, of, needed: threshold })}</b> `
  }<span class="soft">${w("needs", { needed: threshold, of })} (${citation}).</span></p>${
    n + no + other > present ? note("wait", w("more_than_present", { n: present })) : nothing
  }`;
}

function underWhich(items: readonly Item[]): TemplateResult {
  const first = items.find((each) => each.kind === "ballot") ?? items[0];
  return html`<select name="item">${items.map(
    (each, at) =>
      html`<option value=${each.id} ?selected=${each === first}>${at + 1}. ${each.title}</option>`,
  )}</select>`;
}

function choice(name: string, choices: readonly (readonly [string, Word])[]): TemplateResult {
  return html`<select name=${name}>${choices.map(
    ([value, word]) => html`<option value=${value}>${w(word)}</option>`,
  )}</select>`;
}

function numberBox(name: string, max: number, required = false): TemplateResult {
  return html`<input class="number" type="number" min="0" max=${max} inputmode="numeric" autocomplete="off"
    name=${name} ?required=${required}>`;
}

function say({ pack }: Session): string {
  const n = pack.parts.ballots.length;
  return n ? w("sheet_ballots", { n }) : w("sheet_nothing");
}

declareScreens({ sheet: { place: 5, title: "ballot", shown: ballots, says: say } });
