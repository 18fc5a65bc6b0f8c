// Nghị quyết, kết luận: written here, adopted by a ballot, numbered and printed after the minutes are
// adopted.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Item } from "@/meetings/client/agenda";
import { toItemOf } from "@/meetings/client/agenda";
import { declareScreens, type Hindrance } from "@/meetings/client/screens/part";
import { ballotsOf, holdBallot } from "@/meetings/client/screens/voting/ballots";
import { countBallot, type Motion } from "@/meetings/client/screens/voting/count_ballot";
import { writing } from "@/meetings/client/screens/writing";
import type { Session } from "@/meetings/client/session";
import { refill } from "@/offline/client/mending";
import { uuid7 } from "@/offline/client/uuid";
import {
  button,
  type Entered,
  field,
  form,
  icon,
  line,
  link,
  prose,
  segments,
  sure,
} from "@/ui/client/elements";
import { leave, to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import { type Resolution, titleLine } from "../resolutions";

function resolutions(session: Session, item: Item): TemplateResult {
  const found = session.pack.parts.resolutions;
  return html`${found.map((each) => card(session, item, each))}
    ${
      session.writes
        ? html`<p class="buttons">${link(
            w("write_resolution"),
            to("item", item.id, "resolution"),
            found.length ? "quiet" : "alt",
            "pen",
          )}</p>`
        : nothing
    }`;
}

function card(session: Session, item: Item, resolution: Resolution): TemplateResult {
  const ballot = session.pack.parts.ballots.find((each) => each.id === resolution.ballot);
  const out = (): void =>
    sure(w("take_out_ask"), () => {
      session.act("resolutions.withdraw_resolution", { resolution: resolution.id });
    });
  return html`<section class="card"><h3>${w("named", {
    kind: w(resolution.kind),
    title: titleLine(resolution.title),
  })}</h3>
    ${resolution.text ? html`<p class="gist">${resolution.text}</p>` : nothing}
    <p>${
      ballot
        ? html`<span class="chip good">${icon("check")}${w("tally", {
            for: ballot.votes_for,
            against: ballot.votes_against,
            other: ballot.votes_other,
          })}</span>`
        : html`<span class="chip wait">${icon("clock")}${w("not_voted")}</span>`
    }</p>
    ${
      session.writes
        ? html`<p class="buttons">
      ${ballot ? nothing : link(w("vote_on"), to("item", item.id, "vote", resolution.id), "", "hand")}
      ${link(w("edit"), to("item", item.id, "resolution", resolution.id), "quiet")}
      ${ballot ? nothing : button(w("take_out"), out, "quiet")}</p>`
        : nothing
    }</section>`;
}

function resolutionPanel(session: Session, item: Item, about: string): TemplateResult {
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
    ${field(w("title"), line("title", { value: shown?.title ?? "", required: true, max: max("title") }))}
    ${field(w("text"), prose("text", { value: shown?.text ?? "", max: max("text") }))}
    <p class="buttons"><button class="button" type="submit">${w("save")}</button>
    ${button(w("back"), () => leave(back), "quiet")}</p>`,
  )}`;
}

/** Putting a resolution to the vote. When it is carried, a second act ties it to its ballot. */
function votePanel(session: Session, item: Item, about: string): TemplateResult {
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

/** A resolution (nghị quyết) needs a ballot that carried it; a conclusion (kết luận) needs none. */
function hinders({ pack }: Session): Hindrance[] {
  const { resolutions: found, ballots } = pack.parts;
  return found
    .filter((each) => each.kind === "NQ" && !ballots.some((one) => one.id === each.ballot && one.passed))
    .map((each) => ({
      where: toItemOf(pack, "ballot"),
      words: `${w("NQ")} ${titleLine(each.title)}: ${w("not_voted")}`,
    }));
}

function conclusion(session: Session, item: Item): TemplateResult {
  const key = session.textKey(item.id, "conclusion");
  return html`${writing(session, key, w("conclusion"))}${resolutions(session, item)}`;
}

function voting(session: Session, item: Item): TemplateResult {
  const kind = session.pack.parts.resolutions.length ? "alt" : "";
  return html`${resolutions(session, item)}${ballotsOf(session, item)}${holdBallot(session, item, kind)}`;
}

declareScreens({
  items: {
    conclusion: { shown: conclusion },
    ballot: {
      shown: voting,
      done: ({ pack }, item) => pack.parts.ballots.some((each) => each.item === item.id),
    },
  },
  panels: { resolution: resolutionPanel, vote: votePanel },
  hinders,
});
