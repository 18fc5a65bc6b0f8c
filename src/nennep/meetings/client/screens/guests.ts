// Đại biểu: which guests came, and guests who were not invited.

import { html, nothing, type TemplateResult } from "lit-html";
import { refill } from "@/offline/client/mending";
import { uuid7 } from "@/offline/client/uuid";
import { button, type Entered, field, form, line, type Shown } from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import type { Guest } from "../guests";
import type { Session } from "../session";
import { interpreting } from "./interpreting";
import "../guests";
import "../words_guests";

export function guests(session: Session): TemplateResult {
  return html`<h1>${w("guests")}</h1>${guestsPart(session)}`;
}

export function guestsPart(session: Session): TemplateResult {
  const known = session.pack.parts.guests;
  return html`<p class="soft">${known.length ? w("guests_count") : w("guests_none")}</p>
    ${known.length ? html`<ul class="rows">${known.map((each) => row(session, each))}</ul>` : nothing}
    ${
      session.writes
        ? html`${allCame(session)}<details class="more" ?open=${!known.length || refused() !== null}>
      <summary>${w("add_guest")}</summary>${adding(session)}</details>`
        : nothing
    }${interpreting(session)}`;
}

/** One tap for all guests who are not marked yet: a model meeting has dozens of observers. */
function allCame(session: Session): Shown {
  const rest = session.pack.parts.guests.filter((each) => each.present === null);
  if (rest.length < 2) return nothing;
  const mark = (): void => {
    session.act("meetings.record_guest_presence", {
      marks: rest.map((each) => ({ guest: each.id, present: true })),
      new: [],
    });
  };
  return html`<p class="buttons">${button(w("rest_came", { n: rest.length }), mark, "alt", {
    symbol: "check",
  })}</p>`;
}

function row(session: Session, guest: Guest): TemplateResult {
  const put = (present: boolean): void => {
    session.act("meetings.record_guest_presence", { marks: [{ guest: guest.id, present }], new: [] });
  };
  const answer = (
    present: boolean,
    label: string,
  ): TemplateResult => html`<button type="button" class=${present ? "good" : ""}
    aria-pressed=${guest.present === present} ?disabled=${!session.writes} @click=${() =>
      put(present)}>${label}</button>`;
  return html`<li class="row"><span class="what">${guest.name}<small>${guest.title}${
    guest.is_observer ? ` · ${w("observer")}` : ""
  }</small></span>
    <span class="seg two" role="group" aria-label=${guest.name}>${answer(true, w("came"))}${answer(
      false,
      w("did_not"),
    )}</span></li>`;
}

const refused = (): { new?: Guest[] } | null => refill("meetings.record_guest_presence");

function adding(session: Session): TemplateResult {
  const again = refused()?.new?.[0];
  const send = (entered: Entered, sent: HTMLFormElement): void => {
    const guest = {
      id: again?.id ?? uuid7(),
      name: entered.text("name"),
      title: entered.text("title"),
      is_observer: entered.has("observer"),
    };
    session.act("meetings.record_guest_presence", { marks: [], new: [guest] });
    sent.reset();
  };
  const max = (name: string): number | undefined =>
    session.limit("meetings.record_guest_presence", `new.${name}`);
  return form(
    send,
    html`${field(
      w("guest_name"),
      line("name", { value: again?.name ?? "", required: true, max: max("name") }),
    )}
    ${field(w("guest_title"), line("title", { value: again?.title ?? "", max: max("title") }))}
    ${
      session.pack.meeting.is_model
        ? html`<label class="choice"><input type="checkbox"
      name="observer"><span>${w("observer")}</span></label>`
        : nothing
    }
    <p class="buttons"><button class="button alt" type="submit">${w("add_guest")}</button></p>`,
  );
}
