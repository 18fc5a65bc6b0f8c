// What the server did not accept: why, and what a person may do about it. Two devices that did the same are no fault.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Act } from "../acts";
import { button, icon, link, sure, type Shown } from "../parts";
import { go, to } from "../place";
import type { Session } from "../session";
import { hour, number, w, type Word } from "../words";
import { countAgain } from "./ballot";
import { nameOf, says } from "./said_of";
import { sayAgain } from "./talk";

type Facts = Record<string, any>;

const RIVALS: Record<string, [Word, (session: Session, act: Act, facts: Facts) => [Shown, Shown]]> = {
  another_tally: ["another_tally", tallies], another_score: ["another_score", scores], another_opening: ["another_opening", openings],
};

const TOO_LATE = ["locked", "adopted_already"];

/** What to call it when nobody did anything wrong; "" for a plain refusal. */
export function headOf({ refusal }: Act): string {
  const { code } = refusal!;
  return RIVALS[code] ? w(RIVALS[code][0]) : TOO_LATE.includes(code) ? w("adopted_elsewhere") : "";
}

export function settling(session: Session, act: Act): TemplateResult {
  const { code, sentence, facts } = act.refusal!;
  const rivals = RIVALS[code];
  if (rivals) return sideBySide(session, act, rivals[1](session, act, facts));
  if (TOO_LATE.includes(code)) return tooLate(session);
  return html`<section class="card"><h2>${nameOf(act)}</h2><p>${says(session, act)}</p>
    <p><b>${w("refused")}:</b> ${sentence}</p>
    <p class="buttons">${button(w("send_again"), () => void session.resend(act), "alt")}
    ${code === "cancelled" ? button(w("still_held"), () => void session.settleMine(act), "alt") : mend(session, act)}${aside(session, [act])}</p></section>`;
}

function sideBySide(session: Session, act: Act, [mine, theirs]: [Shown, Shown]): TemplateResult {
  const question = act.payload["question"];
  return html`<h2>${headOf(act)}</h2>${question ? html`<p><b>${question}</b></p>` : nothing}<p class="soft">${w("another_why")}</p>
    <div class="sides"><section class="card"><h3>${w("mine")}</h3>${mine}
      ${session.canSettle(act) ? button(w("take_mine"), () => void session.settleMine(act)) : nothing}</section>
    <section class="card"><h3>${w("theirs")}</h3>${theirs}${button(w("take_theirs"), () => void session.settleTheirs(act), "alt")}</section></div>`;
}

function tallies(_session: Session, { payload, capturedAt }: Act, facts: Facts): [Shown, Shown] {
  const side = (of: Facts, at: string): TemplateResult => html`<p><span class="big">${of["votes_for"]}/${of["denominator"]}</span></p>
    <p>${w("tally", { for: of["votes_for"], against: of["votes_against"], other: of["votes_other"] })}</p>
    <p class="when">${w("needs", { needed: of["threshold"], of: of["denominator"] })}${at ? ` · ${hour(at)}` : ""}${of["by"] ? ` · ${of["by"]}` : ""}</p>`;
  return [side(payload, capturedAt), side(facts, facts["held_at"])];
}

interface Points { criterion: string; points: number }

function scores(session: Session, { payload }: Act, facts: Facts): [Shown, Shown] {
  const given = (of: Facts): Map<string, number> => new Map(((of["lines"] ?? []) as Points[]).map((each) => [each.criterion, Number(each.points)]));
  const [mine, theirs] = [given(payload), given(facts)];
  const differ = (session.pack.parts.score?.criteria ?? []).filter(({ criterion }) => mine.get(criterion) !== theirs.get(criterion));
  const side = (of: Map<string, number>): TemplateResult => html`<p><span class="big">${number([...of.values()].reduce((sum, each) => sum + each, 0))}</span></p>
    <ul>${differ.map((each) => html`<li>${each.text}: <b>${of.has(each.criterion) ? number(of.get(each.criterion)!) : "–"}</b></li>`)}</ul>`;
  return [side(mine), side(theirs)];
}

function openings(session: Session, { payload, capturedAt }: Act, facts: Facts): [Shown, Shown] {
  const side = (name: string, at: string): TemplateResult => html`<p>${w("chair")}: <b>${name}</b></p><p>${w("started_at")}: ${at ? hour(at) : "–"}</p>`;
  return [
    side(session.member(payload["chair"] as string)?.name ?? "", (payload["started_at"] as string | undefined) ?? capturedAt),
    side(facts["chair_name"] ?? "", facts["opened_at"] ?? ""),
  ];
}

/** The minutes were adopted elsewhere meanwhile: what did not get in, and the way to put it right. */
function tooLate(session: Session): TemplateResult {
  const left = session.outbox.acts;
  return html`<div class="note wait">${icon("lock")}<div><p><b>${w("adopted_elsewhere")}</b></p><p>${w("adopted_why")}</p></div></div>
    <ul class="rows">${left.map((each) => html`<li class="row"><span class="what"><b>${nameOf(each)}</b><small>${says(session, each)}</small></span></li>`)}</ul>
    <p class="buttons">${link(w("to_correct"), `${session.at.meeting}dinh-chinh/`)}${aside(session, left)}</p>`;
}

function aside(session: Session, acts: readonly Act[]): TemplateResult {
  return button(w("set_aside"), () => sure(w("set_aside_ask"), () => void session.setAside(...acts)), "quiet");
}

/** To the screen where it was made, with what was entered where that is cheap. */
function mend(session: Session, act: Act): Shown {
  const item = act.payload["item"] as string;
  const of = (kind: string): string => to("item", session.pack.parts.items.find((each) => each.kind === kind)?.id ?? "");
  const ways: Record<string, [string, (() => void)?]> = {
    "meetings.record_ballot": [to("item", item, "ballot"), () => countAgain(act.payload)],
    "meetings.record_entry": [to("item", item, "say"), () => sayAgain(act.payload)],
    "meetings.record_attendance": [to("roll")], "meetings.record_guest_presence": [to("guests")], "meetings.set_times": [to("times")],
    "room.agree_score": [of("score")], "resolutions.assign_tasks": [of("assignments")], "resolutions.hear_progress": [of("last_month_tasks")],
  };
  const [where, before] = ways[act.name] ?? [];
  if (!where) return nothing;
  const leave = async (): Promise<void> => {
    before?.();
    await session.setAside(act);
    go(where);
  };
  return button(w("mend"), () => void leave(), "alt");
}
