// Checking now and then whether another device recorded something, and sending when the page is shown or
// hidden.

import type { Texts } from "../text/texts";
import type { Queue } from "./queue";
import { timing } from "./timing";

interface Watched {
  readonly unsent: boolean;
  readonly texts: Texts;
  load(): Promise<void>;
}

/** Never while something of this device is unsent. */
export function watch(session: Watched, queue: Queue): void {
  const refresh = (): void => {
    if (document.visibilityState === "visible" && !session.unsent) void session.load();
  };
  const again = (): void => {
    setTimeout(() => {
      refresh();
      again();
    }, timing.refresh);
  };
  again();
  document.addEventListener("visibilitychange", () => {
    refresh();
    // the page may never be shown again: store what was written, and send what can be sent
    if (document.visibilityState === "hidden") void session.texts.written();
    if (queue.sendable) queue.later(0);
  });
  addEventListener("pagehide", () => void session.texts.written());
  addEventListener("online", () => {
    queue.now();
    refresh();
  });
}
