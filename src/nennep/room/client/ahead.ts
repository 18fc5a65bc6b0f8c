// Fetching ahead (root #ahead of the server's pages): what is ready to be held without a signal is said beforehand,
// and kept fresh by itself while there is one.

import { html, nothing, render, type TemplateResult } from "lit-html";
import { persisted } from "./device";
import { BEFORE_THE_END } from "./home";
import { bringAlong, type Brought, type Kit } from "./kit";
import { syncAll } from "./lanes";
import { fetchPackage, Unreached, type Id } from "./package";
import { button, drawFrom, icon, link, note, type Shown } from "./parts";
import { pinSetting, unlocking } from "./screens/pin_form";
import { saveFile } from "./screens/unsent";
import { Shelf } from "./shelf";
import { clockOf } from "./stored_clock";
import { HOME_HERE, UNSENT } from "./users";
import { day, hour, number, w, type Word } from "./words";

/** What was fetched within this time is fresh enough. */
const FRESH_MS = 30 * 60_000;
/** Below this the device is said to be short of space; a year of a cell's meetings takes less than a tenth of it. */
const SHORT_BYTES = 50_000_000;

/** When all of it was last found to be fresh. */
const FETCHED = "fetched";

interface Kept { kit: Kit; at: string; bytes: number; meetings: { id: Id; starts_at: string; server: Id }[] }

/** Fetch the kit and the packages of its meetings, each only when it has changed. Sends first what waits. */
export async function fetchAhead(shelf: Shelf): Promise<Brought> {
  if ((await shelf.lanes()).length) await syncAll(shelf, 1);
  const brought = await bringAlong(shelf);
  const kit = (await shelf.kit())?.kit;
  if (!kit || !["kept", "same"].includes(brought)) return brought;
  const clock = await clockOf(shelf);
  for (const { id } of kit.meetings) {
    const have = (await shelf.package(id))?.pack;
    try {
      const found = await fetchPackage(`/buoi/${id}/goi.json`, clock, have?.version || undefined);
      if (found && found.pack.user === shelf.user) await shelf.putPackage(id, found.pack, found.bytes);
    } catch (error) {
      if (!(error instanceof Unreached)) return "cannot_keep";
      if (error.why !== "gone") return "unreached";
    }
  }
  await tidy(shelf, kit);
  await shelf.putSetting(FETCHED, new Date().toISOString());
  return brought;
}

/** Take off the device what is over; what has something unsent stays. */
async function tidy(shelf: Shelf, kit: Kit): Promise<void> {
  const wanted = new Set(kit.meetings.map((each) => each.id));
  for (const { lane, pack } of await shelf.packages()) {
    if (!wanted.has(lane) && !wanted.has(pack.meeting.id)) await shelf.dropPackage(lane);
  }
}

class Ahead {
  kept: Kept | null = null;
  here = 0;
  state: "resting" | "fetching" | "pin" | Exclude<Brought, "kept" | "same"> = "resting";
  warning: Word | null = null;

  constructor(readonly shelf: Shelf, readonly root: HTMLElement) {}

  draw = (): void => {
    render(strip(this), this.root);
    this.root.hidden = false;
  };

  async read(): Promise<void> {
    const { acts, texts } = await this.shelf.counts();
    this.here = acts + texts;
    if (this.shelf.open) {
      const kit = await this.shelf.kit();
      const packs = await this.shelf.packages();
      const meetings = packs.filter(({ pack }) => BEFORE_THE_END.includes(pack.meeting.state))
        .map(({ lane, pack: { meeting } }) => ({ id: lane, server: meeting.id, starts_at: meeting.starts_at }));
      const at = (await this.shelf.setting(FETCHED)) as string | undefined;
      this.kept = kit && { ...kit, at: at ?? kit.at, meetings, bytes: packs.reduce((sum, each) => sum + each.bytes, kit.bytes) };
    }
    this.draw();
  }

  /** By itself: only what somebody has asked for once, by setting a PIN. */
  async renew(): Promise<void> {
    const old = !this.kept || Date.now() - Date.parse(this.kept.at) > FRESH_MS || this.here > 0;
    if (this.shelf.vault.hasPin && this.shelf.open && navigator.onLine && old) await this.fetch();
  }

