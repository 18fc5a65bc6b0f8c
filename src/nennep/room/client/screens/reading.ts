// Reading back: the minutes as the server draws them, then the chair has them adopted and locked.

import { html, nothing, type TemplateResult } from "lit-html";
import { button, note, sure, type Shown } from "../parts";
import type { Session } from "../session";
import { w } from "../words";

type Reading = { state: "none" | "fetching" | "waits" | "failed" } | { state: "shown"; minutes: Node };

let reading: Reading = { state: "none" };

export function readBack(session: Session): TemplateResult {
  const show = (): void => void fetchMinutes(session);
  const shown = reading.state === "shown";
  return html`<p class="lead">${w("read_steps")}</p>
    <p class="buttons">${button(w(shown ? "read_again" : "read_now"), show, shown ? "alt" : "", { symbol: "eye", off: reading.state === "fetching" })}</p>
    ${trouble()}${reading.state === "shown" ? html`${reading.minutes}${adopting(session)}` : nothing}`;
}

function trouble(): Shown {
  if (reading.state === "waits") return note("wait", w("read_waits"));
  if (reading.state === "failed") return note("wait", w("read_failed"));
  return nothing;
}

function adopting(session: Session): Shown {
  if (!session.may("chair")) return note("", w("adopt_chair"));
  const adopt = (): void => {
    session.act("room.adopt_minutes", {});
    reading = { state: "none" };
  };
  return html`<p class="buttons">${button(w("adopt"), () => sure(w("adopt_ask"), adopt), "", { symbol: "lock" })}</p>`;
}

/** Everything first reaches the server; then its minutes are what is read out, and what will be locked. */
async function fetchMinutes(session: Session): Promise<void> {
  be(session, { state: "fetching" });
  const sent = (await session.outbox.flushed()) && (await session.texts.flushed());
  if (!sent) return be(session, { state: "waits" });
  try {
    const answer = await fetch(session.at.minutes, { cache: "no-store" });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const minutes = page.querySelector("article.doc");
    if (!minutes) throw new Error("no minutes in the page");
    be(session, { state: "shown", minutes: document.importNode(minutes, true) });
  } catch {
    be(session, { state: "failed" });
  }
}

function be(session: Session, now: Reading): void {
  reading = now;
  session.draw();
}
