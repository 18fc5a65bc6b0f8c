// Home without a network: the meetings that can be held, what is to be done, the cells, what is still here.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Home, Ready } from "../home";
import { button, icon, link, note, type Shown } from "../parts";
import { here, to } from "../place";
import { day, hour, w } from "../words";
import { cellRoll, cellTasks } from "./home_cell";
import { stillHere } from "./home_unsent";
import { openNowForm } from "./open_now";
import { pinSetting, unlocking } from "./pin_form";
import { saveFile } from "./unsent";

export function homeScreen(home: Home): Shown {
  if (!home.loaded) return nothing;
  if (!home.user) return home.users.length ? who(home) : nothingHere();
  if (!home.shelf) return html`${head(home)}${note("wait", w("home_cannot"))}${again()}`;
  const { shelf } = home;
  if (home.locked) return unlocking((pin) => home.unlock(pin), () => void saveFile(shelf), home.draw);
  const { screen, panel } = here();
  const cell = home.cell(panel);
  if (screen === "unsent") return html`${toHome()}${stillHere(home)}`;
  if (screen === "roll" && cell) return html`${toHome()}${cellRoll(cell)}`;
  if (screen === "tasks" && cell) return html`${toHome()}${cellTasks(cell)}`;
  if (screen === "open" && cell) return html`${toHome()}${openNowForm(home.shelf, cell)}`;
  if (screen === "pin") return html`${toHome()}${pinSetting(shelf.vault, home.draw)}`;
  return front(home);
}

function head(home: Home): TemplateResult {
  const title = home.elsewhere ? w("home_needs_signal") : w("home_todo");
  const state = home.asked ? nothing
    : navigator.onLine && home.left !== null ? note("good", w("home_back"))
    : html`<p class="room-facts"><span class="sent waiting">${w("home_no_signal")}</span></p>`;
  return html`<h1>${title}</h1>${home.elsewhere ? html`<p class="lead">${w("home_works")}</p>` : nothing}${state}`;
}

function again(): TemplateResult {
  const go = (): void => (location.pathname === "/khung/mat-song/" ? location.assign("/") : location.reload());
  return html`<p class="buttons">${button(navigator.onLine ? w("home_go_on") : w("try_again"), go, "alt", { symbol: "refresh" })}</p>`;
}

function nothingHere(): TemplateResult {
  return html`<h1>${w("home_nothing")}</h1>${note("", w("home_nothing_why"))}${again()}`;
}

function who(home: Home): TemplateResult {
  return html`<h1>${w("home_who")}</h1><p class="buttons">
    ${home.users.map((each, at) => button(each.name || w("home_me", { n: at + 1 }), () => void home.choose(each), "alt"))}</p>`;
}

function toHome(): TemplateResult {
  return html`<p><a href=${to("")}>${icon("back")} ${w("home")}</a></p>`;
}

function front(home: Home): TemplateResult {
  const { kit } = home;
  return html`${head(home)}
    ${kit ? html`<p class="soft">${w("home_as_of", { hour: hour(kit.at), day: day(kit.at) })}</p>` : note("", w("home_nothing_why"))}
    ${again()}${unsentLine(home)}${meetings(home)}${todos(home)}${cells(home)}`;
}

function unsentLine(home: Home): Shown {
  if (!home.here) return nothing;
  return html`<div class="note wait">${icon("warning")}<div><p>${w("home_n_here", { n: home.here })}</p>
    <p><a href=${to("unsent")}>${w("home_still_here")}</a></p></div></div>`;
}

/** Where a meeting's room is, when it lies here. */
function roomOf(home: Home, meeting: string): string | null {
  const found = home.ready.find((each) => each.lane === meeting || each.pack.meeting.id === meeting);
  return found ? `/buoi/${found.lane}/hop/` : null;
}

function meetings(home: Home): Shown {
  const open = home.ready.filter(({ pack }) => ["draft", "prepared", "notified", "in_session"].includes(pack.meeting.state));
  const soonest = [...open].sort((one, other) => one.pack.meeting.starts_at.localeCompare(other.pack.meeting.starts_at));
  return soonest.length ? html`<h2>${w("home_meetings")}</h2>${soonest.map((each, at) => meeting(each, at === 0))}` : nothing;
}

function meeting({ lane, pack: { meeting: it } }: Ready, next: boolean): TemplateResult {
  return html`<section class="card ${next ? "next" : ""}"><h3>${it.kind_label} ${day(it.starts_at)}</h3>
    <p class="when">${it.body.name} · ${hour(it.starts_at)}${it.place ? ` · ${it.place}` : ""} · ${it.state_label}</p>
    ${link(w("home_to_room"), `/buoi/${lane}/hop/`, next ? "" : "alt")}</section>`;
}

function todos(home: Home): Shown {
  const found = home.kit?.kit.todos ?? [];
  return found.length ? html`<h2>${w("home_todo")}</h2>${found.map((each) => {
    const room = roomOf(home, /^\/buoi\/([0-9a-f-]{36})\/(hop\/)?$/.exec(each.url)?.[1] ?? "");
    return html`<section class="card"><h3>${each.title}</h3><p class="when">${each.when}</p>${each.text ? html`<p>${each.text}</p>` : nothing}
      ${room ? link(w("home_to_room"), room, "alt") : html`<p class="soft small">${each.action}: ${w("home_todo_signal")}</p>`}</section>`;
  })}` : nothing;
}

function cells(home: Home): Shown {
  return html`${home.kit?.kit.cells.map((each) => html`<h2>${each.body.name || each.organisation.name}</h2><ul class="rows">
    <li class="row"><a class="what" href=${to("roll", each.body.id)}>${w("home_cell_roll")}<small>${w("home_people", { n: each.roll.entries.length })}</small></a>${icon("forward")}</li>
    <li class="row"><a class="what" href=${to("tasks", each.body.id)}>${w("home_cell_tasks")}<small>${w("home_n_tasks", { n: each.tasks.length })}</small></a>${icon("forward")}</li></ul>
    <p class="buttons">${link(w("open_now"), to("open", each.body.id), "alt", "meeting")}</p>`)}`;
}
