// Điểm danh: two large answers beside each name, reasons one tap deeper, and the screen for passing the
// phone round.

import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import {
  button,
  type Entered,
  form,
  icon,
  link,
  note,
  room,
  rule,
  type Shown,
  typed,
} from "@/ui/client/elements";
import { to } from "@/ui/client/place";
import { type Word, w } from "@/ui/client/words";
import type { Mark } from "../attendance";
import { needed } from "../counting";
import type { RollLine } from "../roll";
import { attendanceOf, votesOf } from "../roll_call/derivation";
import type { Session } from "../session";
import { declareScreens } from "./part";
import { derivedLine } from "./voting/derived";
import "../attendance";

const ABSENCES: readonly Mark[] = ["excused", "absent", "exempt", "elsewhere"];
const PRESENCES: readonly Mark[] = ["present", "late"];

/** The name whose details are open. */
let opened = "";

export function attendance(session: Session): TemplateResult {
  return html`<h1>${w("roll")}</h1>${rollPart(session)}${canVote(session)}`;
}

/** The roll itself, as its own screen and under its agenda item. */
export function rollPart(session: Session): TemplateResult {
  const count = session.count;
  const { members, official, probationary, must_attend: must } = count;
  return html`<p class="soft">${w("roll_sum", { members, official, probationary, must })}</p>
    ${reason(derivedLine(attendanceOf(session.pack.parts.roll.entries)))}
    ${
      session.writes
        ? html`<p class="buttons">${allPresent(session)}
      ${link(w("pass_round"), to("roll", "pass"), "alt", "phone")}</p>`
        : nothing
    }
    <ul class="rows roll">${repeat(
      session.pack.parts.roll.entries,
      (each) => each.person,
      (each) => row(session, each),
    )}</ul>
    ${count.unmarked ? note("", w("unmarked", { n: count.unmarked })) : note("good", w("all_marked"))}`;
}

function reason(derived: Shown): Shown {
  return derived === nothing ? nothing : html`<p class="small soft">${derived}.</p>`;
}

function allPresent(session: Session): Shown {
  const rest = session.pack.parts.roll.entries.filter(
    (each) => !session.mark(each.person) && !saidAbsent(session, each.person),
  );
  if (!rest.length) return nothing;
  const all = rest.length === session.pack.parts.roll.entries.length;
  const mark = (): void => {
    session.act("meetings.record_attendance", {
      marks: rest.map((each) => ({ person: each.person, mark: "present" })),
    });
  };
  return button(all ? w("all_present") : w("rest_present", { n: rest.length }), mark, all ? "" : "alt", {
    symbol: "check",
  });
}

function row(session: Session, member: RollLine): TemplateResult {
  const mark = session.mark(member.person)?.mark;
  const present = mark !== undefined && PRESENCES.includes(mark);
  const toggle = (): void => open(session, member.person);
  return html`<li class="row"><button type="button" class="what as-text"
    aria-expanded=${opened === member.person}
      aria-label=${w("details", { name: member.name })} @click=${toggle}>${member.name}<small>${under(
        session,
        member,
      )}</small></button>
    <span class="seg two" role="group" aria-label=${member.name}>
      ${choice(w(mark === "late" ? "late" : "present"), present, true, session.writes, () =>
        here(session, member, mark),
      )}
      ${choice(absentWord(mark), mark !== undefined && !present, false, session.writes, () =>
        away(session, member),
      )}
    </span>${opened === member.person && session.writes ? details(session, member) : nothing}</li>`;
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

function away(session: Session, member: RollLine): void {
  const answer = saidAbsent(session, member.person);
  if (answer && !session.mark(member.person)) put(session, member, "excused", answer.reason);
  else open(session, member.person);
}

function open(session: Session, person: string): void {
  opened = opened === person ? "" : person;
  session.draw();
}

function put(session: Session, member: RollLine, mark: Mark, reason = ""): void {
  opened = "";
  session.act("meetings.record_attendance", {
    marks: [{ person: member.person, mark, ...(reason ? { reason } : {}) }],
  });
}

/** One tap deeper: the six marks, and the reason of an absence. */
function details(session: Session, member: RollLine): TemplateResult {
  const now = session.mark(member.person);
  const answer = saidAbsent(session, member.person);
  const send = (entered: Entered): void => put(session, member, "excused", entered.text("reason"));
  const pick = (mark: Mark): TemplateResult =>
    button(w(mark), () => put(session, member, mark), now?.mark === mark ? "" : "alt");
  return html`<div class="deeper"><p class="small soft">${member.why}.</p>${form(
    send,
    html`<label class="label" for="reason">${w("excused")}: ${w("reason").toLowerCase()}</label>
      <span class="beside"><input id="reason" name="reason" autocomplete="off"
      data-max=${session.limit("meetings.record_attendance", "marks.reason") ?? nothing} @input=${typed}
      value=${now?.reason || answer?.reason || ""}>${room}
      <button type="submit" class="button ${
        now?.mark === "excused" ? "" : "alt"
      }">${w("excused")}</button></span>`,
  )}
    <p class="buttons">${[...ABSENCES.slice(1), ...PRESENCES].map(pick)}</p></div>`;
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
  if (mark === "exempt" || mark === "elsewhere") return w(mark);
  return w("absent_short");
}

function saidAbsent(session: Session, person: string): { reason: string } | undefined {
  return session.pack.parts.answers.find((each) => each.person === person && !each.coming);
}

/** Whether a vote may be held, and how many votes are needed, with the rule and its source. */
export function canVote(session: Session): Shown {
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

/** The screen for passing the phone round: names and presence, nothing else. */
export function passedRound(session: Session): TemplateResult {
  const press = (member: RollLine): void => put(session, member, "present");
  const isHere = (member: RollLine): boolean =>
    PRESENCES.includes(session.mark(member.person)?.mark ?? "absent");
  return html`<h1>${w("pass_title")}</h1><ul class="rows passed">
    ${repeat(
      session.pack.parts.roll.entries,
      (each) => each.person,
      (each) => html`<li><button type="button" class="pass"
      aria-pressed=${isHere(each)} ?disabled=${!session.writes || isHere(each)} @click=${() => press(each)}>
      <span>${each.name}</span>${
        isHere(each) ? html`<b>${icon("check")}${w("present")}</b>` : nothing
      }</button></li>`,
    )}</ul>
    <p class="buttons">${link(w("pass_end"), to("roll"), "alt")}</p>`;
}

declareScreens({
  items: {
    roll: {
      shown: (session) => html`${rollPart(session)}${canVote(session)}`,
      done: (session) => session.count.unmarked === 0,
    },
  },
  hinders: ({ count: { unmarked: n } }) => (n ? [{ where: to("roll"), words: w("unmarked", { n }) }] : []),
});
