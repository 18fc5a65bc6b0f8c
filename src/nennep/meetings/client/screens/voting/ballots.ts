// Biểu quyết: what was counted under an item. Never who voted what.

import { html, nothing, type TemplateResult } from "lit-html";
import { button, icon, link, type Shown, sure } from "@/ui/client/elements";
import { to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import type { Item } from "../../agenda";
import type { Ballot, Opinion } from "../../ballots";
import type { Session } from "../../session";
import "../../ballots";

export function ballotsOf(session: Session, item: Item): Shown {
  const found = session.pack.parts.ballots.filter((each) => each.item === item.id);
  return found.length
    ? html`<h2>${w("ballot")}</h2>${found.map((each) => card(session, item, each))}`
    : nothing;
}

/** The link to the form that counts a ballot. */
export function holdBallot(session: Session, item: Item, look: string): Shown {
  return session.writes ? link(w("hold_ballot"), to("item", item.id, "ballot"), look, "hand") : nothing;
}

function card(session: Session, item: Item, ballot: Ballot): TemplateResult {
  const { votes_for: yes, votes_against: no, votes_other: other, denominator: of, threshold } = ballot;
  const out = (): void =>
    sure(w("recount_ask"), w("recount"), () => {
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
    sure(w("take_out_ask"), w("take_out"), () => {
      session.act("meetings.withdraw_opinion", { opinion: opinion.id });
    });
  return html`<blockquote><b>${
    session.member(opinion.person)?.name ?? ""
  }</b> (${w("opinion").toLowerCase()}): ${opinion.text}
    ${session.writes ? button(w("take_out"), out, "quiet") : nothing}</blockquote>`;
}
