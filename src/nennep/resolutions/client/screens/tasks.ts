// Tasks that this meeting assigns, each in one line.

import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { declareScreens } from "@/meetings/client/screens/part";
import { people } from "@/meetings/client/screens/people";
import type { Session } from "@/meetings/client/session";
import { refill } from "@/offline/client/mending";
import { uuid7 } from "@/offline/client/uuid";
import { day } from "@/ui/client/dates";
import { button, dayField, type Entered, field, form, line, sure } from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import type { Task } from "../tasks";
import "../tasks";

/** Whether the owner is not on the roll, so that the name is written; kept while the form is shown. */
let otherOwner = false;

function tasks(session: Session): TemplateResult {
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
    sure(w("take_out_ask"), w("take_out"), () => {
      session.act("resolutions.withdraw_task", { task: task.id });
    });
  return html`<li class="row"><span class="what">${task.task}<small>${task.owner_name}${
    task.due_on ? ` · ${w("due", { day: day(task.due_on) })}` : ""
  }</small></span>
    ${session.writes ? button(w("take_out"), out, "quiet") : nothing}</li>`;
}

function assigning(session: Session): TemplateResult {
  const refused = refill<{ tasks: Task[] }>("resolutions.assign_tasks")?.tasks[0];
  const max = (name: string): number | undefined =>
    session.limit("resolutions.assign_tasks", `tasks.${name}`);
  const send = (entered: Entered, sent: HTMLFormElement): void => {
    const owner = entered.text("owner");
    const who = owner === "other" ? { owner_name: entered.text("owner_name") } : { owner };
    const due = entered.day("due_on");
    session.act("resolutions.assign_tasks", {
      tasks: [
        { id: refused?.id ?? uuid7(), task: entered.text("task"), ...who, ...(due ? { due_on: due } : {}) },
      ],
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
    html`${field(w("task"), line("task", { value: refused?.task ?? "", required: true, max: max("task") }))}
    <div class="two-fields"><div @change=${pick}>${field(
      w("who"),
      people(session, "owner", { other: w("other_owner"), chosen: refused?.owner ?? "" }),
    )}</div>
    ${
      otherOwner
        ? field(w("owner_name"), line("owner_name", { required: true, max: max("owner_name") }))
        : nothing
    }
    ${dayField(w("by_when"), "due_on", session.pack.parts.roll.on, refused?.due_on ?? "")}</div>
    <button class="button" type="submit">${w("assign")}</button>`,
  )}</section>`;
}

declareScreens({
  items: { assignments: { shown: tasks, done: ({ pack }) => pack.parts.tasks.length > 0 } },
  sheet: {
    place: 6,
    title: "new_tasks",
    shown: tasks,
    says: ({ pack }) => {
      const n = pack.parts.tasks.length;
      return n ? w("sheet_tasks", { n }) : w("sheet_nothing");
    },
    kinds: ["assignments"],
  },
});
