// Entering from paper: the roll, one row a person. Each mark of the form is a letter, on the screen and on
// the keyboard; an absence takes its reason in the same row.

import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { button, entered, room, type Shown, typed } from "@/ui/client/elements";
import { capital, type Word, w } from "@/ui/client/words";
import type { Mark } from "../../attendance";
import type { RollLine } from "../../roll";
import type { Session } from "../../session";
import { declareScreens } from "../part";
import { goTo, hasModifier, rowAfter } from "./keys";

/** The marks in the order of the form's columns, each with its word and its letter. "V": absent, and the
 *  paper does not say why. */
const MARKS: readonly (readonly [Mark, Word, string])[] = [
  ["present", "present", "C"],
  ["late", "late", "M"],
  ["unsaid", "absent_unsaid", "V"],
  ["excused", "mark_excused", "L"],
  ["absent", "mark_absent", "K"],
  ["exempt", "exempt", "I"],
  ["elsewhere", "elsewhere", "N"],
];
const REST = "KeyA";

function roll(session: Session): TemplateResult {
  const { entries } = session.pack.parts.roll;
  const { members, official, probationary, must_attend: must, unmarked, unsaid } = session.count;
  const all = (): void => markRest(session);
  const letter = (event: KeyboardEvent): void => {
    if (event.code !== REST || hasModifier(event) || !isRadio(event.target) || !unmarked) return;
    event.preventDefault();
    all();
  };
  return html`<p class="soft">${w("roll_sum", { members, official, probationary, must })}</p>
    <p class="letters-key">${MARKS.map(
      ([, word, key]) => html`<span><kbd>${key}</kbd> ${w(word).toLowerCase()}</span> `,
    )}</p>
    <ol class="rows people" @keydown=${letter}>${repeat(
      entries,
      (each) => each.person,
      (each, at) => row(session, each, at),
    )}</ol>
    <div role="status">${
      unmarked
        ? html`<p class="buttons">${button(w("rest_present", { n: unmarked }), all, "alt", {
            symbol: "check",
          })}</p>`
        : unsaid
          ? html`<p class="asks">${w("unsaid", { n: unsaid })}</p>`
          : nothing
    }</div>`;
}

function markRest(session: Session): void {
  const rest = session.pack.parts.roll.entries.filter((each) => !session.mark(each.person));
  session.act("meetings.record_attendance", {
    marks: rest.map((each) => ({ person: each.person, mark: "present" })),
  });
}

function row(session: Session, member: RollLine, at: number): TemplateResult {
  const now = session.mark(member.person);
  const put = (mark: Mark, reason = ""): void => {
    session.act("meetings.record_attendance", {
      marks: [{ person: member.person, mark, ...(reason ? { reason } : {}) }],
    });
  };
  const beside = [member.office, member.status === "official" ? "" : member.status_label];
  return html`<li class="row" data-row @keydown=${(event: KeyboardEvent) => byLetter(event, put)}>
    <span class="what">${at + 1}. ${member.name} <small>${beside.filter(Boolean).join(" · ")}</small></span>
    ${after(session, member)}
    <span class="seg letters" role="radiogroup" aria-label=${member.name}>${MARKS.map(
      ([mark, word, key]) => html`<label title=${capital(w(word))}><input type="radio"
      name=${`mark-${member.person}`} aria-label=${capital(w(word))} .checked=${now?.mark === mark}
      class=${mark === "present" || mark === "late" ? "good" : ""}
      @change=${() => put(mark, mark === "excused" ? now?.reason : "")}><span
      aria-hidden="true">${key}</span></label>`,
    )}</span></li>`;
}

/** A letter marks and goes on to the next person, or to the reason where there is one. */
function byLetter(event: KeyboardEvent, put: (mark: Mark) => void): void {
  const found = MARKS.find(([, , key]) => `Key${key}` === event.code);
  if (!found || hasModifier(event) || !isRadio(event.target)) return;
  event.preventDefault();
  const [mark] = found;
  const row = event.currentTarget as HTMLElement;
  put(mark);
  requestAnimationFrame(() => {
    const reason = mark === "excused" ? row.querySelector<HTMLElement>("input.reason") : null;
    if (reason) reason.focus();
    else goTo(rowAfter(row, 1));
  });
}

const isRadio = (target: EventTarget | null): boolean => (target as Element).matches("[type=radio]");

/** After the name: the reason of one who is excused, else the mark in words where it is no plain presence. */
function after(session: Session, member: RollLine): Shown {
  const now = session.mark(member.person);
  if (!now || now.mark === "present") return nothing;
  if (now.mark !== "excused") {
    const word = MARKS.find(([mark]) => mark === now.mark)![1];
    return html`<small class=${now.mark === "unsaid" ? "asks" : "soft"}>${capital(w(word))}</small>`;
  }
  const write = entered((reason) =>
    session.act("meetings.record_attendance", {
      marks: [{ person: member.person, mark: "excused", ...(reason ? { reason } : {}) }],
    }),
  );
  return html`<span class="why"><input class="reason" autocomplete="off" name=${`reason-${member.person}`}
    data-max=${session.limit("meetings.record_attendance", "marks.reason") ?? nothing}
    aria-label="${w("reason")}: ${member.name}" placeholder=${w("reason")}
    .value=${now.reason} @input=${typed} @change=${write}>${room}</span>`;
}

/** Who came, and what is still to be said. */
function says({ count, pack }: Session): string {
  const { attended: n, must_attend: of, unmarked, unsaid } = count;
  if (unmarked === pack.parts.roll.entries.length) return w("sheet_nothing");
  const left = unmarked
    ? w("sheet_unmarked", { n: unmarked })
    : unsaid
      ? w("sheet_unsaid", { n: unsaid })
      : "";
  return `${w("sheet_attended", { n, of })}${left}`;
}

declareScreens({ sheet: { place: 1, title: "roll", shown: roll, says, kinds: ["roll"] } });
