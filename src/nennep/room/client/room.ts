// The meeting room: one script that reads the meeting package and posts acts (docs/mechanisms/room.md). What
// is not needed in every meeting is a module of its own (modules.ts).

import "./core"; // first: it begins with what the browser does meanwhile

import { render } from "lit-html";
import * as counting from "@/meetings/client/counting";
import * as derivation from "@/meetings/client/roll_call/derivation";
import { type Addresses, addressesOf, Session } from "@/meetings/client/session";
import * as steps from "@/meetings/client/steps/grouping";
import { declareActs, declaredActs, labelOf, summaryOf } from "@/offline/client/act_types";
import { watchPower } from "@/offline/client/device/power";
import { timing } from "@/offline/client/sending/timing";
import { DeviceStore } from "@/offline/client/store/device_store";
import { KeyStore } from "@/offline/client/store/key_store";
import { change, moved } from "@/offline/client/text/change";
import { drawFrom } from "@/ui/client/elements";
import { follow } from "@/ui/client/place";
import * as written from "@/ui/client/written";
import { fetchForMeeting, modules } from "./modules";
import { here } from "./place";
import { main } from "./screens/frame";
import { bar, remember } from "./screens/steps/dock";
import { rootOf, storeHere } from "./store_here";

/** The addresses that the server's page gives; in the shell, those that follow from the page's own
 *  address. */
function addresses(root: HTMLElement): Addresses {
  const id = /^\/buoi\/([^/]+)\//.exec(location.pathname)?.[1] ?? "";
  const said = Object.fromEntries(Object.entries(root.dataset).filter(([, value]) => value));
  return { ...addressesOf(id), ...said };
}

async function start(root: HTMLElement): Promise<void> {
  const at = addresses(root);
  drawFrom(at.icons);
  const store = await storeHere;
  const below = document.getElementById("room-bar");
  const place = document.getElementById("room-place"); // empty in the shell
  const session: Session = new Session(at, () => draw(), store);
  let stands = false;
  const draw = (): void => {
    remember(here());
    if (session.loaded || session.trouble || session.needsPin)
      document.getElementById("room-waiting")?.remove();
    render(main(session), root);
    if (below) render(bar(session), below);
    if (!session.loaded) return; // while the PIN is asked for, nothing else is fetched or run
    if (place) place.textContent = session.pack.meeting.body.name;
    if (!stands) void fetchForMeeting();
    stands = true;
  };
  follow(draw);
  addEventListener("beforeunload", (event) => {
    if (session.unsent && !session.allKept) event.preventDefault();
  });
  setInterval(draw, 60_000); // the elapsed minutes change
  void watchPower(draw);
  await session.load();
  session.watch();
  // the commune can open a file of this device only when its key was wrapped for it before
  if (store?.open && !store.keys.rescue && !session.trouble) await (await modules.prefetch()).prefetch(store);
}

/** Which roots this page has: the room, home without a network, the strip of what is ready. */
const ROOTS: Record<string, (root: HTMLElement) => unknown> = {
  room: start,
  "offline-home": async (root) => (await modules.home()).startHome(root),
  kit: async (root) => (await modules.kit()).startKit(root),
};
for (const [id, begin] of Object.entries(ROOTS)) {
  const root = rootOf(id);
  if (root) void begin(root);
}

/** For the script of every page, and for the tests, which run this bundle. */
Object.assign(globalThis, {
  nennepRoom: {
    ...counting,
    ...derivation,
    ...steps,
    ...written,
    change,
    moved,
    DeviceStore,
    KeyStore,
    Session,
    addressesOf,
    prefetch: async (store: DeviceStore, label?: string) => (await modules.prefetch()).prefetch(store, label),
    syncAll: async (store: DeviceStore, tries?: number) => (await modules.prefetch()).syncAll(store, tries),
    timing,
    modules,
    declareActs,
    declaredActs,
    labelOf,
    summaryOf,
    leave: async (user: string): Promise<boolean> => (await modules.leaving()).leave(user),
  },
});
