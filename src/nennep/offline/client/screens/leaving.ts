// Signing out while something is unsent, or was set aside and can be read again: the person is asked, and
// nothing is lost.

import { html, nothing, render } from "lit-html";
import { button, link, type Shown } from "@/ui/client/elements";
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

/** What a person chooses: the store stays on the device, is deleted, or they stay signed in. */
type Choice = "keep" | "delete" | "stay";

/** Whether to go on signing out. When nothing is left that only this device has, everything stored of the
 *  person is deleted. */
export async function leave(user: Id): Promise<boolean> {
  const store = await DeviceStore.open(user);
  if (!store) return true;
  const { acts, texts } = await store.counts();
  const dropped = await store.acts.countDropped();
  const choice = await chosen(acts + texts, dropped, store);
  if (choice === "keep") store.keys.lock();
  if (choice === "delete") await forget(store);
  return choice !== "stay";
}

function chosen(unsent: number, dropped: number, store: DeviceStore): Promise<Choice> | Choice {
  if (unsent)
    return ask(w("leave_unsent", { n: unsent }), store, (settle) => [
      link(w("leave_see"), UNSENT),
      button(w("leave_go"), settle("keep"), "alt"),
    ]);
  if (!dropped) return "delete";
  return ask(w("leave_dropped", { n: dropped }), store, (settle) => [
    button(w("leave_go"), settle("keep")),
    button(w("leave_delete"), settle("delete"), "alt"),
  ]);
}

async function forget(store: DeviceStore): Promise<void> {
  await Promise.race([tellAll(store), pause(TELLING_MS)]); // afterwards nobody could tell it any more
  await store.forget();
  localStorage.removeItem("nennep-user");
  forgetAllTyped();
}

type Ways = (settle: (choice: Choice) => () => void) => Shown[];

function ask(words: string, store: DeviceStore, ways: Ways): Promise<Choice> {
  return new Promise((answer) => {
    const dialog = document.createElement("dialog");
    const settle = (choice: Choice) => (): void => {
      dialog.remove();
      answer(choice);
    };
    dialog.className = "dialog";
    dialog.addEventListener("cancel", settle("stay"));
    render(
      html`<p>${words}</p>${store.keys.hasPin ? nothing : html`<p>${w("leave_no_pin")}</p>`}
      <p class="buttons">${ways(settle)}${button(w("leave_stay"), settle("stay"), "alt")}</p>`,
      dialog,
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}
