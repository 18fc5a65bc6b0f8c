// Entering from paper: the roll with the six marks of the form, each with a letter of the keyboard.

import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { button, entered, room, segments, typed } from "@/ui/client/elements";
import { capital, type Word, w } from "@/ui/client/words";
import type { Mark } from "../../attendance";
import { count } from "../../counting";
import type { RollLine } from "../../roll";
import type { Session } from "../../session";
import { declareScreens } from "../part";

/** The marks in the order of the form's columns, each with its word and its key on the keyboard. */
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
        ? html`<input class="reason" autocomplete="off"
        data-max=${session.limit("meetings.record_attendance", "marks.reason") ?? nothing}
        aria-label="${w("reason")}: ${member.name}" placeholder=${w("reason")}
      .value=${now.reason} @input=${typed}
        @change=${entered((reason) => put("excused", reason))}>${room}`
        : nothing
    }</li>`;
}

declareScreens({ sheet: { place: 1, title: "roll", shown: roll, kinds: ["roll"] } });
