// The frame of every screen: refusals and troubles above it, the bar below it, and the choice of the screen.

import { html, nothing, type TemplateResult } from "lit-html";
import { attendance, passedRound } from "@/meetings/client/screens/attendance";
import { opening } from "@/meetings/client/screens/sitting/opening";
import { times } from "@/meetings/client/screens/sitting/times";
import type { Session } from "@/meetings/client/session";
import { headOf } from "@/offline/client/refusals";
import { button, icon, link, note, type Shown } from "@/ui/client/elements";
import { to } from "@/ui/client/place";
import { type Word, w } from "@/ui/client/words";
import { clockQuestion, pin, saveFile, sheet, unsent } from "../modules";
import { here, type Place } from "../place";
import { agenda } from "./agenda";
import { deviceNotes } from "./device_notes";
import { guests } from "./guests";
import { item } from "./item";
import { locked } from "./locked";

export function main(session: Session): TemplateResult {
  if (session.needsPin)
    return pin(session.draw, (module) =>
      module.unlocking(
        (typed) => session.unlock(typed),
        (share) => saveFile(session.store!, share),
        session.draw,
      ),
    );
  if (!session.loaded) return notLoaded(session);
  return html`${refusals(session)}${trouble(session)}${deviceNotes(session)}${screen(session, here())}`;
}

function screen(session: Session, place: Place): Shown {
  if (place.screen === "unsent")
    return unsent(session.draw, (module) =>
      module.unsent(session, (share) => saveFile(session.store!, share)),
    );
  const keys = session.store?.keys;
  if (place.screen === "pin" && keys)
    return pin(session.draw, (module) => module.pinSetting(keys, session.draw));
  if (session.pack.meeting.state === "cancelled") return note("", w("cancelled"));
  if (session.locked) return place.screen === "times" && session.closing ? times(session) : locked(session);
  if (session.clockDoubted) return askTime(session);
  if (!location.hash && session.pack.parts.proxy_entry?.mine) location.replace(to("sheet"));
  const fromPaper = !session.inSession && session.pack.parts.proxy_entry?.mine;
  if (place.screen === "sheet" || fromPaper) return sheet(session.draw, (module) => module.sheet(session));
  if (!session.inSession) return opening(session);
  switch (place.screen) {
    case "roll":
      return place.panel === "pass" ? passedRound(session) : attendance(session);
    case "guests":
      return guests(session);
    case "times":
      return times(session);
    case "item":
      return item(session, place);
    default:
      return agenda(session, place);
  }
}

function askTime(session: Session): Shown {
  return clockQuestion(session.draw, (module) =>
    module.clockQuestion(session.clock, session.itsDay, () => void session.timed()),
  );
}

function notLoaded(session: Session): TemplateResult {
  const why: Record<string, Word> = {
    network: "no_package_network",
    server: "no_package_server",
    gone: "gone",
    signed_out: "signed_out",
  };
  if (!session.trouble) return html``;
  if (session.trouble === "too_old") return html`<h1>${w("no_package")}</h1>${trouble(session)}`;
  return html`<h1>${w("no_package")}</h1>${note("wait", w(why[session.trouble]!))}
    ${session.trouble === "signed_out" ? link(w("sign_in"), session.at.signIn) : nothing}
    ${button(w("try_again"), () => void session.load(), session.trouble === "signed_out" ? "alt" : "")}`;
}

/** A note that something was refused, on every screen but its own. */
function refusals(session: Session): Shown {
  const { refused } = session;
  const calm = refused ? headOf(refused) : w("refused_state"); // words that were refused, at their place
  return html`<div role="alert">${
    session.needsLook && here().screen !== "unsent"
      ? html`<div class="note ${calm ? "wait" : "wrong"}">${icon("warning")}<div>
    <p>${calm ? html`<b>${calm}</b>` : html`<b>${w("refused")}:</b> ${refused?.refusal?.sentence}`}</p>
    <p>${link(w("settle"), to("unsent"), "alt")}</p></div></div>`
      : nothing
  }</div>`;
}

