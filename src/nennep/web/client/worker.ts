// The service worker: registered when the page has loaded, updated when the person agrees.

import { button, buttons, note, readLocal, writeLocal } from "./parts";
import { warnInsecure } from "./surroundings";
import { w } from "./words";

const LANGUAGE = "nennep-shell-language";

/** In the room a new version waits until the person asks for it. */
const inRoom = (): boolean => location.pathname.endsWith("/hop/");

/** Register it. Resolves to the registration when a worker is active; null where there can be none. */
export async function register(): Promise<ServiceWorkerRegistration | null> {
  if (!("serviceWorker" in navigator) || !isSecureContext) return null;
  const found = await navigator.serviceWorker
    .register("/sw.js", { scope: "/", updateViaCache: "none" })
    .catch(refused);
  if (!found) return null; // a browser in which workers are switched off
  const offerWaiting = (): void => {
    if (found.waiting && navigator.serviceWorker.controller && !inRoom()) offer();
  };
  const follow = (): void => found.installing?.addEventListener("statechange", offerWaiting);
  offerWaiting();
  follow(); // the browser checks for a new one itself, and may have found one before this script ran
  found.addEventListener("updatefound", follow);
  const ready = await navigator.serviceWorker.ready;
  speak(ready);
  return ready;
}

function refused(error: unknown): null {
  if ((error as DOMException).name === "SecurityError") warnInsecure();
  return null;
}

let offered = false;
function offer(): void {
  if (offered) return;
  offered = true;
  note("", "", w("new_version"), buttons(button(w("update"), () => void renew())));
}

/** The shells are stored in one language. When the page has another, they are fetched again. */
function speak(ready: ServiceWorkerRegistration): void {
  const language = document.documentElement.lang;
  const before = readLocal(LANGUAGE);
  if (before === language) return;
  if (before === null) {
    writeLocal(LANGUAGE, language); // just installed, in the language of the cookie
    return;
  }
  const channel = new MessageChannel();
  channel.port1.onmessage = () => writeLocal(LANGUAGE, language);
  ready.active?.postMessage("language", [channel.port2]);
}

/** Activate the newest version and reload the page; in the room only after asking. */
export async function renew(): Promise<void> {
  if (inRoom() && !window.confirm(w("update_ask"))) return;
  const found = await navigator.serviceWorker?.getRegistration();
  await found?.update().catch(() => undefined);
  const next = found?.waiting ?? found?.installing;
  if (!next) return location.reload();
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  const take = (): void => {
    if (next.state === "installed") next.postMessage("update");
    if (next.state === "redundant") location.reload();
  };
  next.addEventListener("statechange", take);
  take();
}
