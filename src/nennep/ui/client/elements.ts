// The elements that the scripts' screens are made of, in the classes of the one stylesheet.

import { html, nothing, type TemplateResult } from "lit-html";
import { day } from "./dates";
import "./element_words";
import { w } from "./words";
import { readDay, readHour } from "./written";

export type Shown = TemplateResult | typeof nothing | string;

let sprite = "";
export function drawFrom(icons: string): void {
  sprite = icons;
}

export function icon(name: string): TemplateResult {
  return html`<svg class="icon" aria-hidden="true" focusable="false"><use
    href=${`${sprite}#${name}`}></use></svg>`;
}

export function note(kind: "" | "good" | "wait" | "wrong", text: Shown): TemplateResult {
  const sign = { "": "info", good: "check", wait: "warning", wrong: "warning" }[kind];
  return html`<div class="note ${kind}">${icon(sign)}<div><p>${text}</p></div></div>`;
}

/** A rule: its content, then its source. */
export function rule(text: Shown, cite: string, detail: Shown = nothing): TemplateResult {
  return html`<aside class="rule"><p>${text}</p>${
    detail === nothing
      ? nothing
      : html`<p
    class="small">${detail}</p>`
  }
    ${cite ? html`<cite>${icon("book")}<span>${cite}</span></cite>` : nothing}</aside>`;
}

export function button(
  text: string,
  press: () => void,
  kind = "",
  more: { symbol?: string; off?: boolean } = {},
): TemplateResult {
  return html`<button type="button" class="button ${kind}" ?disabled=${more.off ?? false} @click=${press}>
    ${more.symbol ? icon(more.symbol) : nothing}<span>${text}</span></button>`;
}

export function link(text: string, address: string, kind = "", symbol = ""): TemplateResult {
  return html`<a class="button ${kind}" href=${address}>${
    symbol ? icon(symbol) : nothing
  }<span>${text}</span></a>`;
}

/** A form. Its entries are read when it is sent; what was typed stays until the act is done. `id`: by which
 *  a button that stands elsewhere sends it. */
export function form(
  send: (entered: Entered, form: HTMLFormElement) => void,
  inside: TemplateResult,
  id = "",
): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const sent = event.target as HTMLFormElement;
    // a text that was filled in, not typed, was not measured yet
    for (const box of sent.querySelectorAll<Box>("[data-max]")) measure(box);
    if (sent.reportValidity()) send(new Entered(sent), sent);
  };
  return html`<form id=${id || nothing} @submit=${submit}>${inside}</form>`;
}

/** The entries of a form. */
export class Entered {
  private readonly data: FormData;
  constructor(form: HTMLFormElement) {
    this.data = new FormData(form);
  }
  text(name: string): string {
    return String(this.data.get(name) ?? "").trim();
  }
  has(name: string): boolean {
    return this.data.has(name);
  }
  /** HH:MM, or "" when empty. The form is not sent while the text is no hour. */
  hour(name: string): string {
    return readHour(this.text(name)) ?? "";
  }
  /** An ISO day, or "" when empty. */
  day(name: string): string {
    return readDay(this.text(name)) ?? "";
  }
}

export function field(label: string, control: TemplateResult, help: Shown = nothing): TemplateResult {
  return html`<div class="field"><label>${labelled(label)}${control}</label>
    ${help === nothing ? nothing : html`<p class="help">${help}</p>`}</div>`;
}

const labelled = (label: string): TemplateResult => html`<span class="label">${label}</span>`;

type Box = HTMLInputElement | HTMLTextAreaElement;

/** `max`: how many characters the server takes, as the package says. */
interface Written {
  value?: string;
  required?: boolean;
  max?: number | undefined;
}

export function line(name: string, more: Written = {}): TemplateResult {
  return html`<input name=${name} .value=${more.value ?? ""} ?required=${more.required ?? false}
    data-max=${more.max ?? nothing} @input=${typed} autocomplete="off">${room}`;
}

export function prose(name: string, more: Written = {}): TemplateResult {
  return html`<textarea name=${name} ?required=${more.required ?? false} data-max=${more.max ?? nothing}
    @input=${typed} .value=${more.value ?? ""}></textarea>${room}`;
}

/** Beside a box with `data-max`: how much room is left. */
export const room = html`<small class="room-left" aria-hidden="true"></small>`;
/** From this part of the limit on the room that is left is shown. */
const NEARLY = 0.8;

export function typed(event: Event): void {
  measure(event.target as Box);
}

/** What was entered into a box that has no form, when the person leaves it; not while it is too long. */
export function entered(take: (value: string) => void): (event: Event) => void {
  return (event) => {
    const box = event.target as Box;
    if (measure(box)) take(box.value.trim());
    else box.reportValidity();
  };
}

