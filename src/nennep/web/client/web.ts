// The small script of every page: who is signed in, what this browser will not do, the service worker beneath
// it all.

import { offerInstall } from "./installing";
import { roomScript, writeLocal } from "./parts";
import { watchForms } from "./sending";
import { warn } from "./surroundings";
import { register, renew } from "./worker";

const user = document.querySelector<HTMLMetaElement>("meta[name=nennep-user]"); // stands before this script
if (user) writeLocal("nennep-user", JSON.stringify({ id: user.content, name: user.dataset.name }));

function begin(): void {
  warn();
  watchForms(user?.content);
  offerInstall();
}

// it comes when it comes: nothing of the page waits for this script
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();
document.addEventListener("click", (event) => {
  if ((event.target as Element).closest("[data-renew]")) void renew();
});

/** After the page is there and the line is quiet: nothing of this may slow down the first view. */
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
