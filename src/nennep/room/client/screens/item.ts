// One agenda item: what its kind asks for, the writing under it, and the other things one may do there.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Item } from "@/meetings/client/agenda";
import { type Entered, form, link, note, type Shown } from "@/ui/client/elements";
import { go, to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import { papers, people, writing } from "../parts";
import type { Place } from "../place";
import type { Session } from "../session";
import { canVote, rollPart } from "./attendance";
import { ballotPanel, ballotsOf, opinionPanel } from "./ballot";
import { gifts, guestsPart } from "./guests";
import { paper } from "./paper";
import { readBack } from "./reading";
import { resolutionPanel, resolutions } from "./resolution";
import { score } from "./score";
import { said, sayPanel } from "./talk";
import { carried, tasks } from "./tasks";
import { timesPart } from "./times";

export function item(session: Session, place: Place): TemplateResult {
  const found = session.item(place.item);
  if (!found) return html`${note("wait", w("gone"))}${link(w("agenda"), to("agenda"))}`;
  const panel = session.writes ? panelOf(session, found, place) : nothing;
  if (panel !== nothing) return html`<p class="kicker">${found.title}</p>${panel}`;
  return html`${head(session, found)}${inside(session, found)}`;
}

function panelOf(session: Session, found: Item, place: Place): Shown {
  switch (place.panel) {
    case "say":
      return sayPanel(session, found, place.about);
    case "ballot":
      return ballotPanel(session, found, place.about);
    case "opinion":
      return opinionPanel(session, found, place.about);
    case "resolution":
      return resolutionPanel(session, found, place.about);
    default:
      return nothing;
  }
}

function head(session: Session, found: Item): TemplateResult {
  const items = session.pack.parts.items;
  const n = items.indexOf(found) + 1;
  return html`<p class="kicker">${w("item_of", { n, of: items.length })} · ${w(found.phase)}${
    found.field ? ` · ${found.field}` : ""
  }</p>
    <h1>${found.title}</h1>${found.hint ? html`<p class="lead">${found.hint}</p>` : nothing}${papers(
      session,
      found.id,
    )}`;
}

function inside(session: Session, found: Item): Shown {
  return (INSIDE[found.kind] ?? talk)(session, found);
}

/** Report, discussion, self-criticism and the like: write in short, record who spoke, conclude. */
function talk(session: Session, found: Item): TemplateResult {
  return html`${writing(session, session.textKey(found.id, "gist"), w("gist"))}
    ${said(session, found)}
    ${
      session.writes
        ? html`<p class="buttons">${link(w("say"), to("item", found.id, "say"), "", "speech")}</p>`
        : nothing
    }
    ${conclusion(session, found)}${ballotsOf(session, found)}${also(session, found)}`;
}

function texts(session: Session, found: Item): TemplateResult {
  return html`${writing(session, session.textKey(found.id, "gist"), w("gist"))}${said(
    session,
    found,
  )}${also(session, found)}`;
}

function conclusion(session: Session, found: Item): TemplateResult {
  const key = session.textKey(found.id, "conclusion");
  return html`<details class="more"
    ?open=${session.texts.read(key) !== ""}><summary>${w("conclusion")}</summary>
    ${writing(session, key, w("conclusion"))}</details>`;
}

/** What one may also do under an item, one tap away. */
function also(session: Session, found: Item): Shown {
  if (!session.writes) return nothing;
  const discusses = !["ideology", "paper_only"].includes(found.kind);
  const isTalk = [
    "report",
    "discussion",
    "field",
    "theme",
    "exchange",
    "self_criticism",
    "answers",
    "guest_remarks",
    "dues",
    "superior_documents",
  ].includes(found.kind);
  return html`<details class="more"><summary>${w("also")}</summary><p class="buttons">
    ${discusses && !isTalk ? link(w("say"), to("item", found.id, "say"), "alt", "speech") : nothing}
    ${holdBallot(session, found, "alt")}
    ${link(w("write_resolution"), to("item", found.id, "resolution"), "alt", "pen")}</p></details>`;
}

function holdBallot(session: Session, found: Item, kind: string): Shown {
  return session.writes ? link(w("hold_ballot"), to("item", found.id, "ballot"), kind, "hand") : nothing;
}

function order(session: Session): TemplateResult {
  return html`<ol>${session.pack.parts.items.map((each) => html`<li>${each.title}</li>`)}</ol>
    ${
      session.writes
        ? html`<p class="buttons">${link(w("add_item"), to("agenda", "add"), "alt", "plus")}</p>`
        : nothing
    }`;
}

function minuteTaker(session: Session): TemplateResult {
  const now = session.member(session.pack.meeting.minute_taker);
  const send = (entered: Entered): void => {
    session.act("meetings.appoint_minute_taker", { person: entered.text("person") });
    const next = session.pack.parts.items.findIndex((each) => each.kind === "appoint_minute_taker") + 1;
    if (!now && session.pack.parts.items[next]) go(to("item", session.pack.parts.items[next].id));
  };
  const choose = form(
    send,
    html`<div class="field"><label><span class="label">${w("minute_taker")}</span>${people(
      session,
      "person",
      { chosen: now?.person ?? "" },
    )}</label></div>
    <p class="buttons"><button class="button" type="submit">${w("appoint")}</button></p>`,
  );
  if (!now) return session.writes ? choose : note("", w("read_only"));
  return html`${note("good", w("appointed", { name: now.name }))}
    ${
      session.writes
        ? html`<details class="more"><summary>${w("change")}</summary>${choose}</details>`
        : nothing
    }`;
}

/** What each kind of item asks for; any other is talked about. */
const INSIDE: Record<string, (session: Session, found: Item) => Shown> = {
  appoint_minute_taker: minuteTaker,
  roll: (session) => html`${rollPart(session)}${canVote(session)}`,
  last_month_tasks: (session, found) => html`${carried(session)}${texts(session, found)}`,
  opening: (session, found) => html`${guestsPart(session)}${texts(session, found)}`,
  ideology: (session, found) => {
    const key = session.textKey(found.id, "gist");
    return html`${writing(session, key, w("ideology"), w("ideology_why"))}${also(session, found)}`;
  },
  paper_only: paper,
  conclusion: (session, found) => {
    const key = session.textKey(found.id, "conclusion");
    return html`${writing(session, key, w("conclusion"))}${resolutions(session, found)}`;
  },
  assignments: tasks,
  ballot: (session, found) => {
    const kind = session.pack.parts.resolutions.length ? "alt" : "";
    const held = html`${ballotsOf(session, found)}${holdBallot(session, found, kind)}`;
    return html`${resolutions(session, found)}${held}`;
  },
  gifts,
  score,
  read_minutes: readBack,
  close: timesPart,
  adopt_agenda: (session, found) => html`${order(session)}${texts(session, found)}`,
};
