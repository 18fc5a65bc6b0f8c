// The agenda: where the meeting stands, each item one tap away, and a new item.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Item } from "@/meetings/client/agenda";
import { uuid7 } from "@/offline/client/uuid";
import {
  button,
  type Entered,
  field,
  form,
  icon,
  line,
  link,
  note,
  type Shown,
  segments,
} from "@/ui/client/elements";
import { go, to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import { papers } from "../parts";
import type { Place } from "../place";
import type { Session } from "../session";
import { leanButton } from "./device_notes";
import { proxyEntry, toSheet } from "./sheet_head";

export function agenda(session: Session, place: Place): TemplateResult {
  if (place.panel === "add" && session.writes) return adding(session);
  const {
    meeting,
    parts: { items, guests, joint },
  } = session.pack;
  return html`<p class="kicker">${meeting.kind_label}${
    meeting.themes.length ? `: ${meeting.themes.join("; ")}` : ""
  }</p>
    <h1>${w("agenda")}</h1>
    ${session.may("minute") ? nothing : note("", w("read_only"))}${proxyEntry(session)}
    ${papers(session, null)}${(["opening", "body", "closing"] as const).map((phase) =>
      part(session, phase, items),
    )}
    <p class="buttons">
      ${link(`${w("guests")}${guests.length ? ` (${guests.length})` : ""}`, to("guests"), "alt", "people")}
      ${session.writes ? link(w("add_item"), to("agenda", "add"), "alt", "plus") : nothing}
      ${session.writes ? html`${toSheet()}${leanButton(session)}` : nothing}
      ${link(w("to_meeting"), session.at.meeting, "quiet", "leave")}</p>
    ${
      joint
        ? html`<h2>${w("joint")}</h2>${joint.others.map(other)}<p class="soft">${w("joint_why")}</p>`
        : nothing
    }`;
}

function part(session: Session, phase: Item["phase"], items: Item[]): Shown {
  const inside = items.map((item, at) => ({ item, at })).filter(({ item }) => item.phase === phase);
  if (!inside.length) return nothing;
  return html`<h2>${w(phase)}</h2><ol class="rows">${inside.map(
    ({ item, at }) => html`<li>
    <a class="row" href=${to("item", item.id)}><span class="ordinal">${at + 1}</span>
      <span class="what">${item.title}</span>${
        isDone(session, item)
          ? html`<span
      class="chip good">${icon("check")}${w("done")}</span>`
          : icon("forward")
      }</a>
    </li>`,
  )}</ol>`;
}

/** Whether something is recorded under an item. Never a demand: an item may pass without a word. */
function isDone(session: Session, item: Item): boolean {
  const { pack } = session;
  switch (item.kind) {
    case "roll":
      return session.count.unmarked === 0;
    case "appoint_minute_taker":
      return pack.meeting.minute_taker !== null;
    case "last_month_tasks":
      return pack.parts.carried.length > 0 && pack.parts.carried.every((each) => each.heard);
    case "assignments":
      return pack.parts.tasks.length > 0;
    case "ballot":
      return pack.parts.ballots.some((each) => each.item === item.id);
    case "paper_only":
      return pack.parts.notes.some((each) => each.item === item.id);
    case "gifts":
      return pack.parts.gifts.length > 0;
    case "close":
      return pack.meeting.closed_at !== null;
    case "score":
      return typeof pack.parts.score?.total === "number";
    default:
      break;
  }
  const written = (["gist", "conclusion"] as const).some(
    (each) => session.texts.read(session.textKey(item.id, each)) !== "",
  );
  return written || pack.parts.entries.some((each) => each.item === item.id);
}

function other(cell: {
  organisation: string;
  members: number;
  present: number;
  guests: string[];
  items: string[];
}): TemplateResult {
  const { organisation: name, present, members } = cell;
  return html`<div class="card"><h3>${w("joint_line", { name, present, members })}</h3>
    ${cell.guests.length ? html`<p>${w("guests")}: ${cell.guests.join("; ")}</p>` : nothing}
    ${
      cell.items.length ? html`<ul>${cell.items.map((each) => html`<li>${each}</li>`)}</ul>` : nothing
    }</div>`;
}

/** The kind being chosen: of an item for the paper book not even the title is written. */
let kind = "report";

function adding(session: Session): TemplateResult {
  const send = (entered: Entered): void => {
    const id = uuid7();
    session.act("meetings.add_item_in_session", { id, title: entered.text("title"), kind });
    kind = "report";
    go(to("item", id));
  };
  const choose = (chosen: string): void => {
    kind = chosen;
    session.draw();
  };
  const kinds = (["report", "ballot", "ideology", "paper_only"] as const).map(
    (each) => [each, w(`kind_${each}`)] as const,
  );
  return html`<h1>${w("add_item")}</h1>${form(
    send,
    html`
    <fieldset class="stacked"><legend>${w("item_kind")}</legend>${segments(
      "kind",
      kinds,
      kind,
      choose,
    )}</fieldset>
    ${
      kind === "paper_only"
        ? note("", w("paper_why"))
        : field(w("item_title"), line("title", { required: true }))
    }
    <p class="buttons"><button class="button" type="submit">${w("save")}</button>
    ${button(w("back"), () => go(to("agenda")), "quiet")}</p>`,
  )}`;
}
