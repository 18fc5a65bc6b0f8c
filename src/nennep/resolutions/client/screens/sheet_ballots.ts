// Entering from paper: one ballot after the other, each under its item. A carried one can become a
// resolution.

import { html, type TemplateResult } from "lit-html";
import { declareScreens } from "@/meetings/client/screens/part";
import { ballotsOf } from "@/meetings/client/screens/voting/ballots";
import { countBallot, type Motion } from "@/meetings/client/screens/voting/count_ballot";
import type { Session } from "@/meetings/client/session";
import { uuid7 } from "@/offline/client/uuid";
import { field } from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import { titleLine } from "../resolutions";

/** The item under which the next ballot was held. */
let votedUnder = "";

function ballots(session: Session): TemplateResult {
  const { items } = session.pack.parts;
  const chosen = session.item(votedUnder) ?? items.find((each) => each.kind === "ballot") ?? items[0];
  const pick = (event: Event): void => {
    votedUnder = (event.target as HTMLSelectElement).value;
    session.draw();
  };
  return html`${items.map((each) => ballotsOf(session, each))}<section class="card">
    <div @change=${pick}>${field(
      w("at_item"),
      html`<select>${items.map(
        (each, at) =>
          html`<option value=${each.id} ?selected=${each === chosen}>${at + 1}. ${each.title}</option>`,
      )}</select>`,
    )}</div>
    ${chosen ? countBallot(session, chosen, written(session)) : html``}</section>`;
}

function written(session: Session): Motion {
  return {
    id: "sheet",
    question: "",
    stays: true,
    more: html`<label class="choice"><input type="checkbox" name="also">
      <span>${w("also_resolution")}</span></label>`,
    carried: (ballot, question, entered) => {
      if (!entered.has("also")) return;
      const { theme } = session.pack.meeting;
      const title = titleLine(question);
      session.act("resolutions.propose_resolution", {
        id: uuid7(),
        kind: "NQ",
        title,
        text: "",
        theme,
        ballot,
      });
    },
  };
}

declareScreens({ sheet: { place: 5, title: "ballot", shown: ballots } });
