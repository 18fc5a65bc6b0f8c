// Cử người ghi biên bản: who takes the minutes.

import { html, nothing } from "lit-html";
import { type Entered, form, note, type Shown } from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import { toItemOf } from "../../agenda";
import { deputyOn } from "../../roll";
import type { Session } from "../../session";
import { declareScreens } from "../part";
import { people } from "../people";
import "../../opening";

const KIND = "appoint_minute_taker";

/** Who was appointed already, else the deputy: to be read, and changed, before it is said. */
export function likelyTaker({ pack }: Session): string {
  return pack.meeting.minute_taker ?? deputyOn(pack.parts.roll.entries);
}

function minuteTaker(session: Session): Shown {
  const now = session.member(session.pack.meeting.minute_taker);
  const send = (entered: Entered): void => {
    session.act("meetings.appoint_minute_taker", { person: entered.text("person") });
  };
  const choose = form(
    send,
    html`<div class="field"><label><span class="label">${w("minute_taker")}</span>${people(
      session,
      "person",
      { chosen: now?.person ?? likelyTaker(session) },
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

declareScreens({
  items: {
    [KIND]: {
      shown: minuteTaker,
      done: ({ pack }) => pack.meeting.minute_taker !== null,
      brief: (session) => session.member(session.pack.meeting.minute_taker)?.name ?? w("no_taker"),
    },
  },
  hinders: ({ pack }) =>
    pack.meeting.minute_taker ? [] : [{ where: toItemOf(pack, KIND), words: w("no_taker") }],
});
