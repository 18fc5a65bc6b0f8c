// Điểm danh: two large answers beside each name, the kinds of absence in view under it.

import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { button, entered, link, note, room, rule, type Shown, typed } from "@/ui/client/elements";
import { to } from "@/ui/client/place";
import { capital, type Word, w } from "@/ui/client/words";
import type { Item } from "../agenda";
import type { Mark } from "../attendance";
import { needed } from "../counting";
import type { RollLine } from "../roll";
import { attendanceOf, votesOf } from "../roll_call/derivation";
import type { Session } from "../session";
import { goOn, leadsOn } from "./going_on";
import { declareScreens, type Hindrance } from "./part";
import { derivedLine } from "./voting/derived";
import "../attendance";

const ABSENCES: readonly (readonly [Mark, Word])[] = [
  ["excused", "mark_excused"],
  ["absent", "mark_absent"],
  ["exempt", "exempt"],
  ["elsewhere", "elsewhere"],
];
export const PRESENCES: readonly Mark[] = ["present", "late"];

/** The name whose details are open. */
let opened = "";

export function attendance(session: Session): TemplateResult {
  return html`<h1>${w("roll")}</h1>${rollPart(session)}${canVote(session)}`;
}

/** The roll itself, as its own screen, and under its agenda item, from which the last press goes on. */
function rollPart(session: Session, item?: Item): TemplateResult {
  const count = session.count;
  const { members, official, probationary, must_attend: must } = count;
  return html`${session.writes ? allPresent(session, item) : nothing}
    <p class="soft">${w("roll_sum", { members, official, probationary, must })}</p>
    ${reason(derivedLine(attendanceOf(session.pack.parts.roll.entries)))}
    <ul class="rows roll">${repeat(
      session.pack.parts.roll.entries,
      (each) => each.person,
      (each) => row(session, each),
    )}</ul>
    ${
      count.unmarked || count.unsaid
        ? hinders(session).map(({ words }) => note("", words))
        : note("good", w("all_marked"))
    }
    ${
      session.writes
        ? html`<p class="buttons">${link(w("pass_round"), to("roll", "pass"), "quiet", "phone")}</p>`
        : nothing
    }`;
}

function reason(derived: Shown): Shown {
  return derived === nothing ? nothing : html`<p class="small soft">${derived}.</p>`;
}

/** One press for all who are not marked: those who asked to be excused are, all others are here. */
function allPresent(session: Session, item?: Item): Shown {
  const rest = unmarked(session);
  if (!rest.length) return nothing;
  const mark = (): void => restHere(session, item);
  const all = rest.length === session.pack.parts.roll.entries.length;
  const words = all || away(session).length ? allHere(session) : w("rest_present", { n: rest.length });
  return html`<p class="buttons">${button(words, mark, all ? "" : "alt", { symbol: "check" })}</p>
    ${session.count.unsaid ? nothing : leadsOn(session, item)}`;
}

const unmarked = (session: Session): RollLine[] =>
  session.pack.parts.roll.entries.filter((each) => !session.mark(each.person));

const away = (session: Session): RollLine[] =>
  unmarked(session).filter((each) => saidAbsent(session, each.person));

/** What that press says of a roll on which nobody is marked. */
export function allHere(session: Session): string {
  const n = away(session).length;
  return n ? w("all_present_but", { n }) : w("all_present");
}

/** Mark them, and go on from the item where everything is known of everybody. */
export function restHere(session: Session, item?: Item): void {
  const marks = unmarked(session).map((each) => asAnswered(session, each));
  session.act("meetings.record_attendance", { marks });
  const { attended, must_attend, unsaid } = session.count;
  if (!unsaid) goOn(session, item, `${attended}/${must_attend} ${w("present").toLowerCase()}.`);
}

function asAnswered(session: Session, { person }: RollLine): Record<string, string> {
  const answer = saidAbsent(session, person);
  if (!answer) return { person, mark: "present" };
  return { person, mark: "excused", ...(answer.reason ? { reason: answer.reason } : {}) };
}

function row(session: Session, member: RollLine): TemplateResult {
  const mark = session.mark(member.person)?.mark;
  const present = mark !== undefined && PRESENCES.includes(mark);
  const shown = opened === member.person || mark === "unsaid";
  const toggle = (): void => open(session, member.person);
  return html`<li class="row"><button type="button" class="what as-text"
    aria-expanded=${shown}
      aria-label=${w("details", { name: member.name })} @click=${toggle}>${member.name}<small>${under(
        session,
        member,
      )}</small></button>
    <span class="seg two" role="group" aria-label=${member.name}>
      ${choice(w(mark === "late" ? "late" : "present"), present, true, session.writes, () =>
        here(session, member, mark),
      )}
      ${choice(absentWord(mark), mark !== undefined && !present, false, session.writes, () =>
        absent(session, member),
      )}
    </span>${shown && session.writes ? details(session, member) : nothing}</li>`;
}

function choice(
  label: string,
  chosen: boolean,
  good: boolean,
  writes: boolean,
  press: () => void,
): TemplateResult {
  return html`<button type="button" class="${good ? "good" : ""}" aria-pressed=${chosen} ?disabled=${!writes}
    @click=${press}>${label}</button>`;
}

