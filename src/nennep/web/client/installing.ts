// The offer to install on the home screen: shown on home, until it was done or declined once.

import { button, buttons, note, readLocal, writeLocal } from "./parts";
import { w } from "./words";

const KEY = "nennep-install";
interface Prompt extends Event {
  prompt(): Promise<unknown>;
}

export function offerInstall(): void {
  if (location.pathname !== "/" || readLocal(KEY)) return;
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    show(
      w("install"),
      button(w("install_now"), () => {
        put();
        void (event as Prompt).prompt();
      }),
    );
  });
  const apple = navigator as Navigator & { standalone?: boolean };
  if (apple.standalone === false) show(w("install_ios")); // only Safari on an iPhone has this property
}

let put = (): void => undefined;

function show(text: string, ...now: Node[]): void {
  put = (): void => {
    writeLocal(KEY, "asked");
    shown.remove();
  };
  const shown = note(
    "",
    "",
    text,
    buttons(
      ...now,
      button(w("later"), () => put(), "button quiet"),
    ),
  );
  // below what is to be done
  shown.parentElement?.append(shown);
}
