// Quà tặng: a line for each gift.

import { html, nothing, type TemplateResult } from "lit-html";
import { refill } from "@/offline/client/mending";
import { uuid7 } from "@/offline/client/uuid";
import { type Entered, field, form, line, note } from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import type { Gift } from "../guests";
import type { Session } from "../session";
import "../guests";

export function gifts(session: Session): TemplateResult {
  const refused = refill<Gift>("meetings.record_gift");
  const max = session.limit("meetings.record_gift", "line");
  const send = (entered: Entered, sent: HTMLFormElement): void => {
    session.act("meetings.record_gift", { id: refused?.id ?? uuid7(), line: entered.text("line") });
    sent.reset();
  };
  const known = session.pack.parts.gifts;
  return html`${
    known.length
      ? html`<ul class="rows">${known.map(
          (each) => html`<li class="row"><span class="what">${each.line}</span>
      ${
        session.writes
          ? html`<button type="button" class="button quiet" @click=${() =>
              session.act("meetings.withdraw_gift", { gift: each.id })}>
        ${w("take_out")}</button>`
          : nothing
      }</li>`,
        )}</ul>`
      : nothing
  }
    ${
      session.writes
        ? form(
            send,
            html`${field(w("gift"), line("line", { value: refused?.line ?? "", required: true, max }))}
      <p class="buttons"><button class="button" type="submit">${w("add_gift")}</button></p>`,
          )
        : note("", w("read_only"))
    }`;
}
