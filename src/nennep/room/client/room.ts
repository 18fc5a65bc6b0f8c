// The meeting room: one script that reads the meeting package and posts acts (design §4.4).

import { render } from "lit-html";
import * as counting from "./counting";
import { drawFrom } from "./parts";
import { follow, here } from "./place";
import { bar, main, remember } from "./screens/frame";
import { minutesHere } from "./screens/minutes_here";
import { Session } from "./session";
import { change, moved } from "./texts";
import { speak } from "./words";
import * as written from "./written";

function start(root: HTMLElement): void {
  const data = (name: string): string => root.dataset[name] ?? "";
  const at = {
    package: data("package"), texts: data("texts"), acts: data("acts"), minutes: data("minutes"),
    meeting: data("meeting"), signIn: data("signIn"), icons: data("icons"),
  };
  speak(document.documentElement.lang);
  drawFrom(at.icons);
  const below = document.getElementById("room-bar");
  const session: Session = new Session(at, () => draw());
  const draw = (): void => {
    remember(here());
    if (session.loaded || session.trouble) document.getElementById("room-waiting")?.remove();
    render(main(session), root);
    if (below) render(bar(session), below);
  };
  follow(draw);
  addEventListener("beforeunload", (event) => {
    if (session.unsent) event.preventDefault();
  });
  setInterval(draw, 60_000); // the minutes go on
  void session.load().then(() => session.watch());
}

const root = typeof document === "undefined" ? null : document.getElementById?.("room");
if (root) start(root);

/** For the tests that drive this very bundle. */
Object.assign(globalThis, { nennepRoom: { ...counting, ...written, change, moved, minutesHere } });
