// The PIN of this device: setting it, and opening with it. Used by the room and by the pages around it.

import { html, nothing, type TemplateResult } from "lit-html";
import { button, type Entered, field, form, note } from "@/ui/client/elements";
import { type Word, w } from "@/ui/client/words";
import "../words_waiting";

/** After so many wrong PINs each further one costs a wait, doubled every time up to the longest. */
const FREE_TRIES = 3;
const LONGEST_SECONDS = 60;

let said: Word | null = null;
let tries = 0;
let waiting = 0;

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
    tries = right ? 0 : tries + 1;
    sent.reset();
    if (!right)
      await pause(tries < FREE_TRIES ? 1 : Math.min(2 ** (tries - FREE_TRIES + 1), LONGEST_SECONDS), draw);
    if (right) draw();
    else sent.querySelector("input")?.focus();
  };
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
  save: () => Promise<void>,
  draw: () => void,
): TemplateResult {
  return html`${pinForm(unlock, draw)}<details
    class="more"><summary>${w("pin_forgotten")}</summary><p>${w("to_file_why")}</p>
    <p class="buttons">${toFile(save)}</p></details>`;
}

/** Save what waits as a file; works without the PIN. */
export function toFile(save: () => Promise<void>): TemplateResult {
  return button(w("to_file"), () => void save(), "alt", { symbol: "download" });
}

async function pause(seconds: number, draw: () => void): Promise<void> {
  for (waiting = seconds; waiting > 0; waiting -= 1) {
    draw();
    await new Promise((done) => setTimeout(done, 1000));
  }
  draw();
}
