// Nghị quyết, kết luận: written here, adopted by a ballot, numbered and printed after the minutes are
// adopted.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Item } from "@/meetings/client/agenda";
import { toItemOf } from "@/meetings/client/agenda";
import { declareScreens, type Hindrance } from "@/meetings/client/screens/part";
import { writing } from "@/meetings/client/screens/writing";
import type { Session } from "@/meetings/client/session";
import { button, icon, link, sure } from "@/ui/client/elements";
import { to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import { type Resolution, titleLine } from "../resolutions";

export function resolutions(session: Session, item: Item): TemplateResult {
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
    sure(w("take_out_ask"), w("take_out"), () => {
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

declareScreens({ items: { conclusion: { shown: conclusion } }, hinders });
