// The minutes as this device draws them by itself while no server is reached: from the package and the texts,
// in the order of the server's and out of the same sentences. tests/room/test_local_minutes.py holds one to
// the other.

import { html, type TemplateResult } from "lit-html";
import type { Item } from "@/meetings/client/agenda";
import type { Ballot, Opinion } from "@/meetings/client/ballots";
import type { Entry } from "@/meetings/client/entries";
import type { ProxyEntry } from "@/meetings/client/others";
import type { Package } from "@/meetings/client/package";
import type { Note } from "@/meetings/client/paper_notes";
import {
  type Blocks,
  clock,
  listed,
  para,
  points,
  prose,
  sentence,
  share,
  table,
} from "@/meetings/client/printed_blocks";
import { say, sayOf } from "@/meetings/client/sentences";
import { nameOf } from "@/meetings/client/summaries";
import type { Id } from "@/offline/client/uuid";
import type { Resolution } from "@/resolutions/client/resolutions";
import { day } from "@/ui/client/dates";
import { capital } from "@/ui/client/words";
import { began, facts, head, ROMAN } from "./local_minutes_head";

/** What is written in a free section; item "-" is the whole meeting. */
export type Read = (item: Id, section: "gist" | "conclusion") => string;

/** Kinds of items whose facts get a section of their own where the agenda has no such item. */
const ALONE = [
  ["last_month_tasks", "section.carried"],
  ["assignments", "section.tasks"],
  ["gifts", "section.gifts"],
  ["score", "section.score"],
] as const;

/** The whole of the minutes, for reading back. */
export function localMinutes(pack: Package, read: Read): TemplateResult {
  const onAgenda = new Set(pack.parts.items.map((each) => each.kind));
  const alone = ALONE.filter(([kind]) => !onAgenda.has(kind));
  const sections: [string, Blocks][] = [
    [say("section.agenda"), agenda(pack)],
    [say("section.course"), course(pack, read)],
    ...alone.map(([kind, title]): [string, Blocks] => [say(title), factsOf(pack, kind)]),
    [say("section.resolutions"), resolved(pack)],
    [say("section.conclusion"), prose(read("-", "conclusion"))],
  ];
  const written = sections.filter(([, blocks]) => blocks.length);
  const { minute_taker, chair } = pack.meeting;
  return html`<article class="doc" lang="vi">${head(pack)}${facts(pack)}${prose(read("-", "gist"))}
    ${written.map(([title, blocks], at) => html`<h3 class="level-1">${ROMAN[at]}- ${title}</h3>${blocks}`)}
    ${closing(pack)}<footer class="doc-end">
    ${signature(say("signature.minute_taker"), nameOf(pack, minute_taker))}
    ${signature(say("signature.chair"), nameOf(pack, chair))}</footer></article>`;
}

function sitting(pack: Package): string {
  return sayOf("sitting", pack.meeting.body.kind);
}

function agenda(pack: Package): Blocks {
  const { items } = pack.parts;
  const titles = items.map(({ title }, at) => say("agenda.item", { place: at + 1, title }));
  if (!titles.length) return [];
  return [para(say("agenda", { sitting: sitting(pack), count: items.length, items: titles.join("; ") }))];
}

function course(pack: Package, read: Read): Blocks {
  const found = pack.parts.items
    .map((each) => ({ each, under: itemBlocks(pack, read, each) }))
    .filter(({ under }) => under.length);
  return [
    ...found.map(({ each, under }, at) => html`<h4 class="level-2">${at + 1}. ${each.title}</h4>${under}`),
    ...pack.parts.opinions.filter((each) => !each.ballot).map((each) => opinion(pack, each)),
  ];
}

function itemBlocks(pack: Package, read: Read, item: Item): Blocks {
  const of = <T extends { item: Id }>(rows: T[]): T[] => rows.filter((each) => each.item === item.id);
  const first = pack.parts.items.find((each) => each.kind === item.kind) === item;
  return [
    ...prose(read(item.id, "gist")),
    ...of(pack.parts.entries).flatMap(said),
    ...(item.kind === "appoint_minute_taker" ? appointed(pack) : []),
    ...(first ? factsOf(pack, item.kind) : []),
    ...of(pack.parts.notes).map(paper),
    ...of(pack.parts.ballots).flatMap((each) => ballot(pack, each)),
    ...prose(read(item.id, "conclusion"), say("conclusion")),
  ];
}

