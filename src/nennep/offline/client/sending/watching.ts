// Looking now and then whether another device has put something down, and sending when the page comes and
// goes.

import type { Texts } from "../text/texts";
import type { Queue } from "./queue";
import { timing } from "./timing";

interface Watched {
  readonly unsent: boolean;
  readonly texts: Texts;
  load(): Promise<void>;
}

/** Never while acts of ours are on their way. */
export function watch(session: Watched, queue: Queue): void {
  const look = (): void => {
    if (document.visibilityState === "visible" && !session.unsent) void session.load();
  };
  const again = (): void => {
    setTimeout(() => {
      look();
      again();
    }, timing.refresh);
  };
  again();
  document.addEventListener("visibilitychange", () => {
    look();
    // a phone put into a pocket may not come back to this page: write, and send what can be sent
    if (document.visibilityState === "hidden") void session.texts.written();
    if (queue.sendable) queue.later(0);
  });
  addEventListener("pagehide", () => void session.texts.written());
  addEventListener("online", () => {
    queue.now();
    look();
  });
}
