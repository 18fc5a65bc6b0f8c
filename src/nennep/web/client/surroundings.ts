// Warnings about what does not work here: an insecure address, or a browser inside a chat app.

import { button, buttons, link, note, own, piece } from "./parts";
import { w } from "./words";

const APPS: [RegExp, string][] = [
  [/\bZalo/i, "Zalo"],
  [/FBAN\/Messenger|Orca-Android|MessengerForiOS/, "Messenger"],
  [/FBAN|FBAV|FB_IAB/, "Facebook"],
  [/Instagram/, "Instagram"],
  [/\bLine\//, "Line"],
  [/musical_ly|BytedanceWebview|TikTok|trill_/i, "TikTok"],
  [/; wv\)/, "WebView"],
];

/** The chat app whose browser this is, or "". */
export function inside(agent: string): string {
  return APPS.find(([sign]) => sign.test(agent))?.[1] ?? "";
}

/** Whether the warning is shown on this page: at signing in, on home, and where a meeting is. */
const matters = (): boolean => /^\/($|dang-nhap\/|buoi\/|to-chuc\/)/.test(location.pathname);

export function warn(): void {
  if (!matters()) return;
  const app = inside(navigator.userAgent);
  if (app) warnInside(app === "WebView" ? "ứng dụng khác" : app);
  else if (!isSecureContext) warnInsecure();
}

/** An http:// address, or a certificate that this browser does not trust and the person accepted. */
export function warnInsecure(): void {
  if (!matters()) return;
  note(
    "wait",
    w("insecure"),
    w("insecure_why"),
    piece("p", "", link(w("insecure_how"), own.trust ?? "", "")),
  );
}

function warnInside(app: string): void {
  const android = /Android/i.test(navigator.userAgent);
  const browser = android ? "Chrome" : "Safari";
  const scheme = location.protocol.slice(0, -1);
  const place = location.host + location.pathname;
  const intent = `intent://${place}#Intent;scheme=${scheme};package=com.android.chrome;end`;
  note(
    "wait",
    w("in_app", { app }),
    w("in_app_why", { app, browser }),
    piece("p", "", w("in_app_steps", { browser })),
    buttons(...(android ? [link(w("open_in", { browser }), intent, "button")] : []), copying()),
  );
}

function copying(): HTMLElement {
  const made = button(w("copy"), () => {
    const box = piece("input", "") as HTMLInputElement;
    box.value = location.href;
    box.readOnly = true;
    made.after(box);
    box.select();
    // the old way, since chat apps' browsers refuse the new one; where both fail the address is selected on
    // the page
    if (document.execCommand("copy")) {
      box.remove();
      made.textContent = w("copied");
    }
  });
  return made;
}
