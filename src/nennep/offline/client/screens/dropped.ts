// What a person set aside of a subject, or mended: all that it said, and the way to use it again.

import { html, nothing, type TemplateResult } from "lit-html";
import { day, hour } from "@/ui/client/dates";
import { button, icon, note, type Shown } from "@/ui/client/elements";
import { to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import type { Payload } from "../act";
import { labelOf, partsOf, typeOf } from "../act_types";
import type { Home } from "../home";
import { droppedIn, droppedOf, takenUp } from "../sending/dropped";
import type { AnySession } from "../session";
import type { Logged } from "../store/stored_acts";
import { kindOf, type SubjectPackage } from "../subject";
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

/** At home: of all subjects, to be read only. A subject that is over here has no page of its own any more. */
export function droppedHere(home: Home): TemplateResult {
  if (!reading) void readAll(home);
  const packOf = (subject: string): SubjectPackage | undefined =>
    home.ready.find((each) => each.subject === subject)?.pack;
  return html`<h1>${w("dropped")}</h1><p class="lead">${w("dropped_why")}</p>
    ${found && !found.length ? note("", w("dropped_none")) : nothing}
    ${(found ?? []).map((each) => {
      const pack = packOf(each.subject);
      return said(each, pack, pack ? (kindOf(each.subject)?.title(pack) ?? "") : "");
    })}`;
}

async function readAll(home: Home): Promise<void> {
  reading = true;
  const before = found;
  found = await droppedIn(home.store);
  if (before?.length !== found.length) home.draw();
  reading = false;
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
  const isOver = logged.reason === "mended" || !session.usesAgain;
  return said(logged, session.pack, "", isOver ? nothing : again(session, logged));
}

/** All that it said. Without its package the names are unknown, and only its own words are shown. */
function said(
  logged: Logged,
  pack: SubjectPackage | undefined,
  title: string,
  below: Shown = nothing,
): TemplateResult {
  const { name, payload = {}, refusal, at, reason } = logged;
  const text = name === "text";
  const parts = text || !pack ? wordsIn(payload) : partsOf({ name, payload }, pack);
  return html`<section class="card"><h2>${text ? w("unsent_texts") : labelOf(logged)}</h2>
    ${title ? html`<p class="when">${title}</p>` : nothing}
    ${parts.map((each) => html`<p class="gist">${each}</p>`)}
    ${refusal ? html`<p><b>${w("refused")}:</b> ${refusal.sentence}</p>` : nothing}
    <p class="soft small">${hour(at)}, ${day(at)}${
      reason === "mended" ? ` · ${w("dropped_mended")}` : nothing
    }</p>
    ${below}</section>`;
}

const WORDS = ["text", "gist", "title", "question", "reason", "place", "theme"];

function wordsIn(payload: Payload): string[] {
  return WORDS.map((each) => payload[each]).filter(
    (each) => typeof each === "string" && each !== "",
  ) as string[];
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
