// Tasks: of last month, heard one by one; of this meeting, assigned in a line.

import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { uuid7 } from "@/offline/client/uuid";
import type { CarriedTask, Task, TaskState } from "@/resolutions/client/tasks";
import { day } from "@/ui/client/dates";
import { button, dayField, type Entered, field, form, line, note, sure } from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import { people } from "../parts";
import type { Session } from "../session";

const STATES: readonly TaskState[] = ["done", "open", "dropped"];

export function carried(session: Session): TemplateResult {
  const found = session.pack.parts.carried;
  if (!found.length) return note("", w("carried_none"));
  const rest = found.filter((each) => !each.heard);
  const all = (): void => {
    session.act("resolutions.hear_progress", {
      results: rest.map((each) => ({ task: each.id, state: "done" })),
    });
  };
  return html`<p class="soft">${w("heard_of", { n: found.length - rest.length, of: found.length })}</p>
    ${repeat(
      found,
      (each) => each.id,
      (each) => card(session, each),
    )}
    ${
      session.writes && rest.length > 1
        ? html`<p class="buttons">${button(w("all_done", { n: rest.length }), all, "alt", {
            symbol: "check",
          })}</p>`
        : nothing
    }`;
}

function card(session: Session, task: CarriedTask): TemplateResult {
  const put = (state: TaskState, result: string): void => {
    session.act("resolutions.hear_progress", { results: [{ task: task.id, state, result }] });
  };
  const choose = (
    state: TaskState,
  ): TemplateResult => html`<button type="button" class=${state === "done" ? "good" : ""}
    aria-pressed=${task.heard && task.state === state} ?disabled=${!session.writes} @click=${() =>
      put(state, task.result)}>${w(`task_${state}`)}</button>`;
  const write = (event: Event): void =>
    put(task.heard ? task.state : "open", (event.target as HTMLInputElement).value.trim());
  return html`<section class="card"><h3>${task.task}</h3>
    <p class="when">${task.owner_name}${
      task.due_on ? ` · ${w("due", { day: day(task.due_on) })}` : ""
    } · ${w("before", { what: task.opening_status })}</p>
    <span class="seg wide" role="group" aria-label=${task.task}>${STATES.map(choose)}</span>
    <details class="more" ?open=${task.result !== ""}><summary>${w("result")}</summary>
      <label><span class="hush">${w("result")}: ${task.task}</span><input maxlength="500" autocomplete="off"
      .value=${task.result}
        ?readonly=${!session.writes} @change=${write}></label></details></section>`;
}

/** Somebody who is not on the roll is written; kept while the form stands. */
let otherOwner = false;

export function tasks(session: Session): TemplateResult {
  const found = session.pack.parts.tasks;
  return html`${
    found.length
      ? html`<h2>${w("assigned")}</h2><ul class="rows">${repeat(
          found,
          (each) => each.id,
          (each) => row(session, each),
        )}</ul>`
      : html`<p class="soft">${w("assigned_none")}</p>`
  }
    ${session.writes ? assigning(session) : nothing}`;
}

function row(session: Session, task: Task): TemplateResult {
  const out = (): void =>
    sure(w("take_out_ask"), () => {
      session.act("resolutions.withdraw_task", { task: task.id });
    });
  return html`<li class="row"><span class="what">${task.task}<small>${task.owner_name}${
    task.due_on ? ` · ${w("due", { day: day(task.due_on) })}` : ""
  }</small></span>
    ${session.writes ? button(w("take_out"), out, "quiet") : nothing}</li>`;
}

function assigning(session: Session): TemplateResult {
  const send = (entered: Entered, sent: HTMLFormElement): void => {
    const owner = entered.text("owner");
    const who = owner === "other" ? { owner_name: entered.text("owner_name") } : { owner };
    const due = entered.day("due_on");
    session.act("resolutions.assign_tasks", {
      tasks: [{ id: uuid7(), task: entered.text("task"), ...who, ...(due ? { due_on: due } : {}) }],
    });
    otherOwner = false;
    sent.reset();
    session.draw();
    sent.querySelector<HTMLInputElement>("input")?.focus();
  };
  const pick = (event: Event): void => {
    otherOwner = (event.target as HTMLSelectElement).value === "other";
    session.draw();
  };
  return html`<section class="card">${form(
    send,
    html`${field(w("task"), line("task", { required: true, max: 500 }))}
    <div class="two-fields"><div @change=${pick}>${field(
      w("who"),
      people(session, "owner", { other: w("other_owner") }),
    )}</div>
    ${otherOwner ? field(w("owner_name"), line("owner_name", { required: true, max: 160 })) : nothing}
    ${dayField(w("by_when"), "due_on", session.pack.parts.roll.on)}</div>
    <button class="button" type="submit">${w("assign")}</button>`,
  )}</section>`;
}
