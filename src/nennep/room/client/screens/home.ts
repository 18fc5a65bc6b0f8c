// Home without a network: the meetings that can be held, what is to be done, the cells.

import { html, nothing, type TemplateResult } from "lit-html";
import { BEFORE_THE_END, type Package } from "@/meetings/client/package";
import { MEETING } from "@/meetings/client/subject";
import type { Home } from "@/offline/client/home";
import { homeScreen } from "@/offline/client/screens/home";
import type { StoredPackage } from "@/offline/client/store/stored_packages";
import { idOf, subjectOf } from "@/offline/client/subject";
import { day, hour, isoDay } from "@/ui/client/dates";
import { icon, link, type Shown } from "@/ui/client/elements";
import { to } from "@/ui/client/place";
import { capital, w } from "@/ui/client/words";
import { saveFile } from "../modules";
import type { RoomData } from "../open_now";
import { cellRoll, cellTasks } from "./home_cell";
import { openNowForm } from "./open_now_form";

export type RoomHome = Home<RoomData, Package>;

export function roomHome(home: RoomHome): Shown {
  return homeScreen(home, {
    save: (share) => saveFile(home.store!, share),
    front: () => html`${meetings(home)}${todos(home)}${cells(home)}`,
    screen: (name, about) => cellScreen(home, name, about),
  });
}

function cellScreen(home: RoomHome, name: string, about: string): Shown | undefined {
  const cell = home.data?.data.cells.find((each) => each.body.id === about);
  if (!cell || !home.store) return undefined;
  if (name === "roll") return cellRoll(cell);
  if (name === "tasks") return cellTasks(cell);
  const limits = home.data?.data.limits?.["meetings.open_now"];
  return name === "open" ? openNowForm(home, home.store, cell, limits) : undefined;
}

function meetings(home: RoomHome): Shown {
  const open = home.ready.filter(
    (each) => BEFORE_THE_END.includes(each.pack.meeting.state) && !isOver(home, each),
  );
  const soonest = [...open].sort((one, other) =>
    one.pack.meeting.starts_at.localeCompare(other.pack.meeting.starts_at),
  );
  return soonest.length
    ? html`<h2>${w("home_meetings")}</h2>${soonest.map((each, at) => meeting(home, each, at === 0))}`
    : nothing;
}

/** What was fetched later does not hold it any more: it is kept only to read what was set aside of it. */
function isOver(home: RoomHome, { subject, pack, at }: StoredPackage<Package>): boolean {
  const { data, waiting } = home;
  if (!data || at > data.at || waiting.some((each) => each.subject === subject)) return false;
  return !data.data.meetings.some((each) => each.id === pack.meeting.id);
}

function meeting(
  home: RoomHome,
  { subject, pack: { meeting: it } }: StoredPackage<Package>,
  next: boolean,
): TemplateResult {
  const fetched = home.data?.data.meetings.find((each) => each.id === it.id);
  // a title names the day: after a move without a signal the fetched one is not true any more
  const isMoved = !fetched || isoDay(fetched.starts_at) !== isoDay(it.starts_at);
  const title = isMoved ? `${capital(it.kind_label)} ${day(it.starts_at)}` : fetched.title;
  return html`<section class="card ${next ? "next" : ""}"><h3>${title}</h3>
    <p class="when">${it.body.name} · ${hour(it.starts_at)}, ${day(it.starts_at)}${
      it.place ? ` · ${it.place}` : ""
    }</p>
    ${link(w("to_room"), MEETING.pageUrl(idOf(subject)), next ? "" : "alt")}</section>`;
}

/** What else is to be done, without the meetings that are listed above. */
function todos(home: RoomHome): Shown {
  const found = (home.data?.data.todos ?? []).filter((each) => !hasRoom(home, each.url));
  return found.length
    ? html`<h2>${w("home_todo")}</h2>${found.map(
        (each) => html`<section class="card"><h3>${each.title}</h3>
    <p class="when">${each.when}</p>${each.text ? html`<p>${each.text}</p>` : nothing}
    <p class="soft small">${each.action}: ${w("home_todo_signal")}</p></section>`,
      )}`
    : nothing;
}

/** Whether an address leads to a meeting that is on this device. */
function hasRoom(home: RoomHome, url: string): boolean {
  const id = /^\/buoi\/([0-9a-f-]{36})\/(hop\/)?$/.exec(url)?.[1];
  return (
    !!id &&
    home.ready.some(({ subject, pack }) => subject === subjectOf(MEETING.kind, id) || pack.meeting.id === id)
  );
}

function cells(home: RoomHome): Shown {
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
