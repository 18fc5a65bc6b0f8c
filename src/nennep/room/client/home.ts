// Home without a network (root #offline-home of the shell): what one person has on this device, and what can
// be done with it. It is shown at every address that cannot be reached.

import { render } from "lit-html";
import { Home } from "@/offline/client/home";
import { drawFrom } from "@/ui/client/elements";
import { follow } from "@/ui/client/place";
import { type RoomHome, roomHome } from "./screens/home";
import "./words_home";

export function startHome(root: HTMLElement): void {
  drawFrom(root.dataset.icons ?? "");
  const place = document.getElementById("room-place");
  const home: RoomHome = new Home(() => {
    render(roomHome(home), root);
    if (place) place.textContent = home.user?.name ?? "";
  });
  root.replaceChildren();
  follow(home.draw);
  for (const each of ["online", "offline"]) addEventListener(each, () => void home.call());
  document.addEventListener("visibilitychange", () => void (document.hidden || home.read()));
  void home.start();
}
