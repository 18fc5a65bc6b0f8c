// Forms that must not be sent: without a signal, and signing out while something is unsent on this device.

import { note, roomScript } from "./parts";
import { w } from "./words";

/** In the room's script: whether to go on signing out (offline/client/screens/leaving.ts). */
declare const nennepRoom: { leave(user: string): Promise<boolean> };

export function watchForms(user: string | undefined): void {
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target as HTMLFormElement;
      if (form.method !== "post" || event.defaultPrevented) return;
      if (!navigator.onLine) {
        stop(event);
        note("wait", "", w("no_signal")).scrollIntoView();
      } else if (user && form.hasAttribute("data-sign-out")) {
        stop(event);
        leave(user).then(
          (goes) => goes && form.submit(),
          () => form.submit(),
        );
      }
    },
    true,
  );
}

/** Before the page's other listeners, which would treat the form as sent. */
function stop(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

async function leave(user: string): Promise<boolean> {
  const known = await window.indexedDB?.databases?.();
  if (known && !known.some((each) => each.name === `nennep-${user}`)) return true;
  await roomScript();
  return nennepRoom.leave(user);
}
