// The meeting room: one script that reads the meeting package and posts acts (design §4.4).

import { render } from "lit-html";
import { fetchAhead, startAhead } from "./ahead";
import { change, moved } from "./change";
import * as counting from "./counting";
import { startHome } from "./home";
import { bringAlong, openNow, packageFrom } from "./kit";
import { syncAll } from "./lanes";
import { watchPower } from "./lean";
import { leave } from "./leaving";
import { pace } from "./pace";
import { drawFrom } from "./parts";
import { follow, here } from "./place";
import { bar, main, remember } from "./screens/frame";
import { minutesHere } from "./screens/minutes_here";
import { addressesOf, Session, type Addresses } from "./session";
import { Shelf } from "./shelf";
import { usersHere } from "./users";
import { Vault } from "./vault";
import * as written from "./written";

/** Where the server's page says that things are, else (the shell) what this page's own address says. */
function addresses(root: HTMLElement): Addresses {
  const id = /^\/buoi\/([^/]+)\//.exec(location.pathname)?.[1] ?? "";
  const said = Object.fromEntries(Object.entries(root.dataset).filter(([, value]) => value));
  return { ...addressesOf(id), ...said };
}

/** The shelf of whoever the page is for; without one, of who was here last. */
async function shelfHere(): Promise<Shelf | null> {
  const named = document.querySelector<HTMLMetaElement>("meta[name=nennep-user]")?.content;
  const users = named ? [] : await usersHere().catch(() => []);
  const user = named ?? (users.length === 1 ? users[0]!.id : null);
  return user ? Shelf.open(user) : null;
}

async function start(root: HTMLElement): Promise<void> {
  const at = addresses(root);
  drawFrom(at.icons);
  const shelf = await shelfHere();
  const below = document.getElementById("room-bar");
  const place = document.getElementById("room-place"); // the shell does not know whose meeting it is
  const session: Session = new Session(at, () => draw(), shelf);
  const draw = (): void => {
    remember(here());
    if (session.loaded || session.trouble || session.needsPin) document.getElementById("room-waiting")?.remove();
    render(main(session), root);
    if (below) render(bar(session), below);
    if (place && session.loaded) place.textContent = session.pack.meeting.body.name;
  };
  follow(draw);
  addEventListener("beforeunload", (event) => {
    if (session.unsent && !session.allKept) event.preventDefault();
  });
  setInterval(draw, 60_000); // the minutes go on
  void watchPower(draw);
  await session.load();
  session.watch();
  // a file of this device opens at the commune only when its key was wrapped for it once
  if (shelf?.open && !shelf.vault.rescue && !session.trouble) await bringAlong(shelf);
}

/** What this page has of the script's: the room, home without a network, the strip of what is ready. */
const ROOTS: Record<string, (root: HTMLElement) => unknown> = { room: start, "offline-home": startHome, ahead: startAhead };
for (const [id, begin] of Object.entries(ROOTS)) {
  const root = typeof document === "undefined" ? null : document.getElementById?.(id);
  if (root) void begin(root);
}

/** For the tests that drive this very bundle. */
Object.assign(globalThis, {
  nennepRoom: {
    ...counting, ...written, change, moved, Shelf, Vault, Session, addressesOf, syncAll, packageFrom, openNow, bringAlong, fetchAhead, minutesHere,
    leave, pace,
  },
});
