// Home without a network: the user, the PIN, what is still unsent. The app above adds its own part.

import { html, nothing, type TemplateResult } from "lit-html";
import { day, hour } from "@/ui/client/dates";
import { button, icon, note, type Shown } from "@/ui/client/elements";
import { placeParts, to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import type { Home } from "../home";
import { droppedHere } from "./dropped";
import { pinSetting, type Save, unlocking } from "./pin_form";
import { stillHere } from "./still_here";

interface HomeParts {
  save: Save;
  /** The app's part of the first screen. */
  front(): Shown;
  /** Another screen, by the words after `#`; undefined where the app has none of this name. */
  screen(name: string, about: string): Shown | undefined;
}

export function homeScreen(home: Home, parts: HomeParts): Shown {
  if (!home.loaded) return nothing;
  if (!home.user) return home.users.length ? who(home) : nothingHere(home);
  if (!home.store) return html`${head(home)}${note("wait", w("home_cannot"))}${again(home)}`;
  if (home.locked) return unlocking(home.store, (pin) => home.unlock(pin), parts.save, home.draw);
  const [screen = "", about = ""] = placeParts();
  if (screen === "unsent" && about === "dropped") return html`${toHome()}${droppedHere(home)}`;
  if (screen === "unsent") return html`${toHome()}${stillHere(home, parts.save)}`;
  if (screen === "pin") return html`${toHome()}${pinSetting(home.store.keys, home.draw)}`;
  const own = parts.screen(screen, about);
  return own === undefined ? front(home, parts) : html`${toHome()}${own}`;
}

function head(home: Home): TemplateResult {
  if (home.reached) return html`<h1>${w("home_here")}</h1>${note("good", w("home_back"))}`;
  if (home.elsewhere) return html`<h1>${w("home_needs_signal")}</h1><p class="lead">${w("home_works")}</p>`;
  return html`<h1>${w(navigator.onLine ? "home_no_server" : "home_no_signal")}</h1>`;
}

function again(home: Home): TemplateResult {
  const go = (): void =>
    location.pathname === "/khung/mat-song/" ? location.assign("/") : location.reload();
  return html`<p class="buttons">${button(w(home.reached ? "home_go_on" : "try_again"), go, "alt", {
    symbol: "refresh",
  })}</p>`;
}

function nothingHere(home: Home): TemplateResult {
  return html`<h1>${w("home_nothing")}</h1>${note("", w("home_nothing_why"))}${again(home)}`;
}

function who(home: Home): TemplateResult {
  return html`<h1>${w("home_who")}</h1><p class="buttons">
    ${home.users.map((each, at) =>
      button(each.name || w("home_me", { n: at + 1 }), () => void home.choose(each), "alt"),
    )}</p>`;
}

function toHome(): TemplateResult {
  return html`<p><a href=${to("")}>${icon("back")} ${w("home")}</a></p>`;
}

function front(home: Home, parts: HomeParts): TemplateResult {
  const { data } = home;
  return html`${head(home)}
    ${
      data
        ? html`<p class="soft">${w("home_as_of", { hour: hour(data.at), day: day(data.at) })}</p>`
        : note("", w("home_nothing_why"))
    }
    ${again(home)}${unsentLine(home)}${parts.front()}`;
}

function unsentLine(home: Home): Shown {
  if (!home.here) return nothing;
  return html`<div class="note wait">${icon("warning")}<div><p>${w("home_n_here", { n: home.here })}</p>
    <p><a href=${to("unsent")}>${w("home_still_here")}</a></p></div></div>`;
}
