// Signing out on a device that still keeps something: asked, never dropped.

import { html, nothing, render } from "lit-html";
import { button, link } from "./parts";
import type { Id } from "./package";
import { Shelf } from "./shelf";
import { UNSENT } from "./users";
import { w } from "./words";

/** Whether to go on signing out. With nothing unsent all that is kept of the person is forgotten. */
export async function leave(user: Id): Promise<boolean> {
  const shelf = await Shelf.open(user);
  if (!shelf) return true;
  const { acts, texts } = await shelf.counts();
  if (acts + texts > 0) return ask(acts + texts, shelf);
  await shelf.forget();
  localStorage.removeItem("nennep-user");
  return true;
}

function ask(n: number, shelf: Shelf): Promise<boolean> {
  return new Promise((answer) => {
    const dialog = document.createElement("dialog");
    const settle = (goes: boolean) => (): void => {
      if (goes) shelf.vault.lock();
      dialog.remove();
      answer(goes);
    };
    dialog.className = "dialog";
    dialog.addEventListener("cancel", settle(false));
    render(html`<p>${w("leave_unsent", { n })}</p>${shelf.vault.hasPin ? nothing : html`<p>${w("leave_no_pin")}</p>`}
      <p class="buttons">${link(w("leave_see"), UNSENT)}${button(w("leave_go"), settle(true), "alt")}
      ${button(w("leave_stay"), settle(false), "alt")}</p>`, dialog);
    document.body.append(dialog);
    dialog.showModal();
  });
}
