// The strip on the server's pages (root #kit) that says what is ready on this device for a meeting without a
// signal. It renews that by itself while there is a signal. Home keeps a place besides (#open-now) for the
// way to a meeting that begins now.

import { html, nothing, render, type TemplateResult } from "lit-html";
import { BEFORE_THE_END, type Package } from "@/meetings/client/package";
import { persisted } from "@/offline/client/device/device";
import { HOME_HERE, UNSENT } from "@/offline/client/device/users";
import { askForData, type FetchOutcome } from "@/offline/client/prefetch";
import { pinSetting, unlocking } from "@/offline/client/screens/pin_form";
import { DeviceStore, type Stored } from "@/offline/client/store/device_store";
import { clockOf } from "@/offline/client/store/stored_clock";
import { idOf } from "@/offline/client/subject";
import type { Id } from "@/offline/client/uuid";
import { day, hour } from "@/ui/client/dates";
import { button, drawFrom, icon, link, note, type Shown } from "@/ui/client/elements";
import { number, type Word, w } from "@/ui/client/words";
import { saveFile } from "./modules";
import type { CellData, RoomData } from "./open_now";
import { FETCHED, prefetchMeetings } from "./prefetch";
import { openNowForm } from "./screens/open_now_form";
import "./words_home";

/** What was fetched within this time is not fetched again. */
const FRESH_MS = 30 * 60_000;
/** With less free space than this a warning is shown. A year of a cell's meetings takes less than a tenth
 *  of it. */
const SHORT_BYTES = 50_000_000;

interface Kept extends Stored<RoomData> {
  meetings: { id: Id; starts_at: string; server: Id }[];
}

class KitStrip {
  kept: Kept | null = null;
  here = 0;
  state: "resting" | "fetching" | "pin" | Exclude<FetchOutcome, "kept" | "same"> = "resting";
  warning: Word | null = null;
  /** The form by which a meeting is opened now, and the choice between bodies before it. */
  opening: (() => Shown) | null = null;
  /** Whether what that needs was asked for in vain. */
  failed = false;
  readonly place = document.getElementById("open-now");

  constructor(
    readonly store: DeviceStore,
    readonly root: HTMLElement,
  ) {}

  draw = (): void => {
    render(strip(this), this.root);
    if (this.place) render(toOpen(this), this.place);
    this.root.hidden = false;
  };

  async read(): Promise<void> {
    const { acts, texts } = await this.store.counts();
    this.here = acts + texts;
    if (this.store.open) {
      const data = await this.store.prefetched<RoomData>();
      const packs = await this.store.packages.all<Package>();
      const meetings = packs
        .filter(({ pack }) => BEFORE_THE_END.includes(pack.meeting.state))
        .map(({ subject, pack: { meeting } }) => ({
          id: idOf(subject),
          server: meeting.id,
          starts_at: meeting.starts_at,
        }));
      const at = (await this.store.setting(FETCHED)) as string | undefined;
      this.kept = data && {
        ...data,
        at: at ?? data.at,
        meetings,
        bytes: packs.reduce((sum, each) => sum + each.bytes, data.bytes),
      };
    }
    this.draw();
  }

  /** Fetch without being asked, but only once somebody has set a PIN. */
  async renew(): Promise<void> {
    const old = !this.kept || Date.now() - Date.parse(this.kept.at) > FRESH_MS || this.here > 0;
    if (this.store.keys.hasPin && this.store.open && navigator.onLine && old) await this.fetch();
  }

  async fetch(): Promise<void> {
    this.state = "fetching";
    this.draw();
    const outcome = await prefetchMeetings(this.store).catch((): FetchOutcome => "cannot_keep");
    this.state = outcome === "kept" || outcome === "same" ? "resting" : outcome;
    await this.checkStorage();
    await this.read();
  }

  /** Open a meeting now, with a signal: what that needs is asked for and, as there is no PIN, not kept. */
  async openNow(): Promise<void> {
    this.state = "fetching";
    this.draw();
    const data = await askForData<RoomData>(this.store).catch(() => null);
    this.state = "resting";
    this.failed = !data;
    if (data) await this.choose(data, nearestOf(data.cells));
    this.draw();
  }

  private async choose(data: RoomData, cell?: CellData): Promise<void> {
    const clock = await clockOf(this.store);
    const home = { clock, draw: this.draw, call: async () => undefined };
    const limits = data.limits?.["meetings.open_now"];
    const pick = (each: CellData): void => void this.choose(data, each).then(this.draw);
    const others = data.cells.filter((each) => each !== cell);
    const ways = html`<p class="buttons">${others.map((each) =>
      button(each.body.name || each.organisation.name, () => pick(each), "alt", { symbol: "meeting" }),
    )}</p>`;
    const instead = others.length ? html`<h2>${w("open_other")}</h2>${ways}` : nothing;
    this.opening = (): Shown =>
      cell
        ? openNowForm(home, this.store, cell, limits, data, instead)
        : html`<h2>${w("open_now")}</h2>${ways}`;
  }

