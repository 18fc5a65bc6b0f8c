// What has not reached the server yet: all that is still on this device of this meeting, and the ways to get it there.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Act } from "../acts";
import { button, link, note, sure, type Shown } from "../parts";
import { to } from "../place";
import type { Session } from "../session";
import type { Shelf } from "../shelf";
import { hour, isoDay, w } from "../words";
import { nameOf, says } from "./said_of";
import { settling } from "./settling";

export function unsent(session: Session): TemplateResult {
  const { refused, shelf } = session;
  const head = html`<h1>${w("unsent")}</h1>${session.cannotKeep ? note("wait", w("cannot_keep")) : nothing}`;
  if (!session.unsent) return html`${head}${note("good", w("unsent_none"))}${pin(shelf)}`;
  return html`${head}${refused ? settling(session, refused)
      : note("", w(shelf && !session.cannotKeep ? "unsent_kept" : "unsent_why"))}
    <ul class="rows">${session.outbox.acts.filter((each) => each !== refused).map((each) => row(session, each, refused))}
      ${session.texts.waiting ? html`<li class="row"><span class="what">${w("unsent_texts")}</span></li>` : nothing}</ul>
    ${refused ? nothing : [...session.texts.refused].map(([name, sentence]) => words(session, name, sentence))}
    <p class="buttons">${button(w("send_now"), () => session.sendNow(), "", { symbol: "send" })}</p>
    ${shelf ? html`<h2>${w("to_file")}</h2><p>${w(shelf.vault.rescue ? "to_file_why" : "to_file_not_yet")}</p>
      <p class="buttons">${button(w("to_file"), () => void saveFile(shelf), "alt", { symbol: "download" })}</p>` : nothing}${pin(shelf)}`;
}

/** Words that the server does not take, such as under an item that it never got: a person reads them and leaves them. */
function words(session: Session, name: string, sentence: string): TemplateResult {
  const leave = (): void => sure(w("set_aside_ask"), () => void session.texts.putAside(name));
  return html`<div class="card"><p><b>${w("refused")}</b>: ${sentence}</p><blockquote>${session.texts.read(name)}</blockquote>
    <p class="buttons">${button(w("set_aside"), leave, "alt")}</p></div>`;
}

function pin(shelf: Shelf | null): Shown {
  return shelf ? html`<p>${link(w(shelf.vault.hasPin ? "pin_change" : "pin_set"), to("pin"), "quiet", "lock")}</p>` : nothing;
}

function row(session: Session, act: Act, refused: Act | null): TemplateResult {
  const waits = refused && act.seq > refused.seq ? ` · ${w("unsent_held")}` : "";
  return html`<li class="row"><span class="what">${nameOf(act)}<small>${says(session, act)}</small><small>${hour(act.capturedAt)}${waits}</small></span></li>`;
}

/** What waits on this device, encrypted as it lies, as a file to carry to the commune's computer. Works while locked. */
export async function saveFile(shelf: Shelf): Promise<void> {
  const way = document.createElement("a");
  way.href = URL.createObjectURL(await shelf.exportFile(userName()));
  way.download = `nen-nep-${isoDay(new Date().toISOString())}.json`;
  way.click();
  setTimeout(() => URL.revokeObjectURL(way.href), 60_000);
}

function userName(): string {
  try {
    return String((JSON.parse(localStorage.getItem("nennep-user") ?? "{}") as { name?: string }).name ?? "");
  } catch {
    return "";
  }
}
