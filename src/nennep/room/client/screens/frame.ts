// The frame of every screen: refusals and troubles above it, and the choice of the screen.

import { html, nothing, type TemplateResult } from "lit-html";
import { attendance } from "@/meetings/client/screens/attendance";
import { arrived } from "@/meetings/client/screens/going_on";
import type { Session } from "@/meetings/client/session";
import { headOf } from "@/offline/client/refusals";
import { offerNothing } from "@/ui/client/dock";
import { button, icon, link, note, type Shown } from "@/ui/client/elements";
import { to } from "@/ui/client/place";
import { type Word, w } from "@/ui/client/words";
import { clockQuestion, locked, opening, pin, saveFile, seldom, sheet, unsent } from "../modules";
import { here, type Place } from "../place";
import { agenda } from "./agenda";
import { deviceNotes } from "./device_notes";
import { guests } from "./guests";
import { item } from "./item";
import { times } from "./read_minutes";

export function main(session: Session): TemplateResult {
  offerNothing();
  if (session.needsPin)
    return pin(session.draw, (module) =>
      module.unlocking(
        session.store!,
        (typed) => session.unlock(typed),
        (share) => saveFile(session.store!, share),
        session.draw,
      ),
    );
  if (!session.loaded) return notLoaded(session);
  return html`${refusals(session)}${trouble(session)}${deviceNotes(session)}${arrived()}${screen(
    session,
    here(),
  )}`;
}

function screen(session: Session, place: Place): Shown {
  if (place.screen === "unsent")
    return unsent(session.draw, (module) =>
      module.unsent(session, (share) => saveFile(session.store!, share, session)),
    );
  const keys = session.store?.keys;
  if (place.screen === "pin" && keys)
    return pin(session.draw, (module) => module.pinSetting(keys, session.draw));
  if (session.pack.meeting.state === "cancelled") return note("", w("cancelled"));
  if (session.locked && !(place.screen === "times" && session.closing))
    return locked(session.draw, (module) => module.locked(session));
  if (session.locked) return times(session);
  if (session.clockDoubted) return askTime(session);
  if (!location.hash && session.pack.parts.proxy_entry?.mine) location.replace(to("sheet"));
  const fromPaper = !session.inSession && session.pack.parts.proxy_entry?.mine;
  if (place.screen === "sheet" || fromPaper) return sheet(session.draw, (module) => module.sheet(session));
  if (!session.inSession) return opening(session.draw, (module) => module.opening(session));
  switch (place.screen) {
    case "roll":
      return place.panel === "pass"
        ? seldom(session.draw, (module) => module.passedRound(session))
        : attendance(session);
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
  const { clock, draw } = session;
  const asking = { draw, hear: () => session.load(), told: () => void session.timed() };
  return clockQuestion(draw, (module) => module.clockQuestion(clock, session.itsDay, asking));
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