function appointed(pack: Package): Blocks {
  const { minute_taker, body } = pack.meeting;
  if (!minute_taker) return [];
  const who = capital(sayOf("those_meeting", body.kind));
  return [para(say("minute_taker", { who, name: nameOf(pack, minute_taker) }))];
}

/** What is drawn from facts under the first item of this kind. */
function factsOf(pack: Package, kind: string): Blocks {
  switch (kind) {
    case "last_month_tasks":
      return heardTasks(pack);
    case "assignments":
      return assignedTasks(pack);
    case "gifts":
      return pack.parts.gifts.length ? [listed(pack.parts.gifts.map((each) => each.line))] : [];
    case "score":
      return scored(pack);
    default:
      return [];
  }
}

function heardTasks(pack: Package): Blocks {
  const heard = pack.parts.carried.filter((each) => each.heard);
  const rows = heard.map(({ line, opening_status, state, result }, at) => {
    const now = say(`state.${state}`);
    return [String(at + 1), line, opening_status, result ? say("state.result", { state: now, result }) : now];
  });
  const columns = [
    "column.number",
    "column.carried.task",
    "column.carried.opening",
    "column.carried.result",
  ] as const;
  return rows.length
    ? [
        table(
          columns.map((each) => say(each)),
          rows,
        ),
      ]
    : [];
}

function assignedTasks(pack: Package): Blocks {
  const rows = pack.parts.tasks.map(({ task, owner_name, due_on }, at) => [
    String(at + 1),
    task,
    owner_name,
    due_on ? day(due_on) : "",
  ]);
  const columns = ["column.number", "column.tasks.task", "column.tasks.owner", "column.tasks.due"] as const;
  return rows.length
    ? [
        table(
          columns.map((each) => say(each)),
          rows,
        ),
      ]
    : [];
}

function scored(pack: Package): Blocks {
  const { score } = pack.parts;
  if (!score || score.total === null) return [];
  const { grade } = score;
  const numbers = { points: points(score.total), out_of: points(score.out_of), grade };
  return [para(say(grade ? "score" : "score.no_grade", numbers))];
}

function said({ speaker, speaker_name: name, gist }: Entry): Blocks {
  if (!name) return prose(gist);
  return prose(gist, say(speaker ? "said.member" : "said.guest", { name }));
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
  const needed = say(why ? "ballot.needed.why" : "ballot.needed", { threshold, denominator, why });
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

function paper({ book, page, votes_for: yes, votes_against: no, votes_other: other }: Note): TemplateResult {
  const text = say("paper", { book, page });
  if ([yes, no, other].every((each) => each === null)) return para(text);
  return para(say("paper.tally", { text, in_favour: yes ?? 0, against: no ?? 0, other: other ?? 0 }));
}

function resolved(pack: Package): Blocks {
  const passed = (each: Resolution): boolean =>
    each.ballot ? pack.parts.ballots.some((one) => one.id === each.ballot && one.passed) : each.kind === "KL";
  const lines = pack.parts.resolutions.filter(passed).map(({ kind, title }) => {
    return say(`resolution.${kind}`, { subject: title.replace(/^(nghị quyết|kết luận) /i, "") });
  });
  return lines.length ? [listed(lines, true)] : [];
}

function closing(pack: Package): Blocks {
  const { closed_at: ended } = pack.meeting;
  const { proxy_entry: entered } = pack.parts;
  const blocks: Blocks = [];
  if (ended) {
    const sameDay = day(ended) === day(began(pack));
    const said = { sitting: sitting(pack), hour: clock(ended), day: day(ended) };
    blocks.push(para(say(sameDay ? "ended" : "ended.later", said)));
  }
  if (entered) blocks.push(para(html`<i>${proxyEntryLine(entered)}</i>`));
  return blocks;
}

function proxyEntryLine({ source, on, by, reason, state, confirmed_on }: ProxyEntry): string {
  const settled = {
    waiting: say("proxy_entry.waiting"),
    confirmed: say("proxy_entry.confirmed", { day: day(confirmed_on ?? on) }),
    refused: say("proxy_entry.refused.unsaid"),
  }[state];
  return say("proxy_entry", { source, day: day(on), name: by, reason: reason.replace(/\.+$/, ""), settled });
}

function signature(caption: string, name: string): TemplateResult {
  return html`<div class="signature"><p>${caption}</p><p class="hand"></p><p class="name">${name}</p></div>`;
}
