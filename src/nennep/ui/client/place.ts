// The current screen of a script, kept in the address after #, so that the device's back button works.

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

/** Leave a form for `where`. When the person came from there it goes back, so that the back button does
 *  not lead into the form again. */
export function leave(where: string): void {
  if (cameFrom === where) history.back();
  else location.replace(where);
}

let cameFrom = "";

/** Redraw when the place changes, and begin at its head, or at what the screen marks as the place. */
export function follow(draw: () => void): void {
  addEventListener("hashchange", (event) => {
    cameFrom = new URL(event.oldURL).hash;
    draw();
    window.scrollTo(0, 0);
    document.querySelector("[data-here]")?.scrollIntoView();
    document.getElementById("main")?.focus({ preventScroll: true });
  });
}
