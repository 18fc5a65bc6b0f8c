// A resolution is written and put to the vote. At the end of a meeting the conclusion of the chair is offered
// as its text, so that one press of the room decides it.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Item } from "@/meetings/client/agenda";
import { goOn, leadsOn } from "@/meetings/client/screens/going_on";
import { ballotsOf, holdBallot } from "@/meetings/client/screens/voting/ballots";
import { countBallot, type Motion } from "@/meetings/client/screens/voting/count_ballot";
import type { Session } from "@/meetings/client/session";
import { refill } from "@/offline/client/mending";
import { type Id, uuid7 } from "@/offline/client/uuid";
import { button, type Entered, field, form, line, prose, type Shown, segments } from "@/ui/client/elements";
import { leave, to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import { type Resolution, titleLine } from "../resolutions";
import { resolutions } from "./resolutions";

export function resolutionPanel(session: Session, item: Item, about: string): TemplateResult {
  const found = session.pack.parts.resolutions.find((each) => each.id === about);
  const back = to("item", item.id);
  const refused = refill<Resolution>("resolutions.propose_resolution");
  const shown = refused ?? found;
  const max = (name: string): number | undefined => session.limit("resolutions.propose_resolution", name);
  const send = (entered: Entered): void => {
    session.act("resolutions.propose_resolution", {
      id: found?.id ?? refused?.id ?? uuid7(),
      kind: entered.text("kind"),
      title: titleLine(entered.text("title")),
      text: entered.text("text"),
      theme: shown?.theme ?? session.pack.meeting.theme,
      ...(shown?.ballot ? { ballot: shown.ballot } : {}),
    });
    leave(back);
  };
  // the first of a meeting begins with what the chair concluded
  const begun = shown ?? (session.pack.parts.resolutions.length ? null : likely(session));
  return html`<h1>${w("resolution")}</h1>${form(
    send,
    html`
    <fieldset>${segments(
      "kind",
      [
        ["NQ", w("NQ")],
        ["KL", w("KL")],
      ],
      shown?.kind ?? "NQ",
    )}</fieldset>
    ${field(w("title"), line("title", { value: begun?.title ?? "", required: true, max: max("title") }))}
    ${field(w("text"), prose("text", { value: begun?.text ?? "", max: max("text") }))}
    <p class="buttons"><button class="button" type="submit">${w("save")}</button>
    ${button(w("back"), () => leave(back), "quiet")}</p>`,
  )}`;
}

/** Putting a resolution to the vote. When it is carried, a second act ties it to its ballot. */
export function votePanel(session: Session, item: Item, about: string): TemplateResult {
  const found = session.pack.parts.resolutions.find((each) => each.id === about);
  if (!found) return countBallot(session, item);
  const kind = w(found.kind).toLowerCase();
  const motion: Motion = {
    id: found.id,
    question: w("vote_on_question", { kind, title: titleLine(found.title) }),
    carried: (ballot) => void session.act("resolutions.propose_resolution", { ...found, ballot }),
  };
  return countBallot(session, item, motion);
}

/** The item on which the resolution is voted. */
export function voting(session: Session, item: Item): TemplateResult {
  const { resolutions: written, ballots } = session.pack.parts;
  const held = ballots.some((each) => each.item === item.id);
  const offered = session.writes && item.phase === "closing" && !written.length && !held;
  return html`${offered ? offer(session, item) : nothing}${resolutions(session, item)}${ballotsOf(
    session,
    item,
  )}${holdBallot(session, item, written.length || offered ? "quiet" : "")}`;
}

/** The resolution of the meeting, ready to be voted: its title by the month or the theme, its text what the
 *  chair concluded. It is written down when it is carried. */
function offer(session: Session, item: Item): Shown {
  const { theme } = session.pack.meeting;
  const max = (name: string): number | undefined => session.limit("resolutions.propose_resolution", name);
  const title = (entered: Entered): string => titleLine(entered.text("title"));
  const named = { value: usualTitle(session), required: true, max: max("title") };
  const motion: Motion = {
    id: "offered",
    question: "",
    stays: true,
    asks: (entered) => w("vote_on_question", { kind: w("NQ").toLowerCase(), title: title(entered) }),
    more: html`${field(w("title"), line("title", named))}
      ${field(w("text"), prose("text", { value: concluded(session), max: max("text") }))}`,
    carried: (ballot, _question, entered) => {
      const text = entered.text("text");
      session.act("resolutions.propose_resolution", {
        ...{ id: uuid7(), kind: "NQ", title: title(entered), text, theme, ballot },
      });
      goOn(session, item, tallyOf(session, ballot));
    },
  };
  return html`<h3>${w("offered")}</h3>${countBallot(session, item, motion)}${leadsOn(session, item)}`;
}

function tallyOf({ pack: { parts } }: Session, ballot: Id): string {
  const held = parts.ballots.find((each) => each.id === ballot)!;
  return w("passed", { n: held.votes_for, of: held.denominator, needed: held.threshold });
}

function likely(session: Session): Pick<Resolution, "title" | "text"> {
  return { title: usualTitle(session), text: concluded(session) };
}

/** Data of the cell, so always Vietnamese. */
function usualTitle({ pack: { meeting } }: Session): string {
  const [year, month] = meeting.month.split("-");
  return titleLine(meeting.theme || `nhiệm vụ tháng ${Number(month)}/${year}`);
}

/** What the chair concluded in the end; else at the single items. */
function concluded(session: Session): string {
  const { items } = session.pack.parts;
  const read = (found: Item[]): string =>
    found
      .map((each) => session.texts.read(session.textKey(each.id, "conclusion")).trim())
      .filter(Boolean)
      .join("\n");
  return read(items.filter((each) => each.kind === "conclusion")) || read(items);
}