function here(session: Session, member: RollLine, mark: Mark | undefined): void {
  if (mark === "present" || mark === "late") open(session, member.person);
  else put(session, member, "present");
}

/** "Vắng" stands at once in the place of "Có mặt": excused as was asked, else it is asked why, and the
 *  choices stay in view until one is taken. */
function absent(session: Session, member: RollLine): void {
  const mark = session.mark(member.person)?.mark;
  if (mark && !PRESENCES.includes(mark)) {
    open(session, member.person);
    return;
  }
  const answer = saidAbsent(session, member.person);
  opened = member.person;
  if (answer) put(session, member, "excused", answer.reason);
  else put(session, member, "unsaid");
}

function open(session: Session, person: string): void {
  opened = opened === person ? "" : person;
  session.draw();
}

export function put(session: Session, member: RollLine, mark: Mark, reason = ""): void {
  if (PRESENCES.includes(mark)) opened = "";
  session.act("meetings.record_attendance", {
    marks: [{ person: member.person, mark, ...(reason ? { reason } : {}) }],
  });
}

/** Under the name: how somebody is here, or why not; and the reason of one who is excused. */
function details(session: Session, member: RollLine): TemplateResult {
  const now = session.mark(member.person);
  const isHere = !now || PRESENCES.includes(now.mark);
  const pick = (mark: Mark, word: Word): TemplateResult =>
    html`<button type="button" aria-pressed=${now?.mark === mark} @click=${() =>
      put(session, member, mark, mark === "excused" ? now?.reason : "")}>${capital(w(word))}</button>`;
  const choices = isHere
    ? PRESENCES.map((mark) => pick(mark, mark))
    : ABSENCES.map(([mark, word]) => pick(mark, word));
  return html`<div class="deeper"><div class="pick">${choices}</div>
    ${now?.mark === "excused" ? why(session, member, now.reason) : nothing}
    <p class="small soft">${member.why}.</p></div>`;
}

function why(session: Session, member: RollLine, reason: string): TemplateResult {
  const write = entered((typed) => put(session, member, "excused", typed));
  return html`<label><span class="label">${w("reason")}<span class="hush"> ${member.name}</span></span>
    <input autocomplete="off" data-max=${
      session.limit("meetings.record_attendance", "marks.reason") ?? nothing
    } @input=${typed} .value=${reason} @change=${write}>${room}</label>`;
}

function under(session: Session, member: RollLine): string {
  const mark = session.mark(member.person);
  const answer = session.pack.parts.answers.find((each) => each.person === member.person);
  const parts = [member.office, member.status === "official" ? "" : member.status_label];
  if (mark?.reason) parts.push(mark.reason);
  else if (!mark && answer)
    parts.push(answer.coming ? w("said_coming") : `${w("said_absent")}: ${answer.reason}`);
  return parts.filter(Boolean).join(" · ");
}

function absentWord(mark: Mark | undefined): string {
  if (mark === "excused") return `${w("absent_short")} · ${w("mark_excused")}`;
  if (mark === "absent") return `${w("absent_short")} · ${w("mark_absent")}`;
  if (mark === "unsaid") return `${w("absent_short")} · ${w("say_why")}`;
  if (mark === "exempt" || mark === "elsewhere") return w(mark);
  return w("absent_short");
}

function saidAbsent(session: Session, person: string): { reason: string } | undefined {
  return session.pack.parts.answers.find((each) => each.person === person && !each.coming);
}

/** Whether a vote may be held, and how many votes are needed, with the rule and its source. */
function canVote(session: Session): Shown {
  const { votes, voters_present: present, if_voting: exempt } = session.count;
  const half = needed(session.pack, "vote.ordinary", votes);
  const thirds = needed(session.pack, "vote.two_thirds", votes);
  const most = needed(session.pack, "vote.ordinary", votes + exempt) ?? 0;
  if (half === null) return note("", w("no_rule"));
  const sentence: Word =
    session.pack.meeting.body.kind === "cell" && thirds !== null ? "votes_needed" : "votes_needed_body";
  return html`<h2>${w("can_vote")}</h2>
    ${rule(
      w(sentence, { votes, half, thirds: thirds ?? "" }),
      session.pack.parts.roll.rules["vote.ordinary"]!.citation,
      w("votes_of", { present }),
    )}
    ${reason(derivedLine(votesOf(session.pack.parts.roll.entries)))}
    ${present + exempt < most && session.count.unmarked === 0 ? note("wait", w("too_few")) : nothing}`;
}

function hinders({ count: { unmarked, unsaid } }: Session): Hindrance[] {
  const where = to("roll");
  return [
    ...(unmarked ? [{ where, words: w("unmarked", { n: unmarked }) }] : []),
    ...(unsaid ? [{ where, words: w("unsaid", { n: unsaid }) }] : []),
  ];
}

declareScreens({
  items: {
    roll: {
      shown: (session, item) => html`${rollPart(session, item)}${canVote(session)}`,
      done: ({ count }) => count.unmarked + count.unsaid === 0,
      brief: ({ count: { attended, must_attend } }) => `${attended}/${must_attend}`,
      leads: true,
    },
  },
  hinders,
});
