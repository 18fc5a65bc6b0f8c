// This device and its browser: whether it can keep anything safely, and what it says of itself.

/** Asked for lasting storage; where it was not granted the browser may clear everything when it runs
 *  short. */
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

/** Browsers inside chat apps: they keep nothing for long, and install nothing. */
const IN_APP =
  /Zalo|FBAN|FBAV|FB_IAB|Instagram|Messenger|TikTok|BytedanceWebview|Line\/|MicroMessenger|; wv\)/i;

/** Whether this place can keep anything: a secure connection, and not a chat app's own browser. */
export function secure(): "ok" | "insecure" | "in_app" {
  if (typeof navigator !== "undefined" && IN_APP.test(navigator.userAgent)) return "in_app";
  return globalThis.isSecureContext === false ? "insecure" : "ok";
}

/** The device in words, for the list of devices at the commune: "Android · Chrome". */
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
