// The PIN of this device: setting it, and opening with it. Used by the room and by the pages around it.

import { html, nothing, type TemplateResult } from "lit-html";
import { button, type Entered, field, form, note } from "@/ui/client/elements";
import { type Word, w } from "@/ui/client/words";
import { localForget, localValue } from "../device/local_values";
import "../words_waiting";

/** After so many wrong PINs each further one costs a wait, doubled every time up to the longest. */
const FREE_TRIES = 3;
const LONGEST_SECONDS = 60;

/** The wrong tries in a row, and until when the next one waits: a reload takes neither away. */
interface Tries {
  n: number;
  until: number;
}
const PLACE = "nennep-pin-tries";
const NONE: Tries = { n: 0, until: 0 };

let said: Word | null = null;
let waiting = 0;

function tries(): Tries {
  try {
    return JSON.parse(localValue(PLACE, (old) => old ?? JSON.stringify(NONE))) as Tries;
  } catch {
    return NONE;
  }
}

/** Note one more wrong try, and how many seconds it costs. */
function wrongTry(): void {
  const n = tries().n + 1;
  const seconds = n < FREE_TRIES ? 1 : Math.min(2 ** (n - FREE_TRIES + 1), LONGEST_SECONDS);
  localValue(PLACE, () => JSON.stringify({ n, until: Date.now() + seconds * 1000 }));
}

function pinLine(name: string): TemplateResult {
  return html`<input class="short" type="password" name=${name} required inputmode="numeric"
    pattern="[0-9]{4,6}" minlength="4" maxlength="6"
    title=${w("pin_new")} autocomplete="off" ?disabled=${waiting > 0}>`;
}

/** Set or change the PIN; only while the store is open. */
export function pinSetting(
  keys: { hasPin: boolean; setPin(pin: string): Promise<void> },
  draw: () => void,
): TemplateResult {
  const send = async (entered: Entered, sent: HTMLFormElement): Promise<void> => {
    const pin = entered.text("pin");
    if (pin === entered.text("again")) await keys.setPin(pin);
    said = pin === entered.text("again") ? "pin_done" : "pin_differ";
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
export function pinForm(unlock: (pin: string) => Promise<boolean>, draw: () => void): TemplateResult {
  const send = async (entered: Entered, sent: HTMLFormElement): Promise<void> => {
    const right = await unlock(entered.text("pin"));
    if (right) localForget(PLACE);
    else wrongTry();
    sent.reset();
    if (!right) await pause(draw);
    if (right) draw();
    else sent.querySelector("input")?.focus();
  };
  if (!waiting && left()) void pause(draw);
  return html`<h1>${w("pin_title")}</h1>
    ${form(
      (entered, sent) => void send(entered, sent),
      html`${field(w("pin"), pinLine("pin"))}
      <div role="status">${waiting ? note("wait", w("pin_wrong", { n: waiting })) : nothing}</div>
      <p class="buttons"><button class="button" type="submit"
      ?disabled=${waiting > 0}>${w("unlock")}</button></p>`,
    )}`;
}

/** The screen while the store is locked. What waits can be saved as a file without the PIN. */
export function unlocking(
  unlock: (pin: string) => Promise<boolean>,
  save: Save,
  draw: () => void,
): TemplateResult {
  return html`${pinForm(unlock, draw)}<details
    class="more"><summary>${w("pin_forgotten")}</summary><p>${w("to_file_why")}</p>
    <p class="buttons">${toFile(save)}</p></details>`;
}

/** Gives what waits to the person as a file, or shares it. */
export type Save = (share?: boolean) => Promise<void>;

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

/** The seconds that are left to wait; never more than the longest, should the clock have been set back. */
function left(): number {
  return Math.max(0, Math.min(LONGEST_SECONDS, Math.ceil((tries().until - Date.now()) / 1000)));
}

async function pause(draw: () => void): Promise<void> {
  for (waiting = left(); waiting > 0; waiting -= 1) {
    queueMicrotask(draw); // it may be asked for in the middle of a drawing
    await new Promise((done) => setTimeout(done, 1000));
  }
  draw();
}