/** Say how much room is left, and whether it is too long. Nothing that was typed or pasted is cut off. */
function measure(box: Box): boolean {
  const of = Number(box.dataset["max"] ?? Infinity);
  const n = [...box.value.normalize().trim()].length;
  const long = n > of ? w("too_long", { n: n - of, of }) : "";
  box.setCustomValidity(long);
  const beside = box.nextElementSibling;
  if (beside) beside.textContent = long || (n > of * NEARLY ? w("room_left", { n, of }) : "");
  return !long;
}

/** An hour, written as people write it. */
export function hourLine(name: string, value = "", required = false): TemplateResult {
  const check = (event: Event): void => {
    const box = event.target as HTMLInputElement;
    box.setCustomValidity(box.value.trim() && readHour(box.value) === null ? w("bad_hour") : "");
  };
  return html`<input class="short" name=${name} .value=${value} ?required=${required} inputmode="numeric"
    autocomplete="off" @input=${check}>`;
}

/** A day, written dd/mm/yyyy, with the calendar of the device beside it; `earliest` and `value` are ISO
 *  days. */
export function dayField(label: string, name: string, earliest: string, value = ""): TemplateResult {
  const check = (event: Event): void => {
    const box = event.target as HTMLInputElement;
    const read = readDay(box.value);
    if (!box.value.trim()) box.setCustomValidity("");
    else if (read === null) box.setCustomValidity(w("bad_day"));
    else box.setCustomValidity(read < earliest ? w("too_early", { day: day(earliest) }) : "");
  };
  const beside = (event: Event): HTMLInputElement[] => [
    ...(event.currentTarget as HTMLElement).parentElement!.querySelectorAll("input"),
  ];
  const open = (event: Event): void => {
    const [written, native] = beside(event);
    native!.value = readDay(written!.value) ?? "";
    native!.showPicker();
  };
  const take = (event: Event): void => {
    const [written, native] = beside(event);
    if (native!.value) written!.value = day(native!.value);
    written!.dispatchEvent(new Event("input"));
  };
  return html`<div class="field day"><label class="label" for="day-${name}">${label}</label><span
    class="beside">
    <input class="short date" id="day-${name}" name=${name} inputmode="numeric" autocomplete="off"
    @input=${check}
      .value=${value ? day(value) : ""} ?required=${value !== ""}>
    <button type="button" class="button alt" @click=${open}>${w("calendar")}</button>
    <input type="date" class="hush" tabindex="-1" aria-hidden="true" min=${earliest}
    @change=${take}></span></div>`;
}

/** One of a few, as large touch targets. */
export function segments(
  name: string,
  choices: readonly (readonly [string, string])[],
  chosen: string,
  change?: (value: string) => void,
): TemplateResult {
  const pick = (event: Event): void => change?.((event.target as HTMLInputElement).value);
  return html`<span class="seg">${choices.map(
    ([value, label]) => html`<label>
    <input type="radio" name=${name} value=${value} .checked=${value === chosen}
    @change=${pick}><span>${label}</span></label>`,
  )}
  </span>`;
}

/** A counter for a thumb. */
export function counter(label: string, value: number, set: (value: number) => void): TemplateResult {
  const put = (wanted: number): void =>
    set(Math.max(0, Math.min(9999, Number.isFinite(wanted) ? Math.round(wanted) : 0)));
  // without `live`: what is being typed stays when something else redraws the page
  const typed = (event: Event): void => {
    const box = event.target as HTMLInputElement;
    put(Number.parseInt(box.value, 10));
    if (!/^\d+$/.test(box.value)) box.value = "0";
  };
  return html`<div class="field"><span class="label" aria-hidden="true">${label}</span><div class="counter">
    <button type="button" aria-label="${label}: ${w("less")}" @click=${() => put(value - 1)}>−</button>
    <input type="text" inputmode="numeric" aria-label=${label} .value=${String(value)} @change=${typed}>
    <button type="button" aria-label="${label}: ${w("more")}" @click=${() =>
      put(value + 1)}>+</button></div></div>`;
}

/** Ask in a dialog of the page, whose yes names the act; go on when the answer is yes. */
export function sure(question: string, act: string, goOn: () => void): void {
  const dialog = document.getElementById("confirm") as HTMLDialogElement | null;
  const words = dialog?.querySelector("p");
  if (!dialog?.showModal || !words) {
    if (window.confirm(question)) goOn();
    return;
  }
  words.textContent = question;
  const yes = dialog.querySelector("[value=yes]");
  if (yes) yes.textContent = act;
  dialog.returnValue = "";
  dialog.addEventListener(
    "close",
    () => {
      if (dialog.returnValue === "yes") goOn();
    },
    { once: true },
  );
  dialog.showModal();
}
