// The small script of every page: who is signed in, warnings about the browser, the service worker.

import { offerInstall } from "./installing";
import { roomScript, writeLocal } from "./parts";
import { watchForms } from "./sending";
import { warn } from "./surroundings";
import { register, renew } from "./worker";

// the element is before this script in the page
const user = document.querySelector<HTMLMetaElement>("meta[name=nennep-user]");
if (user) writeLocal("nennep-user", JSON.stringify({ id: user.content, name: user.dataset.name }));

function begin(): void {
  warn();
  watchForms(user?.content);
  offerInstall();
}

// no part of the page waits for this script
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();
document.addEventListener("click", (event) => {
  if ((event.target as Element).closest("[data-renew]")) void renew();
});
document.addEventListener("submit", ({ target }) => {
  const form = target as HTMLFormElement;
  // the server never hears what stands after "#"; a redirect of an address that has it keeps it
  if (form.matches(".languages")) form.action = form.action.split("#")[0] + location.hash;
});

/** After the page has loaded, so that the first view is not slowed down. */
async function settle(): Promise<void> {
  const shell = !user && navigator.serviceWorker?.controller;
  if (!user && !shell) return;
  const ready = await register();
  if (ready && document.getElementById("kit")) await roomScript();
}

function later(): void {
  setTimeout(() => {
    const go = (): void => void settle().catch(() => undefined);
    if ("requestIdleCallback" in window) requestIdleCallback(go, { timeout: 5000 });
    else go();
  }, 1000);
}

if (document.readyState === "complete") later();
else addEventListener("load", later);