function trouble(session: Session): Shown {
  if (session.trouble === "too_old")
    return html`${note("wait", w("too_old"))}<p><button type="button" class="button"
      data-renew>${w("renew")}</button></p>`;
  if (session.sending !== "signed_out" && session.trouble !== "signed_out") return nothing;
  return html`<div class="note wait">${icon("lock")}<div><p>${w("sign_in_why")}</p>
    <p><a class="button alt" href=${session.at.signIn} target="_blank" rel="noopener">${w("sign_in")}</a>
    ${button(w("send_now"), () => session.sendNow(), "quiet")}</p></div></div>`;
}

/** The bar: how many are present, how long it lasts, the state of sending; below it the steps to the
 *  previous and next item. */
export function bar(session: Session): Shown {
  if (!session.loaded || here().panel === "pass") return nothing;
  return html`<div class="room-bar">${
    session.inSession
      ? facts(session)
      : html`<p
    class="room-facts">${sent(session)}</p>`
  }
    ${session.inSession && !here().panel ? steps(session, here()) : nothing}
    ${session.inSession ? index(session, here()) : nothing}</div>`;
}

/** No meeting is longer than this. When a meeting is entered from paper days later, its length is not
 *  shown before its end is known. */
const A_DAY_LONG = 720;

function facts(session: Session): TemplateResult {
  const { attended, must_attend } = session.count;
  return html`<p class="room-facts"><a
    href=${to("roll")}><b>${attended}/${must_attend}</b> ${w("present").toLowerCase()}</a>
    <a href=${to("times")}>${
      session.minutes < A_DAY_LONG ? w("minutes_long", { n: session.minutes }) : w("times")
    }</a>${sent(session)}</p>`;
}

/** What became of the acts done here. No signal is not an error, so it is not shown as one. */
function sent(session: Session): TemplateResult {
  const { sending: state, waitingCount: n } = session;
  const words =
    state === "kept" ? w(n ? "kept_n" : "kept", { n }) : w(state === "refused" ? "refused_state" : state);
  return html`<span class="state" role="status"><a class="sent ${state}"
    href=${to("unsent")}>${words}</a></span>`;
}

function steps(session: Session, place: Place): TemplateResult {
  const items = session.pack.parts.items;
  const at = items.findIndex((each) => each.id === place.item);
  if (at < 0)
    return html`<nav class="room-steps">${
      place.screen === "agenda" ? nothing : toAgenda(w("agenda"))
    }${goOn(session)}</nav>`;
  const [before, after] = [items[at - 1], items[at + 1]];
  return html`<nav class="room-steps" aria-label=${w("agenda")}>
    ${
      before
        ? html`<a class="button quiet" href=${to(
            "item",
            before.id,
          )}>${icon("back")}<span>${w("previous")}</span></a>`
        : nothing
    }
    ${toAgenda(w("item_of", { n: at + 1, of: items.length }))}
    ${
      after
        ? html`<a class="button" href=${to("item", after.id)}><span>${w("next")}</span>${icon("forward")}</a>`
        : nothing
    }</nav>`;
}

function toAgenda(label: string): TemplateResult {
  return html`<a class="button quiet" href=${to("agenda")}>${label}</a>`;
}

function goOn(session: Session): Shown {
  const items = session.pack.parts.items;
  const found = items.find((each) => each.id === lastItem) ?? items[0];
  if (!found) return nothing;
  return html`<a class="button" href=${to("item", found.id)}>
    <span>${w("go_on_at", { n: items.indexOf(found) + 1 })}</span>${icon("forward")}</a>`;
}

/** On a wide screen the agenda is beside the work. */
function index(session: Session, place: Place): TemplateResult {
  return html`<ol class="room-index">${session.pack.parts.items.map(
    (each) => html`<li>
    <a href=${to("item", each.id)} aria-current=${
      each.id === place.item ? "page" : nothing
    }>${each.title}</a></li>`,
  )}</ol>`;
}

/** The item that was shown last; empty before any was shown. */
let lastItem = "";

export function remember(place: Place): void {
  if (place.screen === "item") lastItem = place.item;
}
