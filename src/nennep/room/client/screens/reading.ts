// Reading back: what is still open; the minutes as the server draws them, or as the device does while the
// server is not reached. Then the chair says when the meeting ended, adopts and locks them.

import { html, nothing, type TemplateResult } from "lit-html";
import { elapsedMinutes } from "@/meetings/client/counting";
import { type Hindrance, hindrances } from "@/meetings/client/screens/part";
import { endAt, isAhead, passedMidnight, wrongEnd } from "@/meetings/client/screens/sitting/hours";
import { enough } from "@/meetings/client/screens/sitting/times";
import type { Session } from "@/meetings/client/session";
import type { Read } from "@/minutes/client/local_minutes";
import { pause, timing } from "@/offline/client/sending/timing";
import { hour } from "@/ui/client/dates";
import { offer } from "@/ui/client/dock";
import { button, field, hourLine, note, type Shown, sure } from "@/ui/client/elements";
import { go, to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import { readHour } from "@/ui/client/written";
import { shownLeftOpen } from "../left_open";
import { localMinutes, saveFile } from "../modules";

/** `minutes`: as the server drew them last, `of` what was recorded then. */
interface Reading {
  state: "none" | "fetching" | "here" | "shown";
  minutes?: Node;
  of?: string;
}

let reading: Reading = { state: "none" };

/** `opens`: the minutes are drawn at once, as one comes to read them out. */
export function readBack(session: Session, opens: boolean): TemplateResult {
  const show = (): void => void fetchMinutes(session);
  if (opens && reading.state === "none") queueMicrotask(show);
  const shown = reading.state === "here" || reading.minutes !== undefined;
  if (reading.state === "shown" && reading.of !== recorded(session)) queueMicrotask(show);
  const off = reading.state === "fetching";
  const later = !shown && !opens; // the next step of one who enters from paper
  if (later) offer({ label: w("read_now"), symbol: "eye", off, press: show });
  const first = session.may("chair") && !later ? beforeAdoption(session) : [];
  const hindered = first.length ? missing(first) : nothing;
  return html`${hindered}<h2>${w("left_open")}</h2>${shownLeftOpen(session, ended(session))}
    <h2>${w("read_back")}</h2><p class="lead">${w("read_steps")}</p>
    ${
      later
        ? nothing
        : html`<p class="buttons">${button(w(shown ? "read_again" : "read_now"), show, shown ? "alt" : "", {
            symbol: "eye",
            off,
          })}</p>`
    }
    ${drawn(session)}${shown && !first.length ? adopting(session) : nothing}`;
}

function beforeAdoption(session: Session): Hindrance[] {
  const first = hindrances(session);
  if (session.needsLook) first.push({ where: to("unsent"), words: w("refused_state") });
  return first;
}

/** Without these nothing can be adopted: they stand first, and the dock leads to the first of them. */
function missing(first: readonly Hindrance[]): Shown {
  const [next] = first;
  offer({ label: next!.words.replace(/\.$/, ""), symbol: "forward", press: () => go(next!.where) });
  return html`${note("wait", w("first"))}<ul class="rows">${first.map(
    ({ where, words }) => html`<li><a
      class="row" href=${where}>${words}</a></li>`,
  )}</ul>`;
}

function drawn(session: Session): Shown | Node {
  if (reading.minutes) return reading.minutes;
  if (reading.state !== "here") return nothing;
  return html`${note("", w("read_here"))}${localMinutes(session.draw, (module) =>
    module.localMinutes(session.pack, readIn(session)),
  )}`;
}

const readIn =
  (session: Session): Read =>
  (item, section) =>
    session.texts.read(session.textKey(item, section));

/** All that the minutes are made of: what is recorded after they were drawn makes others of them. */
function recorded(session: Session): string {
  const { meeting, parts } = session.pack;
  const read = readIn(session);
  const said = parts.items.map(({ id }) => [read(id, "gist"), read(id, "conclusion")]);
  return JSON.stringify([meeting, { ...parts, texts: said }]);
}

function adopting(session: Session): Shown {
  if (!session.may("chair")) return note("", w("adopt_chair"));
  const end = ended(session);
  const wrong = wrongIn(session, end);
  const adopt = (): void => {
    session.act("room.adopt_minutes", { ended_at: end });
    reading = { state: "none" };
    typed = null;
    void keepCopy(session);
  };
  const ask = (): void => sure(w("adopt_ask", { hour: hour(end!) }), w("adopt"), adopt);
  const off = wrong !== "" || reading.state === "fetching";
  offer({ label: w("adopt"), symbol: "lock", off, press: ask });
  return html`<h2>${w("adopt_minutes")}</h2>${endAsked(session, end, wrong)}`;
}

/** Why the minutes cannot be adopted with this end, or "". */
function wrongIn({ pack, now }: Session, end: string | null): string {
  if (!end) return w("end_first");
  const long = typed === null ? "" : wrongEnd(pack.meeting.opened_at!, end);
  return long || (isAhead(end, now) ? w("not_yet", { hour: hour(new Date(now).toISOString()) }) : "");
}

/** The hour of the end as typed here; null while nobody changed what stands there. */
let typed: string | null = null;

/** When the meeting ended: as typed, as recorded, else now. Of one entered on a later day only the paper
 *  tells it. */
function ended(session: Session): string | null {
  const { meeting } = session.pack;
  if (typed !== null) return endAt(meeting, readHour(typed) ?? "");
  const now = new Date(session.now).toISOString();
  return meeting.closed_at ?? (session.sits ? now : null);
}

function endAsked(session: Session, end: string | null, wrong: string): TemplateResult {
  const type = (event: Event): void => {
    typed = (event.target as HTMLInputElement).value;
    session.draw();
  };
  const { opened_at: opened } = session.pack.meeting;
  return html`<div @input=${type}>${field(
    w("ended_at"),
    hourLine("ended_at", typed ?? (end ? hour(end) : ""), true),
    wrong ? nothing : passedMidnight(opened!, end),
  )}</div>
    ${wrong ? note("wait", wrong) : enough(session, elapsedMinutes(opened, end, session.now))}`;
}

/** Without a signal an adopted meeting lies in this browser only: a copy is kept outside its store. A line
 *  that hangs is none: the person must not have put the phone away before the copy is there. */
async function keepCopy(session: Session): Promise<void> {
  const { store } = session;
  await session.written();
  if (!store?.keys.rescue) return;
  await Promise.race([session.flushed(), pause(timing.copy)]);
  if (session.unsent && !session.needsLook) await saveFile(store, false, session);
}

/** Send everything, then fetch the server's minutes. Where the server is not reached in time, the device
 *  draws them: a roomful of people waits. */
async function fetchMinutes(session: Session): Promise<void> {
  if (reading.state === "fetching") return;
  be(session, { ...reading, state: "fetching" });
  const late = pause(timing.reading);
  if (!(await Promise.race([session.flushed(), late]))) return be(session, { state: "here" });
  const of = recorded(session);
  try {
    const minutes = await Promise.race([drawnThere(session.at.minutes), late]);
    if (!minutes) throw new Error("no minutes in time");
    be(session, { state: "shown", minutes: document.importNode(minutes, true), of });
  } catch {
    be(session, { state: "here" });
  }
}

async function drawnThere(url: string): Promise<Element | null> {
  const answer = await fetch(url, { cache: "no-store" });
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  return new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("article.doc");
}

function be(session: Session, now: Reading): void {
  reading = now;
  session.draw();
}
