// Where in a script's pages one is, kept in the address after #, so that the device's own back button works.

/** The parts of the place after #, without the slashes. */
export function placeParts(): string[] {
  return location.hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
}

export function to(screen: string, ...more: string[]): string {
  return "#/" + [screen, ...more].filter(Boolean).map(encodeURIComponent).join("/");
}

export function go(address: string): void {
  if (location.hash === address) return;
  location.hash = address;
}

/** Leave what is being written for `where`: by going back when one came from there, so that back does not
 *  lead in again. */
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
