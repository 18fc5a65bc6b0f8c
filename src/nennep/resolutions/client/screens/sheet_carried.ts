// Entering from paper: last month's tasks, one row each. A letter says what became of it; what was reported
// stands in the same row.

import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { declareScreens } from "@/meetings/client/screens/part";
import { goTo, hasModifier, rowAfter } from "@/meetings/client/screens/sheet/keys";
import type { Session } from "@/meetings/client/session";
import { day } from "@/ui/client/dates";
import { entered, note, room, typed } from "@/ui/client/elements";
import { type Word, w } from "@/ui/client/words";
import type { CarriedTask, TaskState } from "../tasks";
import "../tasks";
import "../words_sheet";

const STATES: readonly (readonly [TaskState, Word, string])[] = [
  ["done", "task_done", "H"],
  ["open", "task_open", "L"],
  ["dropped", "task_dropped", "D"],
];

function carried(session: Session): TemplateResult {
  const found = session.pack.parts.carried;
  if (!found.length) return note("", w("carried_none"));
  return html`<p class="letters-key">${STATES.map(
    ([, word, key]) => html`<span><kbd>${key}</kbd> ${w(word).toLowerCase()}</span> `,
  )}</p><ol class="rows">${repeat(
    found,
    (each) => each.id,
    (each) => row(session, each),
  )}</ol>`;
}

function row(session: Session, task: CarriedTask): TemplateResult {
  const put = (state: TaskState, result: string): void => {
    session.act("resolutions.hear_progress", { results: [{ task: task.id, state, result }] });
  };
  const letter = (event: KeyboardEvent): void => {
    const found = STATES.find(([, , key]) => `Key${key}` === event.code);
    if (!found || hasModifier(event) || !(event.target as Element).matches("[type=radio]")) return;
    event.preventDefault();
    put(found[0], task.result);
    const row = event.currentTarget as HTMLElement;
    requestAnimationFrame(() => goTo(rowAfter(row, 1)));
  };
  const write = entered((result) => put(task.heard ? task.state : "open", result));
  const due = task.due_on ? ` · ${w("due", { day: day(task.due_on) })}` : "";
  return html`<li class="row" data-row @keydown=${letter}><span class="what">${task.task}
    <small>${task.owner_name}${due}</small></span>
    <span class="seg letters" role="radiogroup" aria-label=${task.task}>${STATES.map(
      ([state, word, key]) => html`<label title=${w(word)}><input type="radio" name=${`task-${task.id}`}
      aria-label=${w(word)} class=${state === "done" ? "good" : ""}
      .checked=${task.heard && task.state === state}
      @change=${() => put(state, task.result)}><span aria-hidden="true">${key}</span></label>`,
    )}</span>
    <span class="why"><input autocomplete="off" name=${`result-${task.id}`}
    data-max=${session.limit("resolutions.hear_progress", "results.result") ?? nothing}
    aria-label="${w("result")}: ${task.task}" placeholder=${w("result")} .value=${task.result} @input=${typed}
    @change=${write}>${room}</span></li>`;
}

function say({ pack }: Session): string {
  const { carried: all } = pack.parts;
  if (!all.length) return w("sheet_none");
  return w("sheet_heard", { n: all.filter((each) => each.heard).length, of: all.length });
}

declareScreens({
  sheet: {
    place: 3,
    title: "last_tasks",
    shown: carried,
    says: say,
    half: true,
    kinds: ["last_month_tasks"],
  },
});
