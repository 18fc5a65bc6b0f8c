// Fast entry: the whole meeting on one page, in the order of the printed sheet. What is entered becomes the
// same acts as everywhere else as soon as one leaves its box; the keyboard goes down the page as the pen went
// down the paper.

import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import type { Item } from "@/meetings/client/agenda";
import type { Mark } from "@/meetings/client/attendance";
import { count } from "@/meetings/client/counting";
import type { RollLine } from "@/meetings/client/roll";
import { hour, instant, isoDay } from "@/ui/client/dates";
import { button, dayField, Entered, field, hourLine, note, type Shown, segments } from "@/ui/client/elements";
import { capital, type Word, w } from "@/ui/client/words";
import { people, writing } from "../parts";
import type { Session } from "../session";
import { ballotPanel, ballotsOf } from "./ballot";
import { gifts, guestsPart } from "./guests";
import { openingForm } from "./opening";
import { paper } from "./paper";
import { readBack } from "./reading";
import { score } from "./score";
import { proxyEntry, sheetCode } from "./sheet_head";
import { carried, tasks } from "./tasks";

export function sheet(session: Session): TemplateResult {
  const head = html`<h1>${w("sheet")}</h1>${sheetCode(session)}${proxyEntry(session)}`;
  if (!session.inSession)
    return html`${head}${session.may("chair") ? openingForm(session) : note("", w("open_wait"))}`;
  if (!session.writes) return html`${head}${note("", w("read_only"))}`;
  const parts: [string, Shown][] = [
    [w("roll"), roll(session)],
    [w("guests"), guestsPart(session)],
    [w("last_tasks"), carried(session)],
    [w("agenda"), html`${session.pack.parts.items.map((each, at) => item(session, each, at + 1))}`],
    [w("ballot"), ballots(session)],
    [w("new_tasks"), tasks(session)],
    [w("score"), score(session)],
    [w("closing"), ending(session)],
  ];
  return html`${head}${begins(session)}${parts.map(
    ([title, shown], at) => html`<section class="sheet-part">
    <h2>${ROMAN[at]}. ${title}</h2>${shown}</section>`,
  )}`;
}

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"];

/** The head of the paper: when it began, who took the minutes. */
function begins(session: Session): TemplateResult {
  const { opened_at: opened, closed_at, minute_taker, chair } = session.pack.meeting;
  const times = (entered: Entered): void => {
    const started_at = instant(entered.day("begin_day"), entered.hour("started_at"));
    if (started_at.slice(0, 16) === new Date(opened!).toISOString().slice(0, 16)) return;
    session.act("meetings.set_times", { started_at, ...(closed_at ? { ended_at: closed_at } : {}) });
  };
  const appoint = (event: Event): void => {
    const person = (event.target as HTMLSelectElement).value;
    if (person) session.act("meetings.appoint_minute_taker", { person });
  };
  return html`${onLeave(
    times,
    html`<div class="two-fields">${dayField(w("day"), "begin_day", "2000-01-01", isoDay(opened!))}
      ${field(w("started_at"), hourLine("started_at", hour(opened!), true))}</div>`,
  )}
    <p>${w("chair")}: <b>${session.member(chair)?.name ?? ""}</b></p>
    <div @change=${appoint}>${field(
      w("minute_taker"),
      people(session, "taker", { chosen: minute_taker ?? "" }),
    )}</div>`;
}

/** Boxes that are read when one leaves any of them, if what stands in them can be read. */
function onLeave(put: (entered: Entered) => void, inside: TemplateResult): TemplateResult {
  const change = (event: Event): void => {
    const around = event.currentTarget as HTMLFormElement;
    if (around.checkValidity()) put(new Entered(around));
    else around.reportValidity();
  };
  return html`<form @change=${change} @submit=${(event: Event) => event.preventDefault()}>${inside}</form>`;
}

/** The marks in the order of the paper's columns, with their words and the letters that answer a line of
 *  the roll. */
const MARKS: readonly (readonly [Mark, Word, string])[] = [
  ["present", "present", "KeyC"],
  ["late", "late", "KeyM"],
  ["excused", "mark_excused", "KeyL"],
  ["absent", "mark_absent", "KeyK"],
  ["exempt", "exempt", "KeyI"],
  ["elsewhere", "elsewhere", "KeyN"],
];

function roll(session: Session): TemplateResult {
  const { entries } = session.pack.parts.roll;
  const rest = entries.filter((each) => !session.mark(each.person));
  const all = (): void => {
    session.act("meetings.record_attendance", {
      marks: rest.map((each) => ({ person: each.person, mark: "present" })),
    });
  };
  const {
    members,
    official,
    probationary,
    must_attend: must,
  } = count(entries, session.pack.parts.attendance);
  return html`<p class="soft">${w("roll_sum", { members, official, probationary, must })}</p><p
    class="help">${w("sheet_letters")}</p>
    ${
      rest.length
        ? html`<p class="buttons">${button(w("rest_present", { n: rest.length }), all, "alt", {
            symbol: "check",
          })}</p>`
        : nothing
    }
    <ol class="rows">${repeat(
      entries,
      (each) => each.person,
      (each, at) => rollLine(session, each, at),
    )}</ol>`;
}

