// The minutes as this device draws them while the server is not reached: from the package and the texts, in
// the server's order and with the same sentences. tests/room/test_local_minutes.py compares the two.

import { html, type TemplateResult } from "lit-html";
import type { Item } from "@/meetings/client/agenda";
import type { ProxyEntry } from "@/meetings/client/others";
import type { Package } from "@/meetings/client/package";
import { type Blocks, clock, paperDay, para, prose } from "@/meetings/client/printed/blocks";
import type { PrintedPart } from "@/meetings/client/printed/part";
import { BALLOTS, ENTRIES, GIFTS, MINUTE_TAKER, NOTES } from "@/meetings/client/printed/parts";
import { say, sayOf } from "@/meetings/client/printed/sentences";
import { nameOf } from "@/meetings/client/summaries";
import type { Id } from "@/offline/client/uuid";
import { CARRIED, RESOLUTIONS, TASKS } from "@/resolutions/client/printed_parts";
import { SCORE } from "@/scores/client/printed_part";
import { day } from "@/ui/client/dates";
import { began, facts, head, ROMAN } from "./local_minutes_head";

/** What is written in a free section; item "-" is the whole meeting. */
export type Read = (item: Id, section: "gist" | "conclusion") => string;

/** The kinds of facts, in the order in which they are printed. A new kind is one name here. */
const PARTS: readonly PrintedPart[] = [
  ENTRIES,
  MINUTE_TAKER,
  CARRIED,
  TASKS,
  GIFTS,
  SCORE,
  NOTES,
  BALLOTS,
  RESOLUTIONS,
];

/** The whole of the minutes, for reading back. */
export function localMinutes(pack: Package, read: Read): TemplateResult {
  const sections: [string, Blocks][] = [
    [say("section.agenda"), agenda(pack)],
    [say("section.course"), course(pack, read)],
    ...alone(pack),
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

/** The sections whose kind of item is not on the agenda. */
function alone(pack: Package): [string, Blocks][] {
  const onAgenda = new Set(pack.parts.items.map((each) => each.kind));
  return PARTS.flatMap(({ section }): [string, Blocks][] =>
    section && !onAgenda.has(section.kind ?? "") ? [[say(section.title), section.blocks(pack)]] : [],
  );
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
    ...PARTS.flatMap((part) => part.underItem?.(pack, null) ?? []),
  ];
}

function itemBlocks(pack: Package, read: Read, item: Item): Blocks {
  const isFirst = pack.parts.items.find((each) => each.kind === item.kind) === item;
  const ofPart = ({ underItem, section }: PrintedPart): Blocks => [
    ...(underItem?.(pack, item) ?? []),
    ...(isFirst && section?.kind === item.kind ? section.blocks(pack) : []),
  ];
  return [
    ...prose(read(item.id, "gist")),
    ...PARTS.flatMap(ofPart),
    ...prose(read(item.id, "conclusion"), say("conclusion")),
  ];
}

function closing(pack: Package): Blocks {
  const { closed_at: ended } = pack.meeting;
  const { proxy_entry: entered } = pack.parts;
  const blocks: Blocks = [];
  if (ended) {
    const sameDay = day(ended) === day(began(pack));
    const said = { sitting: sitting(pack), hour: clock(ended), day: paperDay(ended) };
    blocks.push(para(say(sameDay ? "ended" : "ended.later", said)));
  }
  if (entered) blocks.push(para(html`<i>${proxyEntryLine(entered)}</i>`));
  return blocks;
}

function proxyEntryLine({ source, on, by, reason, state, confirmed_on }: ProxyEntry): string {
  const settled = {
    waiting: say("proxy_entry.waiting"),
    confirmed: say("proxy_entry.confirmed", { day: paperDay(confirmed_on ?? on) }),
    refused: say("proxy_entry.refused.unsaid"),
  }[state];
  const why = reason.replace(/\.+$/, "");
  return say("proxy_entry", { source, day: paperDay(on), name: by, reason: why, settled });
}

function signature(caption: string, name: string): TemplateResult {
  return html`<div class="signature"><p>${caption}</p><p class="hand"></p><p class="name">${name}</p></div>`;
}
