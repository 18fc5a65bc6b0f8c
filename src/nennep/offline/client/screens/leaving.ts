// Signing out while something is unsent: the person is asked, and nothing is lost.

import { html, nothing, render } from "lit-html";
import { button, link } from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import { forgetAllTyped } from "../device/local_values";
import { UNSENT } from "../device/users";
import { tellAll } from "../prefetch";
import { pause } from "../sending/timing";
import { DeviceStore } from "../store/device_store";
import type { Id } from "../uuid";
import "../words_waiting";

/** No longer does signing out wait for the server to hear that nothing waits here. */
const TELLING_MS = 2000;

/** Whether to go on signing out. When nothing is unsent, everything stored of the person is deleted. */
export async function leave(user: Id): Promise<boolean> {
  const store = await DeviceStore.open(user);
  if (!store) return true;
  const { acts, texts } = await store.counts();
  if (acts + texts > 0) return ask(acts + texts, store);
  await Promise.race([tellAll(store), pause(TELLING_MS)]); // afterwards nobody could tell it any more
  await store.forget();
  localStorage.removeItem("nennep-user");
  forgetAllTyped();
  return true;
}

function ask(n: number, store: DeviceStore): Promise<boolean> {
  return new Promise((answer) => {
    const dialog = document.createElement("dialog");
    const settle = (goes: boolean) => (): void => {
      if (goes) store.keys.lock();
      dialog.remove();
      answer(goes);
    };
    dialog.className = "dialog";
    dialog.addEventListener("cancel", settle(false));
    render(
      html`<p>${w("leave_unsent", { n })}</p>${
        store.keys.hasPin ? nothing : html`<p>${w("leave_no_pin")}</p>`
      }
      <p class="buttons">${link(w("leave_see"), UNSENT)}${button(w("leave_go"), settle(true), "alt")}
      ${button(w("leave_stay"), settle(false), "alt")}</p>`,
      dialog,
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}
