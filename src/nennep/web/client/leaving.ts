// Signing out on a device that still keeps something unsent, and sending a form without a signal: asked, never dropped.

import { button, buttons, link, note, piece, remember, roomScript } from "./parts";
import { w } from "./words";

/** What of the room's script is needed here. */
interface Shelf {
  counts(): Promise<{ acts: number; texts: number }>;
  forget(): Promise<void>;
  vault: { hasPin: boolean; lock(): void };
}
declare const nennepRoom: { Shelf: { open(user: string): Promise<Shelf | null> } };

export function watchForms(user: string | undefined): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (!navigator.onLine) {
      stop(event);
      note("wait", "", w("no_signal")).scrollIntoView();
    } else if (user && form.hasAttribute("data-sign-out")) {
      stop(event);
      leave(user).then((goes) => goes && form.submit(), () => form.submit());
    }
  }, true);
}

/** Before the page's other listeners, which would hold the form for sent. */
function stop(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

/** Whether to go on signing out. With nothing unsent all that is kept of the person is forgotten. */
async function leave(user: string): Promise<boolean> {
  const known = await indexedDB.databases?.();
  if (known && !known.some((each) => each.name === `nennep-${user}`)) return true;
  await roomScript();
  const shelf = await nennepRoom.Shelf.open(user);
  if (!shelf) return true;
  const { acts, texts } = await shelf.counts();
  if (acts + texts > 0) return ask(acts + texts, shelf);
  await shelf.forget();
  remember("nennep-user", null);
  return true;
}

function ask(n: number, shelf: Shelf): Promise<boolean> {
  return new Promise((answer) => {
    const settle = (goes: boolean) => (): void => {
      if (goes && shelf.vault.hasPin) shelf.vault.lock();
      dialog.remove();
      answer(goes);
    };
    const dialog = piece(
      "dialog", "dialog", piece("p", "", w("unsent", { n })), ...(shelf.vault.hasPin ? [] : [piece("p", "", w("no_pin"))]),
      buttons(link(w("see_unsent"), "/khung/mat-song/#/unsent", "button"), button(w("leave"), settle(true)), button(w("stay"), settle(false))),
    ) as HTMLDialogElement;
    dialog.addEventListener("cancel", settle(false));
    document.body.append(dialog);
    dialog.showModal();
  });
}