  /** Check whether the browser will keep what is stored. */
  async checkStorage(): Promise<void> {
    const { granted, usage, quota } = await persisted();
    this.warning = quota && quota - usage < SHORT_BYTES ? "kit_no_room" : granted ? null : "kit_not_kept";
  }
}

/** The body that is nearly always meant: the only cell among them. */
function nearestOf(cells: readonly CellData[]): CellData | undefined {
  const own = cells.filter((each) => each.body.kind === "cell");
  return cells.length === 1 ? cells[0] : own.length === 1 ? own[0] : undefined;
}

function strip(kit: KitStrip): Shown {
  const { kept, store, state } = kit;
  if (state === "pin") {
    return html`<section class="card">${
      store.open
        ? pinSetting(store.keys, () => void pinGiven(kit))
        : unlocking(
            store,
            (pin) => store.keys.unlock(pin),
            (share) => saveFile(store, share),
            () => void pinGiven(kit),
          )
    }</section>`;
  }
  return html`<div class="note ${kept && store.keys.hasPin ? "good" : ""}">${icon(
    kept ? "check" : "download",
  )}<div>${said(kit)}
    ${
      kit.here ? html`<p><a href=${UNSENT}>${w("home_n_here", { n: kit.here })}</a></p>` : nothing
    }</div></div>
    ${kit.warning && kept ? note("wait", w(kit.warning)) : nothing}`;
}

/** The way to open a meeting now. What needs a PIN is opened where that is asked for. */
function toOpen(kit: KitStrip): Shown {
  const { kept, store } = kit;
  if (kit.opening) return html`<section class="card">${kit.opening()}</section>`;
  const asks = store.open && !(kept && store.keys.hasPin);
  if (!asks)
    return kept?.data.cells.length === 0 ? nothing : link(w("open_now"), HOME_HERE, "alt", "meeting");
  const look = { symbol: "meeting", off: kit.state === "fetching" };
  return html`${button(w("open_now"), () => void kit.openNow(), "alt", look)}
    ${kit.failed ? html`<p role="alert">${w("kit_failed")}</p>` : nothing}`;
}

/** The PIN was set or entered: fetch when the store is open. */
async function pinGiven(kit: KitStrip): Promise<void> {
  const { keys } = kit.store;
  if (keys.hasPin && keys.state === "open") await kit.fetch();
  else kit.draw();
}

function said(kit: KitStrip): TemplateResult {
  const { kept, store, state } = kit;
  const ask = (): void => {
    kit.state = "pin";
    kit.draw();
  };
  if (!store.open)
    return html`<p>${w("kit_locked")}</p><p>${button(w("unlock"), ask, "alt", { symbol: "lock" })}</p>`;
  if (state === "fetching") return html`<p>${w("kit_fetching")}</p>`;
  if (!kept || !store.keys.hasPin) {
    const look = kit.place ? "quiet" : "alt";
    return html`<p>${w("kit_offer_why")}</p>${failure(kit)}<p class="buttons">${button(
      w("kit_offer"),
      ask,
      look,
      { symbol: "download" },
    )}</p>`;
  }
  const opens = kept.data.cells.length > 0 && !kit.place;
  return html`<p><b>${w("kit_ready")}</b></p><p>${what(kept)}</p>${missing(kit, kept)}${failure(kit)}
    <p class="buttons">${button(w("kit_fetch"), () => void kit.fetch(), "quiet", { symbol: "refresh" })}
    ${opens ? link(w("open_now"), HOME_HERE, "quiet", "meeting") : nothing}</p>`;
}

function failure({ state }: KitStrip): Shown {
  if (state === "cannot_keep") return html`<p>${w("cannot_keep")}</p>`;
  return ["unreached", "signed_out", "other_user"].includes(state)
    ? html`<p>${w("kit_failed")}</p>`
    : nothing;
}

function what({ at, bytes, meetings }: Kept): string {
  const days = meetings
    .map((each) => each.starts_at)
    .sort()
    .map((each) => day(each).slice(0, 5))
    .join(", ");
  const size = `${number(Math.max(0.1, bytes / 1000))} KB`;
  const today = day(new Date().toISOString()) === day(at) ? hour(at) : `${hour(at)} ${day(at).slice(0, 5)}`;
  return w("kit_what", {
    what: days ? w("kit_meeting", { days }) : w("kit_no_meeting"),
    size,
    at: today,
  });
}

/** On a meeting's page: a note when this meeting is not on the device. */
function missing({ root }: KitStrip, { meetings }: Kept): Shown {
  const id = root.dataset.meeting;
  return id && !meetings.some((each) => each.server === id || each.id === id)
    ? html`<p>${w("kit_not_this")}</p>`
    : nothing;
}

export async function startKit(root: HTMLElement): Promise<void> {
  drawFrom(root.dataset.icons ?? "");
  const user = document.querySelector<HTMLMetaElement>("meta[name=nennep-user]")?.content;
  const store = user ? await DeviceStore.open(user) : null;
  if (!store) return;
  const kit = new KitStrip(store, root);
  await kit.read();
  await kit.renew();
}
