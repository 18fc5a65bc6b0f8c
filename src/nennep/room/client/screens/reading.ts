// Reading back: the minutes as the server draws them, or as the device does while the server is not reached.
// Then the chair adopts and locks them.

import { html, nothing, type TemplateResult } from "lit-html";
import { declareScreens, hindrances } from "@/meetings/client/screens/part";
import type { Session } from "@/meetings/client/session";
import type { Read } from "@/minutes/client/local_minutes";
import { button, note, type Shown, sure } from "@/ui/client/elements";
import { to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import { localMinutes, saveFile } from "../modules";

type Reading = { state: "none" | "fetching" | "here" } | { state: "shown"; minutes: Node };

let reading: Reading = { state: "none" };

export function readBack(session: Session): TemplateResult {
  const show = (): void => void fetchMinutes(session);
  const shown = reading.state === "shown" || reading.state === "here";
  return html`<p class="lead">${w("read_steps")}</p>
    <p class="buttons">${button(w(shown ? "read_again" : "read_now"), show, shown ? "alt" : "", {
      symbol: "eye",
      off: reading.state === "fetching",
    })}</p>
    ${drawn(session)}${shown ? adopting(session) : nothing}`;
}

function drawn(session: Session): Shown | Node {
  if (reading.state === "shown") return reading.minutes;
  if (reading.state !== "here") return nothing;
  const read: Read = (item, section) => session.texts.read(session.textKey(item, section));
  return html`${note("", w("read_here"))}${localMinutes(session.draw, (module) =>
    module.localMinutes(session.pack, read),
  )}`;
}

function adopting(session: Session): Shown {
  if (!session.may("chair")) return note("", w("adopt_chair"));
  const first = hindrances(session);
  if (session.needsLook) first.push({ where: to("unsent"), words: w("refused_state") });
  if (first.length)
    return html`${note("wait", w("first"))}<ul class="rows">${first.map(
      ({ where, words }) => html`<li><a
      class="row" href=${where}>${words}</a></li>`,
    )}</ul>`;
  const adopt = (): void => {
    session.act("room.adopt_minutes", {});
    reading = { state: "none" };
    void keepCopy(session);
  };
  return html`<p class="buttons">${button(w("adopt"), () => sure(w("adopt_ask"), adopt), "", {
    symbol: "lock",
  })}</p>`;
}

/** Without a signal an adopted meeting lies in this browser only: a copy is kept outside its store. */
async function keepCopy(session: Session): Promise<void> {
  const { store } = session;
  await session.written();
  if (store?.keys.rescue && !(await session.flushed()) && !session.needsLook) await saveFile(store);
}

/** Send everything, then fetch the server's minutes. Where the server is not reached, the device draws
 *  them. */
async function fetchMinutes(session: Session): Promise<void> {
  be(session, { state: "fetching" });
  if (!(await session.flushed())) return be(session, { state: "here" });
  try {
    const answer = await fetch(session.at.minutes, { cache: "no-store" });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const minutes = page.querySelector("article.doc");
    if (!minutes) throw new Error("no minutes in the page");
    be(session, { state: "shown", minutes: document.importNode(minutes, true) });
  } catch {
    be(session, { state: "here" });
  }
}

function be(session: Session, now: Reading): void {
  reading = now;
  session.draw();
}

declareScreens({ items: { read_minutes: { shown: readBack } } });
