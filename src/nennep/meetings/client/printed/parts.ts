// What is recorded under agenda items, in the minutes that this device draws.

import { html, type TemplateResult } from "lit-html";
import { capital } from "@/ui/client/words";
import type { Item } from "../agenda";
import type { Ballot, Opinion } from "../ballots";
import type { Entry } from "../entries";
import type { Package } from "../package";
import type { Note } from "../paper_notes";
import { nameOf } from "../summaries";
import { type Blocks, listed, para, prose, sentence, share } from "./blocks";
import type { PrintedPart } from "./part";
import { say, sayOf } from "./sentences";

const of = <T extends { item: string }>(rows: T[], item: Item | null): T[] =>
  rows.filter((each) => each.item === item?.id);

export const ENTRIES: PrintedPart = {
  underItem: ({ parts }, item) => of(parts.entries, item).flatMap(said),
};
export const MINUTE_TAKER: PrintedPart = {
  underItem: (pack, item) => (item?.kind === "appoint_minute_taker" ? appointed(pack) : []),
};
export const GIFTS: PrintedPart = {
  section: {
    kind: "gifts",
    title: "section.gifts",
    blocks: ({ parts: { gifts } }) => (gifts.length ? [listed(gifts.map((each) => each.line))] : []),
  },
};
export const NOTES: PrintedPart = { underItem: ({ parts }, item) => of(parts.notes, item).map(paper) };
export const BALLOTS: PrintedPart = {
  underItem: (pack, item) =>
    item
      ? of(pack.parts.ballots, item).flatMap((each) => ballot(pack, each))
      : pack.parts.opinions.filter((each) => !each.ballot).map((each) => opinion(pack, each)),
};

function said({ speaker, speaker_name: name, gist }: Entry): Blocks {
  if (!name) return prose(gist);
  return prose(gist, say(speaker ? "said.member" : "said.guest", { name }));
}

function appointed(pack: Package): Blocks {
  const { minute_taker, body } = pack.meeting;
  if (!minute_taker) return [];
  const who = capital(sayOf("those_meeting", body.kind));
  return [para(say("minute_taker", { who, name: nameOf(pack, minute_taker) }))];
}

function paper({ book, page, votes_for: yes, votes_against: no, votes_other: other }: Note): TemplateResult {
  const text = say("paper", { book, page });
  if ([yes, no, other].every((each) => each === null)) return para(text);
  return para(say("paper.tally", { text, in_favour: yes ?? 0, against: no ?? 0, other: other ?? 0 }));
}

function ballot(pack: Package, each: Ballot): Blocks {
  const { denominator, threshold } = each;
  const found = pack.parts.roll.rules[each.rule];
  const why = [found?.shown, found?.citation].filter(Boolean).join("; ");
  const tally = say("ballot.tally", {
    in_favour: each.votes_for,
    denominator,
    share: share(each.votes_for, denominator),
    against: each.votes_against,
    other: each.votes_other,
  });
  let needed = say(why ? "ballot.needed.why" : "ballot.needed", { threshold, denominator, why });
  if (each.exempt_voting) needed = say("ballot.needed.exempt", { needed, count: each.exempt_voting });
  if (each.roll_version !== pack.parts.roll.version)
    needed = say("ballot.needed.roll", { needed, version: each.roll_version });
  const held = say("ballot.held", { form: say(`ballot.form.${each.form}`), tally: capital(tally), needed });
  return [
    para(html`<b>${say("ballot")} </b>`, sentence(each.question)),
    para(`${held} `, html`<b>${say(each.passed ? "ballot.passed" : "ballot.failed")}</b>`),
    ...pack.parts.opinions.filter((one) => one.ballot === each.id).map((one) => opinion(pack, one)),
  ];
}

function opinion(pack: Package, { person, text }: Opinion): TemplateResult {
  const name = html`<b>${nameOf(pack, person)}</b>`;
  return para(say("opinion.before"), name, say("opinion", { text: sentence(text) }));
}
