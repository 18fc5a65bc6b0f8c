// This device and its browser: whether it can store anything safely, and its name.

/** Ask for persistent storage. Without it the browser may delete everything when space runs short. */
export async function persisted(): Promise<{
  asked: boolean;
  granted: boolean;
  usage: number;
  quota: number;
}> {
  const storage = typeof navigator === "undefined" ? undefined : navigator.storage;
  const asked = typeof storage?.persist === "function";
  try {
    const granted = asked && ((await storage.persisted()) || (await storage.persist()));
    const { usage = 0, quota = 0 } = (await storage?.estimate?.()) ?? {};
    return { asked, granted, usage, quota };
  } catch {
    return { asked, granted: false, usage: 0, quota: 0 };
  }
}

/** Browsers inside chat apps: they store nothing for long and install nothing. */
const IN_APP =
  /Zalo|FBAN|FBAV|FB_IAB|Instagram|Messenger|TikTok|BytedanceWebview|Line\/|MicroMessenger|; wv\)/i;

/** Whether anything can be stored here: it needs a secure connection, and not a chat app's browser. */
export function secure(): "ok" | "insecure" | "in_app" {
  if (typeof navigator !== "undefined" && IN_APP.test(navigator.userAgent)) return "in_app";
  return globalThis.isSecureContext === false ? "insecure" : "ok";
}

/** The device's name in the list of devices: "Android · Chrome". */
export function label(agent = typeof navigator === "undefined" ? "" : navigator.userAgent): string {
  const find = (known: readonly (readonly [RegExp, string])[]): string =>
    known.find(([mark]) => mark.test(agent))?.[1] ?? "";
  const system = find([
    [/Android/, "Android"],
    [/iPhone|iPad/, "iOS"],
    [/Windows/, "Windows"],
    [/Mac OS/, "macOS"],
    [/Linux/, "Linux"],
  ]);
  const browser = find([
    [/Edg/, "Edge"],
    [/CocCoc|coc_coc/i, "Cốc Cốc"],
    [/SamsungBrowser/, "Samsung"],
    [/Firefox/, "Firefox"],
    [/Chrom/, "Chrome"],
    [/Safari/, "Safari"],
  ]);
  return [system, browser].filter(Boolean).join(" · ");
}
