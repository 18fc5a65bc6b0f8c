// The PIN of this device: setting it, and opening with it. Used by the room and by the pages around it.

import { html, nothing, type TemplateResult } from "lit-html";
import { button, type Entered, field, form, note } from "@/ui/client/elements";
import { type Word, w } from "@/ui/client/words";
import { localForget, localValue } from "../device/local_values";
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
