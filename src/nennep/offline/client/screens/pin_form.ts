// The PIN of this device: setting it, and opening with it. Used by the room and by the pages around it.

import { html, nothing, type TemplateResult } from "lit-html";
import { day, hour } from "@/ui/client/dates";
import { button, type Entered, field, form, note, sure } from "@/ui/client/elements";
import { type Word, w } from "@/ui/client/words";
import { localForget, localValue } from "../device/local_values";
import type { DeviceStore } from "../store/device_store";
import "../words_waiting";

/** After so many wrong PINs each further one costs a wait, doubled every time up to the longest. */
const FREE_TRIES = 3;
const LONGEST_SECONDS = 60;

/** The wrong tries in a row, and the seconds of waiting that are left. They pass only while this form is
 *  there, counted by the page: no clock and no reload shortens them. */
interface Tries {
  n: number;
  left: number;
}
const PLACE = "nennep-pin-tries";

let said: Word | null = null;
let waiting = 0;
let pausing = false;

function tries(): Tries {
  try {
    const kept = JSON.parse(localValue(PLACE, (old) => old ?? "{}")) as Partial<Tries>;
    return { n: Number(kept.n) || 0, left: Math.min(Number(kept.left) || 0, LONGEST_SECONDS) };
  } catch {
    return { n: 0, left: 0 };
  }
}

function keep(found: Tries): void {
  localValue(PLACE, () => JSON.stringify(found));
}

/** Note one more wrong try, and how many seconds it costs. */
function wrongTry(): void {
  const n = tries().n + 1;
  keep({ n, left: n < FREE_TRIES ? 1 : Math.min(2 ** (n - FREE_TRIES + 1), LONGEST_SECONDS) });
}

function pinLine(name: string): TemplateResult {
  return html`<input class="short" type="password" name=${name} required inputmode="numeric"
    pattern="[0-9]{4,6}" minlength="4" maxlength="6"
    title=${w("pin_new")} autocomplete="off" ?disabled=${waiting > 0}>`;
}

/** What came of setting it. */
function given(keys: { setPin(pin: string): Promise<void> }, pin: string): Promise<Word> {
  return keys.setPin(pin).then(
    () => "pin_done",
    () => "pin_not_kept",
  );
}

/** Set or change the PIN; only while the store is open. */
export function pinSetting(
  keys: { hasPin: boolean; setPin(pin: string): Promise<void> },
  draw: () => void,
): TemplateResult {
  const send = async (entered: Entered, sent: HTMLFormElement): Promise<void> => {
    const pin = entered.text("pin");
    said = pin === entered.text("again") ? await given(keys, pin) : "pin_differ";
    sent.reset();
    draw();
  };
  return html`<h1>${w(keys.hasPin ? "pin_change" : "pin_set")}</h1>${note("", w("pin_why"))}
    <div role="status">${said ? note(said === "pin_done" ? "good" : "wait", w(said)) : nothing}</div>
    ${form(
      (entered, sent) => void send(entered, sent),
      html`${field(w("pin_new"), pinLine("pin"))}${field(w("pin_again"), pinLine("again"))}
      <p class="buttons"><button class="button" type="submit">${w("pin_set")}</button></p>`,
    )}`;
}

/** Enter the PIN; `unlock` answers whether it was right. */
function pinForm(unlock: (pin: string) => Promise<boolean>, draw: () => void): TemplateResult {
  const send = async (entered: Entered, sent: HTMLFormElement): Promise<void> => {
    if (tries().left) return void pause(draw); // another page of this device waits
    const right = await unlock(entered.text("pin"));
    if (right) localForget(PLACE);
    else wrongTry();
    sent.reset();
    if (!right) await pause(draw);
    if (right) draw();
    else sent.querySelector("input")?.focus();
  };
  if (tries().left) void pause(draw);
  return html`<h1>${w("pin_title")}</h1>
    ${form(
      (entered, sent) => void send(entered, sent),
      html`${field(w("pin"), pinLine("pin"))}
      <div role="status">${waiting ? note("wait", w("pin_wrong", { n: waiting })) : nothing}</div>
      <p class="buttons"><button class="button" type="submit"
      ?disabled=${waiting > 0}>${w("unlock")}</button></p>`,
    )}`;
}