function rollLine(session: Session, member: RollLine, at: number): TemplateResult {
  const now = session.mark(member.person);
  const put = (mark: Mark, reason = ""): void => {
    session.act("meetings.record_attendance", {
      marks: [{ person: member.person, mark, ...(reason ? { reason } : {}) }],
    });
  };
  const letter = (event: KeyboardEvent): void => {
    const found = MARKS.find(([, , key]) => key === event.code);
    if (
      !found ||
      event.ctrlKey ||
      event.altKey ||
      event.metaKey ||
      !(event.target as Element).matches("[type=radio]")
    )
      return;
    event.preventDefault();
    const row = event.currentTarget as HTMLElement;
    put(found[0]);
    requestAnimationFrame(() =>
      (found[0] === "excused" ? row : row.nextElementSibling)
        ?.querySelector<HTMLElement>(found[0] === "excused" ? "input.reason" : "[type=radio]")
        ?.focus(),
    );
  };
  return html`<li class="row" @keydown=${letter}><span class="what">${at + 1}. ${member.name}<small>${[
    member.office,
    member.status === "official" ? "" : member.status_label,
  ]
    .filter(Boolean)
    .join(" · ")}</small></span>
    <span role="radiogroup" aria-label=${member.name}>${segments(
      `mark-${member.person}`,
      MARKS.map(([mark, word]) => [mark, capital(w(word))] as const),
      now?.mark ?? "",
      (value) => put(value as Mark),
    )}</span>
    ${
      now?.mark === "excused"
        ? html`<input class="reason" maxlength="300" autocomplete="off"
        aria-label="${w("reason")}: ${member.name}" placeholder=${w("reason")}
      .value=${now.reason} @change=${(event: Event) =>
        put("excused", (event.target as HTMLInputElement).value.trim())}>`
        : nothing
    }</li>`;
}

/** Items whose facts stand in a part of their own. */
const ELSEWHERE: Record<string, number> = {
  roll: 0,
  last_month_tasks: 2,
  assignments: 5,
  score: 6,
  read_minutes: 7,
  close: 7,
};
const WITHOUT_TEXT = ["appoint_minute_taker", "roll", "score", "read_minutes", "close"];

function item(session: Session, each: Item, at: number): TemplateResult {
  const seen = ELSEWHERE[each.kind];
  const text = (section: "gist" | "conclusion"): TemplateResult =>
    writing(session, session.textKey(each.id, section), w(section));
  return html`<h3>${at}. ${each.title} ${
    seen === undefined
      ? nothing
      : html`<small
    class="soft">→ ${ROMAN[seen]}</small>`
  }</h3>
    ${each.kind === "paper_only" ? paper(session, each) : nothing}${
      each.kind === "gifts" ? gifts(session) : nothing
    }
    ${
      [...WITHOUT_TEXT, "paper_only", "gifts"].includes(each.kind)
        ? nothing
        : html`<div
      class="pair">${text("gist")}${text("conclusion")}</div>`
    }`;
}

/** Under which item the next ballot was held. */
let votedUnder = "";

function ballots(session: Session): TemplateResult {
  const { items } = session.pack.parts;
  const chosen = session.item(votedUnder) ?? items.find((each) => each.kind === "ballot") ?? items[0];
  const pick = (event: Event): void => {
    votedUnder = (event.target as HTMLSelectElement).value;
    session.draw();
  };
  return html`${items.map((each) => ballotsOf(session, each))}<section class="card">
    <div @change=${pick}>${field(
      w("at_item"),
      html`<select>${items.map(
        (each, at) =>
          html`<option value=${each.id} ?selected=${each === chosen}>${at + 1}. ${each.title}</option>`,
      )}</select>`,
    )}</div>
    ${chosen ? ballotPanel(session, chosen, "", true) : nothing}</section>`;
}

function ending(session: Session): TemplateResult {
  const { opened_at: opened, closed_at: closed } = session.pack.meeting;
  const put = (entered: Entered): void => {
    if (!entered.hour("ended_at")) return;
    session.act("meetings.set_times", {
      started_at: opened!,
      ended_at: instant(entered.day("end_day"), entered.hour("ended_at")),
    });
  };
  return html`${onLeave(
    put,
    html`<div class="two-fields">${dayField(w("day"), "end_day", isoDay(opened!), isoDay(closed ?? opened!))}
      ${field(w("ended_at"), hourLine("ended_at", closed ? hour(closed) : ""))}</div>`,
  )}${readBack(session)}`;
}
