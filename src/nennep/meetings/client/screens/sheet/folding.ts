// Entering from paper: on a phone a section is one line that says what is in it, until it is opened. On a
// desk all are open.

import { html, type TemplateResult } from "lit-html";
import { offer } from "@/ui/client/dock";
import type { Shown } from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import "../../words_sheet";

export interface Folded {
  name: string;
  head: string;
  says: string;
  half?: boolean;
  inside: Shown;
}

/** The names of those that are open on a phone; the roll is what a sheet begins with. */
const open = new Set(["roll"]);

export const onDesk = (): boolean => matchMedia("(min-width: 60em)").matches;

/** The dock leads to the one after the last that is open. */
export function sections(all: readonly Folded[], draw: () => void): TemplateResult {
  const desk = onDesk();
  const at = all.reduce((last, { name }, n) => (open.has(name) ? n : last), -1);
  const next = all[at + 1];
  if (next && !desk)
    offer({ label: `${w("next")}: ${next.head}`, symbol: "forward", press: () => goOn(all[at], next, draw) });
  return html`${all.map((each) => section(each, desk, draw))}`;
}

function section(
  { name, head, says, half, inside }: Folded,
  desk: boolean,
  draw: () => void,
): TemplateResult {
  const toggled = (event: Event): void => {
    if (onDesk()) return;
    const isOpen = (event.currentTarget as HTMLDetailsElement).open;
    if (isOpen === open.has(name)) return;
    if (isOpen) open.add(name);
    else open.delete(name);
    draw();
  };
  return html`<section class="sheet-part ${half ? "half" : ""}" id="sheet-${name}"><details ?open=${
    desk || open.has(name)
  } @toggle=${toggled}><summary tabindex=${desk ? -1 : 0}><h2>${head}: <span
    class="says">${says}</span></h2></summary><div
    class="inside of-${name}">${inside}</div></details></section>`;
}

/** One closes as the next opens: the page stays short, and its line says what is recorded. */
function goOn(now: Folded | undefined, next: Folded, draw: () => void): void {
  if (now) open.delete(now.name);
  open.add(next.name);
  draw();
  document.getElementById(`sheet-${next.name}`)?.scrollIntoView();
}

/** An item of the agenda: its title, and what was written, in one line; a press leads into its box. */
export function folded(head: Shown, says: string, inside: Shown): TemplateResult {
  const enter = (event: Event): void => {
    const around = (event.currentTarget as Element).parentElement as HTMLDetailsElement;
    requestAnimationFrame(() => {
      if (around.open) around.querySelector<HTMLElement>("textarea, input")?.focus();
    });
  };
  const desk = onDesk();
  return html`<details class="entry-item" ?open=${desk}><summary tabindex=${desk ? -1 : 0} @click=${
    enter
  }><h3>${head}</h3><small class="says">${says}</small></summary><div
    class="inside">${inside}</div></details>`;
}
