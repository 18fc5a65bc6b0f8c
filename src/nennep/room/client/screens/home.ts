// Home without a network: the meetings that can be held, what is to be done, the cells, what is still here.

import { html, nothing, type TemplateResult } from "lit-html";
import { BEFORE_THE_END, type Package } from "@/meetings/client/package";
import { MEETING } from "@/meetings/client/subject";
import { pinSetting, unlocking } from "@/offline/client/screens/pin_form";
import type { StoredPackage } from "@/offline/client/stored_packages";
import { idOf, subjectOf } from "@/offline/client/subject";
import { day, hour } from "@/ui/client/dates";
import { button, icon, link, note, type Shown } from "@/ui/client/elements";
import { to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import type { Home } from "../home_state";
import { saveFile } from "../modules";
import { here } from "../place";
import { cellRoll, cellTasks } from "./home_cell";
import { stillHere } from "./home_unsent";
import { openNowForm } from "./open_now_form";

export function homeScreen(home: Home): Shown {
  if (!home.loaded) return nothing;
  if (!home.user) return home.users.length ? who(home) : nothingHere(home);
  if (!home.store) return html`${head(home)}${note("wait", w("home_cannot"))}${again(home)}`;
  const { store } = home;
  if (home.locked)
    return unlocking(
      (pin) => home.unlock(pin),
      () => saveFile(store),
      home.draw,
    );
  const { screen, panel } = here();
  const cell = home.cell(panel);
  if (screen === "unsent") return html`${toHome()}${stillHere(home)}`;
  if (screen === "roll" && cell) return html`${toHome()}${cellRoll(cell)}`;
  if (screen === "tasks" && cell) return html`${toHome()}${cellTasks(cell)}`;
  if (screen === "open" && cell) return html`${toHome()}${openNowForm(home.store, cell)}`;
  if (screen === "pin") return html`${toHome()}${pinSetting(store.keys, home.draw)}`;
  return front(home);
}

function head(home: Home): TemplateResult {
  if (home.reached) return html`<h1>${w("home_here")}</h1>${note("good", w("home_back"))}`;
  if (home.elsewhere) return html`<h1>${w("home_needs_signal")}</h1><p class="lead">${w("home_works")}</p>`;
  return html`<h1>${w(navigator.onLine ? "home_no_server" : "home_no_signal")}</h1>`;
}

function again(home: Home): TemplateResult {
  const go = (): void =>
    location.pathname === "/khung/mat-song/" ? location.assign("/") : location.reload();
  return html`<p class="buttons">${button(w(home.reached ? "home_go_on" : "try_again"), go, "alt", {
    symbol: "refresh",
  })}</p>`;
}

function nothingHere(home: Home): TemplateResult {
  return html`<h1>${w("home_nothing")}</h1>${note("", w("home_nothing_why"))}${again(home)}`;
}

function who(home: Home): TemplateResult {
  return html`<h1>${w("home_who")}</h1><p class="buttons">
    ${home.users.map((each, at) =>
      button(each.name || w("home_me", { n: at + 1 }), () => void home.choose(each), "alt"),
    )}</p>`;
}

function toHome(): TemplateResult {
  return html`<p><a href=${to("")}>${icon("back")} ${w("home")}</a></p>`;
}

function front(home: Home): TemplateResult {
  const { data } = home;
  return html`${head(home)}
    ${
      data
        ? html`<p class="soft">${w("home_as_of", { hour: hour(data.at), day: day(data.at) })}</p>`
        : note("", w("home_nothing_why"))
    }
    ${again(home)}${unsentLine(home)}${meetings(home)}${todos(home)}${cells(home)}`;
}

function unsentLine(home: Home): Shown {
  if (!home.here) return nothing;
  return html`<div class="note wait">${icon("warning")}<div><p>${w("home_n_here", { n: home.here })}</p>
    <p><a href=${to("unsent")}>${w("home_still_here")}</a></p></div></div>`;
}

function meetings(home: Home): Shown {
  const open = home.ready.filter(({ pack }) => BEFORE_THE_END.includes(pack.meeting.state));
  const soonest = [...open].sort((one, other) =>
    one.pack.meeting.starts_at.localeCompare(other.pack.meeting.starts_at),
  );
  return soonest.length
    ? html`<h2>${w("home_meetings")}</h2>${soonest.map((each, at) => meeting(home, each, at === 0))}`
    : nothing;
}

function meeting(
  home: Home,
  { subject, pack: { meeting: it } }: StoredPackage<Package>,
  next: boolean,
): TemplateResult {
  const title =
    home.data?.data.meetings.find((each) => each.id === it.id)?.title ??
    `${it.kind_label} ${day(it.starts_at)}`;
  return html`<section class="card ${next ? "next" : ""}"><h3>${title}</h3>
    <p class="when">${it.body.name} · ${hour(it.starts_at)}, ${day(it.starts_at)}${
      it.place ? ` · ${it.place}` : ""
    }</p>
    ${link(w("home_to_room"), MEETING.pageUrl(idOf(subject)), next ? "" : "alt")}</section>`;
}

/** What else is to be done; what is done in a room that lies here stands above. */
function todos(home: Home): Shown {
  const found = (home.data?.data.todos ?? []).filter((each) => !hasRoom(home, each.url));
  return found.length
    ? html`<h2>${w("home_todo")}</h2>${found.map(
        (each) => html`<section class="card"><h3>${each.title}</h3>
    <p class="when">${each.when}</p>${each.text ? html`<p>${each.text}</p>` : nothing}
    <p class="soft small">${each.action}: ${w("home_todo_signal")}</p></section>`,
      )}`
    : nothing;
}

/** Whether an address leads to a meeting whose room lies here. */
function hasRoom(home: Home, url: string): boolean {
  const id = /^\/buoi\/([0-9a-f-]{36})\/(hop\/)?$/.exec(url)?.[1];
  return (
    !!id &&
    home.ready.some(({ subject, pack }) => subject === subjectOf(MEETING.kind, id) || pack.meeting.id === id)
  );
}

function cells(home: Home): Shown {
  return html`${home.data?.data.cells.map(
    (each) => html`<h2>${each.body.name || each.organisation.name}</h2><ul class="rows">
    <li class="row"><a class="what" href=${to("roll", each.body.id)}>${w("home_cell_roll")}<small>${w(
      "home_people",
      { n: each.roll.entries.length },
    )}</small></a>${icon("forward")}</li>
    <li class="row"><a class="what" href=${to("tasks", each.body.id)}>${w("home_cell_tasks")}<small>${w(
      "home_n_tasks",
      { n: each.tasks.length },
    )}</small></a>${icon("forward")}</li></ul>
    <p class="buttons">${link(w("open_now"), to("open", each.body.id), "alt", "meeting")}</p>`,
  )}`;
}
