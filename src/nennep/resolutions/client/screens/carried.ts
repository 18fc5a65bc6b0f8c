// Tasks of last month, reported one by one.

import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import type { Item } from "@/meetings/client/agenda";
import { goOn, leadsOn } from "@/meetings/client/screens/going_on";
import { declareScreens } from "@/meetings/client/screens/part";
import type { Session } from "@/meetings/client/session";
import { day } from "@/ui/client/dates";
import { button, entered, note, room, typed } from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import type { CarriedTask, TaskState } from "../tasks";
import "../tasks";

const STATES: readonly TaskState[] = ["done", "open", "dropped"];

/** `item`: the agenda item, from which the last press goes on. */
function carried(session: Session, item?: Item): TemplateResult {
  const found = session.pack.parts.carried;
  if (!found.length) return note("", w("carried_none"));
  const rest = found.filter((each) => !each.heard);
  const all = (): void => {
    session.act("resolutions.hear_progress", {
      results: rest.map((each) => ({ task: each.id, state: "done" })),
    });
    heardAll(session, item);
  };
  return html`<p class="soft">${heard(session)}</p>
    ${repeat(
      found,
      (each) => each.id,
      (each) => card(session, each, rest.length === 1 && !each.heard ? item : undefined),
    )}
    ${session.writes && rest.length ? leadsOn(session, item) : nothing}
    ${
      session.writes && rest.length > 1
        ? html`<p class="buttons">${button(w("all_done", { n: rest.length }), all, "alt", {
            symbol: "check",
          })}</p>`
        : nothing
    }`;
}

function heard({ pack: { parts } }: Session): string {
  const of = parts.carried.length;
  return w("heard_of", { n: parts.carried.filter((each) => each.heard).length, of });
}

function heardAll(session: Session, item: Item | undefined): void {
  goOn(session, item, `${heard(session)}.`);
}

/** `last`: the agenda item, when this is the last task that is heard. Of one that is done nothing must be
 *  explained, so the room goes on. */
function card(session: Session, task: CarriedTask, last?: Item): TemplateResult {
  const put = (state: TaskState, result: string): void => {
    session.act("resolutions.hear_progress", { results: [{ task: task.id, state, result }] });
  };
  const choose = (
    state: TaskState,
  ): TemplateResult => html`<button type="button" class=${state === "done" ? "good" : ""}
    aria-pressed=${task.heard && task.state === state} ?disabled=${!session.writes} @click=${() => {
      put(state, task.result);
      if (state === "done") heardAll(session, last);
    }}>${w(`task_${state}`)}</button>`;
  const write = entered((result) => put(task.heard ? task.state : "open", result));
  return html`<section class="card"><h3>${task.task}</h3>
    <p class="when">${task.owner_name}${
      task.due_on ? ` · ${w("due", { day: day(task.due_on) })}` : ""
    } · ${w("before", { what: task.opening_status })}</p>
    <span class="seg wide" role="group" aria-label=${task.task}>${STATES.map(choose)}</span>
    <details class="more" ?open=${task.result !== ""}><summary>${w("result")}</summary>
      <label><span class="hush">${w("result")}: ${task.task}</span><input autocomplete="off"
      data-max=${session.limit("resolutions.hear_progress", "results.result") ?? nothing} @input=${typed}
      .value=${task.result}
        ?readonly=${!session.writes} @change=${write}>${room}</label></details></section>`;
}

declareScreens({
  items: {
    last_month_tasks: {
      shown: carried,
      done: ({ pack }) => pack.parts.carried.length > 0 && pack.parts.carried.every((each) => each.heard),
    },
  },
});
