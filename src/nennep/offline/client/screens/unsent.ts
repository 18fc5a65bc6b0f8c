// What is unsent of one subject, and the ways to get it to the server.

import { html, nothing, type TemplateResult } from "lit-html";
import { hour } from "@/ui/client/dates";
import { button, link, note, type Shown, sure } from "@/ui/client/elements";
import { placeParts, to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import type { Act } from "../act";
import { labelOf, summaryOf } from "../act_types";
import type { AnySession } from "../session";
import type { DeviceStore } from "../store/device_store";
import { kindOf } from "../subject";
import { dropped } from "./dropped";
import type { Save } from "./pin_form";
import { secondCopy } from "./second_copy";
import { settling } from "./settling";
import "../words_waiting";

/** `save` gives what waits to the person as a file. */
export function unsent(session: AnySession, save: Save): TemplateResult {
  const { refused, store } = session;
  if (placeParts()[1] === "dropped") return dropped(session);
  const head = html`<h1>${w("unsent")}</h1>${full(session)}`;
  if (!session.unsent) return html`${head}${note("good", w("unsent_none"))}${below(store)}`;
  return html`${head}${
    refused
      ? settling(session, refused)
      : note("", w(store && !session.cannotKeep ? "unsent_kept" : "unsent_why"))
  }
    <ul class="rows">${session.outbox.acts
      .filter((each) => each !== refused)
      .map((each) => row(session, each, refused))}
      ${
        session.texts.waiting
          ? html`<li class="row"><span class="what">${w("unsent_texts")}</span></li>`
          : nothing
      }</ul>
    ${
      refused ? nothing : [...session.texts.refused].map(([name, sentence]) => words(session, name, sentence))
    }
    ${
      refused // the rest waits behind it: its own buttons come first
        ? nothing
        : html`<p class="buttons">${sendNow(session)}</p>`
    }
    ${store ? secondCopy(store, save, session.draw) : nothing}${below(store)}`;
}

function sendNow(session: AnySession): TemplateResult {
  return button(w("send_now"), () => session.sendNow(), "", { symbol: "send" });
}

/** The device has no room: a choice was not taken, or something is not kept. */
function full(session: AnySession): Shown {
  if (session.notDone) return html`<div role="alert">${note("wait", w("choice_full"))}</div>`;
  return session.cannotKeep ? note("wait", w("cannot_keep")) : nothing;
}

/** A text that the server refuses, because it is too long or its item is gone: the person shortens or drops
 *  it. What locks the texts waits for that. */
function words(session: AnySession, name: string, sentence: string): TemplateResult {
  const where = kindOf(session.subject)?.textPlace(name);
  const leave = (): void => sure(w("set_aside_ask"), w("set_aside"), () => void session.setAside([], [name]));
  return html`<div class="card"><p><b>${w("refused")}</b>:
    ${sentence}</p><blockquote>${session.texts.read(name)}</blockquote>
    <p class="buttons">${where ? link(w("mend"), where, "alt") : nothing}${button(
      w("set_aside"),
      leave,
      "quiet",
    )}</p></div>`;
}

function below(store: DeviceStore | null): Shown {
  return store
    ? html`<p class="buttons">${link(w("dropped"), to("unsent", "dropped"), "quiet", "book")}
    ${link(w(store.keys.hasPin ? "pin_change" : "pin_set"), to("pin"), "quiet", "lock")}</p>`
    : nothing;
}

function row(session: AnySession, act: Act, refused: Act | null): TemplateResult {
  const waits = refused && act.seq > refused.seq ? ` · ${w("unsent_held")}` : "";
  return html`<li class="row"><span class="what">${labelOf(act)}<small>${summaryOf(
    act,
    session.pack,
  )}</small><small>${hour(act.capturedAt)}${waits}</small></span></li>`;
}
