// What a person set aside of a subject, or mended: all that it said, and the way to use it again.

import { html, nothing, type TemplateResult } from "lit-html";
import { day, hour } from "@/ui/client/dates";
import { button, icon, note, type Shown } from "@/ui/client/elements";
import { to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import { labelOf, partsOf, typeOf } from "../act_types";
import { droppedOf, takenUp } from "../sending/dropped";
import type { AnySession } from "../session";
import type { Logged } from "../store/stored_acts";
import "../words_waiting";

/** What the log says; null until it is read. */
let found: Logged[] | null = null;
let reading = false;

export function dropped(session: AnySession): TemplateResult {
  if (!reading) void read(session);
  return html`<p><a href=${to("unsent")}>${icon("back")} ${w("unsent")}</a></p>
    <h1>${w("dropped")}</h1><p class="lead">${w("dropped_why")}</p>
    ${found && !found.length ? note("", w("dropped_none")) : nothing}
    ${(found ?? []).map((each) => card(session, each))}`;
}

/** Read the log, and draw it when it says something else than before. */
async function read(session: AnySession): Promise<void> {
  reading = true;
  const before = found;
  found = await droppedOf(session);
  if (before?.length !== found.length) session.draw();
  reading = false;
}

function card(session: AnySession, logged: Logged): TemplateResult {
  const { name, payload = {}, refusal, at, reason } = logged;
  const text = name === "text";
  const said = text ? [String(payload["text"])] : partsOf({ name, payload }, session.pack);
  return html`<section class="card"><h2>${text ? w("unsent_texts") : labelOf(logged)}</h2>
    ${said.map((each) => html`<p class="gist">${each}</p>`)}
    ${refusal ? html`<p><b>${w("refused")}:</b> ${refusal.sentence}</p>` : nothing}
    <p class="soft small">${hour(at)}, ${day(at)}${
      reason === "mended" ? ` · ${w("dropped_mended")}` : nothing
    }</p>
    ${reason === "mended" || !session.usesAgain ? nothing : again(session, logged)}</section>`;
}

/** To its form, with what it said; where it has none, as it was. */
function again(session: AnySession, logged: Logged): Shown {
  const { key, name, payload = {} } = logged;
  const where = typeOf(name).mend?.(payload, session.pack);
  const use = async (): Promise<void> => {
    if (where) return session.mend({ key, name, payload }, where);
    await useAgain(session, logged);
    void read(session);
  };
  return html`<p class="buttons">${button(w("use_again"), () => void use(), "alt")}</p>`;
}

/** It is done after all, as it was. Words go where they still stand, else to the end of their text. */
async function useAgain(session: AnySession, { key, name, payload = {} }: Logged): Promise<void> {
  const { section, text = "" } = payload as { section?: string; text?: string };
  if (name === "text" && section) {
    const now = session.texts.read(section);
    session.texts.write(section, now.includes(text) ? `${now}\n` : [now, text].filter(Boolean).join("\n"));
  } else session.act(name, payload);
  await takenUp(session, key);
}
