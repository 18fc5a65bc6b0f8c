// Where in the room one is, kept in the address after #, so that the phone's own back button works.

export interface Place {
  /** agenda, roll, pass, guests, item, unsent, times */
  screen: string;
  /** The item, for `item`. */
  item: string;
  /** What is being written under the item: say, ballot, resolution, opinion, add. */
  panel: string;
  /** What it is about: a ballot, a resolution. */
  about: string;
}

export function here(): Place {
  const parts = location.hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
  const [screen = "", second = "", third = "", fourth = ""] = parts;
  if (screen === "item") return { screen, item: second, panel: third, about: fourth };
  return { screen: screen || "agenda", item: "", panel: second, about: third };
}

export function to(screen: string, ...more: string[]): string {
  return "#/" + [screen, ...more].filter(Boolean).map(encodeURIComponent).join("/");
}

export function go(address: string): void {
  if (location.hash === address) return;
  location.hash = address;
}

/** Leave what is being written for `where`: by going back when one came from there, so that back does not lead in again. */
export function leave(where: string): void {
  if (cameFrom === where) history.back();
  else location.replace(where);
}

let cameFrom = "";

/** Redraw when the place changes. */
export function follow(draw: () => void): void {
  addEventListener("hashchange", (event) => {
    cameFrom = new URL(event.oldURL).hash;
    draw();
    window.scrollTo(0, 0);
    document.getElementById("main")?.focus({ preventScroll: true });
  });
}