/** The screen while the store is locked. What waits can be saved as a file without the PIN; then the device
 *  can begin anew. */
export function unlocking(
  store: DeviceStore,
  unlock: (pin: string) => Promise<boolean>,
  save: Save,
  draw: () => void,
): TemplateResult {
  if (!counting) void count(store, draw).catch(() => undefined);
  return html`${pinForm(unlock, draw)}<details
    class="more"><summary>${w("pin_forgotten")}</summary>${forgotten(store, save, draw)}</details>`;
}

/** How much is unsent on the device; null until it was counted. */
let waits: number | null = null;
let counting = false;
/** When it was saved as a file from here. */
let savedAt = "";

async function count(store: DeviceStore, draw: () => void): Promise<void> {
  counting = true;
  const { acts, texts } = await store.counts();
  waits = acts + texts;
  draw();
}

function forgotten(store: DeviceStore, save: Save, draw: () => void): TemplateResult {
  const kept: Save = async (share) => {
    savedAt = await save(share);
    draw();
    return savedAt;
  };
  const opens = store.keys.rescue !== null;
  const file = html`<p>${w(opens ? "to_file_why" : "to_file_locked")}</p>
    <p class="buttons">${toFile(kept)}</p>
    ${savedAt ? note("good", w("copied_once", { at: `${hour(savedAt)} ${day(savedAt)}` })) : nothing}`;
  if (waits === null) return file; // while nobody knows what waits, nothing is deleted
  return html`${waits ? file : nothing}${!waits || savedAt || !opens ? anew(store, waits, opens) : nothing}`;
}

/** The way on with a new PIN: nobody who forgot one is kept out of this device for good. */
function anew(store: DeviceStore, n: number, opens: boolean): TemplateResult {
  const asks = w(!n ? "anew_ask" : opens ? "anew_ask_saved" : "anew_ask_lost", { n });
  const begin = async (): Promise<void> => {
    await store.forget();
    localForget(PLACE);
    location.reload();
  };
  return html`<p>${w(n ? "anew_why" : "anew_none")}</p>
    <p class="buttons">${button(w("anew"), () => sure(asks, w("anew"), () => void begin()), "quiet")}</p>`;
}

/** Gives what waits to the person as a file, or shares it; answers when that was. */
export type Save = (share?: boolean) => Promise<string>;

/** Save what waits as a file, or share it where the browser can; works without the PIN. */
export function toFile(save: Save): TemplateResult {
  const give = (share: boolean): void => void save(share).catch(() => undefined); // the person went back
  return html`${button(w("to_file"), () => give(false), "alt", { symbol: "download" })}
    ${sharesFiles() ? button(w("share_file"), () => give(true), "alt", { symbol: "phone" }) : nothing}`;
}

function sharesFiles(): boolean {
  const files = [new File(["{}"], "nen-nep.txt", { type: "text/plain" })];
  return navigator.canShare?.({ files }) ?? false;
}

/** Wait, second by second. A longer wait that another page of this device has begun counts here too. */
async function pause(draw: () => void): Promise<void> {
  if (pausing) return;
  pausing = true;
  for (waiting = tries().left; waiting > 0; ) {
    queueMicrotask(draw); // it may be asked for in the middle of a drawing
    await new Promise((done) => setTimeout(done, 1000));
    const { n, left } = tries();
    waiting = left > waiting ? left : waiting - 1;
    if (n) keep({ n, left: waiting });
    else waiting = 0; // another page was opened with the right one
  }
  pausing = false;
  draw();
}
