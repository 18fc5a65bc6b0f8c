// A step of the meeting, and in it one agenda item: the screen of its kind, the text under it, and what else
// one can do there.

import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import type { Item } from "@/meetings/client/agenda";
import { said, speakers } from "@/meetings/client/screens/entries";
import { papers } from "@/meetings/client/screens/papers";
import { itemScreen, panelOf } from "@/meetings/client/screens/part";
import { ballotsOf, holdBallot } from "@/meetings/client/screens/voting/ballots";
import { writing } from "@/meetings/client/screens/writing";
import type { Session } from "@/meetings/client/session";
import { stepAt, stepsIn } from "@/meetings/client/steps/grouping";
import { link, note, type Shown } from "@/ui/client/elements";
import { to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import type { Place } from "../place";
import { itemRow } from "./steps/rows";

export function item(session: Session, place: Place): TemplateResult {
  const found = session.item(place.item);
  if (!found) return html`${note("wait", w("gone"))}${link(w("agenda"), to("agenda"))}`;
  const panel = session.writes ? panelOf(session, found, place.panel, place.about) : undefined;
  if (panel) return html`<p class="kicker">${found.title}</p>${panel}`;
  return step(session, found);
}

/** The first item of the step that is shown, so that one who opens another item of it is led there. */
let shown: Item | undefined;

/** The step that holds the item: the item itself, the others of the step as lines that lead to them. */
function step(session: Session, found: Item): TemplateResult {
  const steps = stepsIn(session.pack);
  const { title, items } = steps[stepAt(steps, found.id)]!;
  if (items.length === 1) return html`<h1>${found.title}</h1>${about(session, found)}`;
  const within = shown?.id === items[0]?.id;
  shown = items[0];
  const open = (): TemplateResult => html`<h2 class="title">${found.title}</h2>${about(session, found)}`;
  return html`<h1>${title}</h1><ol class="rows step">${repeat(
    items,
    (each) => each.id,
    (each) =>
      each.id === found.id
        ? html`<li class="open" ?data-here=${within && each.id !== items[0]?.id}>${open()}</li>`
        : html`<li>${itemRow(session, each)}</li>`,
  )}</ol>`;
}

function about(session: Session, found: Item): TemplateResult {
  return html`${found.field ? html`<p class="kicker">${found.field}</p>` : nothing}${
    found.hint ? html`<p class="lead">${found.hint}</p>` : nothing
  }${papers(session, found.id)}${speakers(session, found)}${inside(session, found)}`;
}

/** Kinds whose own screen is followed by the text of the item. */
const WITH_TEXT = ["last_month_tasks", "opening", "adopt_agenda"];

/** The screen of the kind. A kind without one is a discussion. */
function inside(session: Session, found: Item): Shown {
  if (found.kind === "ideology") return ideology(session, found);
  const own = itemScreen(found.kind);
  if (!own) return talk(session, found);
  return html`${own.shown(session, found)}${WITH_TEXT.includes(found.kind) ? text(session, found) : nothing}`;
}

/** Report, discussion, self-criticism and the like: a short text, who spoke, the conclusion. */
function talk(session: Session, found: Item): TemplateResult {
  return html`${gist(session, found)}
    ${said(session, found)}
    ${
      session.writes
        ? html`<p class="buttons">${link(w("say_more"), to("item", found.id, "say"), "alt", "speech")}</p>`
        : nothing
    }
    ${conclusion(session, found)}${ballotsOf(session, found)}${also(session, found)}`;
}

/** Tư tưởng, dư luận: a short text; nobody is named. */
function ideology(session: Session, found: Item): TemplateResult {
  const key = session.textKey(found.id, "gist");
  const help = html`${keepsItself(session)} ${w("ideology_why")}`;
  return html`${writing(session, key, w("ideology"), help)}${also(session, found)}`;
}

function text(session: Session, found: Item): TemplateResult {
  return html`${gist(session, found)}${said(session, found)}${also(session, found)}`;
}

function gist(session: Session, found: Item): TemplateResult {
  return writing(session, session.textKey(found.id, "gist"), w("gist"), keepsItself(session));
}

/** Under a text: that nothing has to be pressed for it. */
function keepsItself({ writes }: Session): Shown {
  return writes ? w("keeps_itself") : nothing;
}

function conclusion(session: Session, found: Item): TemplateResult {
  const key = session.textKey(found.id, "conclusion");
  return html`<details class="more"
    ?open=${session.texts.read(key) !== ""}><summary>${w("conclusion")}</summary>
    ${writing(session, key, w("conclusion"))}</details>`;
}

/** Kinds of discussion: they have the button for an opinion already. */
const TALK = [
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
];

/** What else one can do under an item, one tap away. */
function also(session: Session, found: Item): Shown {
  if (!session.writes) return nothing;
  const says = !["ideology", "paper_only", ...TALK].includes(found.kind);
  return html`<details class="more"><summary>${w("also")}</summary><p class="buttons">
    ${says ? link(w("say"), to("item", found.id, "say"), "alt", "speech") : nothing}
    ${holdBallot(session, found, "alt")}
    ${link(w("write_resolution"), to("item", found.id, "resolution"), "alt", "pen")}</p></details>`;
}
