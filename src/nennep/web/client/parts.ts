// Elements that this script adds to a page, with the classes of ui's stylesheet.

/** The tag of this script, read while it runs: its data attributes name what may be fetched later. */
export const own = (document.currentScript as HTMLScriptElement | null)?.dataset ?? {};

export function piece(tag: string, name: string, ...inside: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = name;
  made.append(...inside);
  return made;
}

export function link(text: string, address: string, name = "button alt"): HTMLElement {
  const made = piece("a", name, text) as HTMLAnchorElement;
  made.href = address;
  return made;
}

export function button(text: string, press: () => void, name = "button alt"): HTMLElement {
  const made = piece("button", name, text) as HTMLButtonElement;
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}

/** A note at the top of the page's content. */
export function note(kind: string, title: string, text: string, ...more: Node[]): HTMLElement {
  const head = title ? [piece("p", "", piece("b", "", title))] : [];
  const made = piece("div", `note ${kind}`, piece("div", "", ...head, piece("p", "", text), ...more));
  made.setAttribute("role", "status");
  document.getElementById("main")?.prepend(made);
  return made;
}

export function buttons(...inside: Node[]): HTMLElement {
  return piece("p", "buttons", ...inside);
}

/** A small value, stored for the next page. Browsers that store nothing ask again. */
export function readLocal(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function writeLocal(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    /* kept for this page only */
  }
}

/** The room's script, loaded when the page has not loaded it. */
export async function roomScript(): Promise<void> {
  if ("nennepRoom" in globalThis) return;
  if (own.english) await script(own.english, "text/javascript");
  await script(own.room ?? "", "module");
}

function script(address: string, type: string): Promise<void> {
  return new Promise<void>((done, failed) => {
    const made = document.createElement("script");
    made.type = type;
    made.src = address;
    made.onload = () => done();
    made.onerror = () => failed(new Error(address));
    document.head.append(made);
  });
}