  async fetch(): Promise<void> {
    this.state = "fetching";
    this.draw();
    const brought = await fetchAhead(this.shelf);
    this.state = brought === "kept" || brought === "same" ? "resting" : brought;
    await this.look();
    await this.read();
  }

  /** Whether the browser will keep it. */
  async look(): Promise<void> {
    const { granted, usage, quota } = await persisted();
    this.warning = quota && quota - usage < SHORT_BYTES ? "ahead_no_room" : granted ? null : "ahead_not_kept";
  }
}

function strip(ahead: Ahead): Shown {
  const { kept, shelf, state } = ahead;
  if (state === "pin") {
    return html`<section class="card">${shelf.open ? pinSetting(shelf.vault, () => void pinGiven(ahead))
      : unlocking((pin) => shelf.vault.unlock(pin), () => void saveFile(shelf), () => void pinGiven(ahead))}</section>`;
  }
  return html`<div class="note ${kept && shelf.vault.hasPin ? "good" : ""}">${icon(kept ? "check" : "download")}<div>${said(ahead)}
    ${ahead.here ? html`<p><a href=${UNSENT}>${w("home_n_here", { n: ahead.here })}</a></p>` : nothing}</div></div>
    ${ahead.warning && kept ? note("wait", w(ahead.warning)) : nothing}`;
}

/** Draws again; goes on when there is a PIN and it was given. */
async function pinGiven(ahead: Ahead): Promise<void> {
  const { vault } = ahead.shelf;
  if (vault.hasPin && vault.state === "open") await ahead.fetch();
  else ahead.draw();
}

function said(ahead: Ahead): TemplateResult {
  const { kept, shelf, state } = ahead;
  const ask = (): void => {
    ahead.state = "pin";
    ahead.draw();
  };
  if (!shelf.open) return html`<p>${w("ahead_locked")}</p><p>${button(w("unlock"), ask, "alt", { symbol: "lock" })}</p>`;
  if (state === "fetching") return html`<p>${w("ahead_fetching")}</p>`;
  if (!kept || !shelf.vault.hasPin) {
    return html`<p>${w("ahead_offer_why")}</p>${failure(ahead)}<p>${button(w("ahead_offer"), ask, "alt", { symbol: "download" })}</p>`;
  }
  return html`<p><b>${w("ahead_ready")}</b></p><p>${what(kept)}</p>${missing(ahead, kept)}${failure(ahead)}
    <p class="buttons">${button(w("ahead_fetch"), () => void ahead.fetch(), "quiet", { symbol: "refresh" })}
    ${kept.kit.cells.length ? link(w("open_now"), HOME_HERE, "quiet", "meeting") : nothing}</p>`;
}

function failure({ state }: Ahead): Shown {
  if (state === "cannot_keep") return html`<p>${w("cannot_keep")}</p>`;
  return ["unreached", "signed_out", "other_user"].includes(state) ? html`<p>${w("ahead_failed")}</p>` : nothing;
}

function what({ at, bytes, meetings }: Kept): string {
  const days = meetings.map((each) => each.starts_at).sort().map((each) => day(each).slice(0, 5)).join(", ");
  const size = `${number(Math.max(0.1, bytes / 1000))} KB`;
  const today = day(new Date().toISOString()) === day(at) ? hour(at) : `${hour(at)} ${day(at).slice(0, 5)}`;
  return w("ahead_what", { what: days ? w("ahead_meeting", { days }) : w("ahead_no_meeting"), size, at: today });
}

/** On a meeting's own page: whether this one is there. */
function missing({ root }: Ahead, { meetings }: Kept): Shown {
  const id = root.dataset.meeting;
  return id && !meetings.some((each) => each.server === id || each.id === id) ? html`<p>${w("ahead_not_this")}</p>` : nothing;
}

export async function startAhead(root: HTMLElement): Promise<void> {
  drawFrom(root.dataset.icons ?? "");
  const user = document.querySelector<HTMLMetaElement>("meta[name=nennep-user]")?.content;
  const shelf = user ? await Shelf.open(user) : null;
  if (!shelf) return;
  const ahead = new Ahead(shelf, root);
  await ahead.read();
  await ahead.renew();
}
