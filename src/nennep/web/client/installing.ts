// "Put on the home screen": offered quietly, on home, until it was done or put off once.

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
  if (apple.standalone === false) show(w("install_ios")); // only Safari on an iPhone has this word
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
  // beneath what needs doing, not above it
  shown.parentElement?.append(shown);
}
