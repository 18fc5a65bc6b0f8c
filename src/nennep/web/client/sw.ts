// The service worker: the program without a network (docs/mechanisms/offline.md). It keeps the shells and the
// static files of ONE version; facts (JSON, acts, texts) never pass through it.

/** What `/sw.js` puts before this script (nennep.web.app_files). */
interface Plan {
  version: string;
  /** Address and subresource digest of each static file. */
  files: { url: string; integrity: string }[];
  room: string;
  offline: string;
}
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Lasting {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Told extends Lasting {
  data: unknown;
  ports: readonly MessagePort[];
}
interface Worker {
  NENNEP: Plan;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(type: "install" | "activate", listen: (event: Lasting) => void): void;
  addEventListener(type: "fetch", listen: (event: Asked) => void): void;
  addEventListener(type: "message", listen: (event: Told) => void): void;
}

const worker = self as unknown as Worker;
const plan = worker.NENNEP;
const PREFIX = "nennep-";
const NAME = PREFIX + plan.version;
const SHELLS = [plan.room, plan.offline];
const FILES = new Set(plan.files.map((each) => each.url));
const ROOM = /^\/buoi\/[0-9a-f-]{36}\/hop\/$/;
const SIGN_IN = "/dang-nhap/";
/** An address with a dot in its last part is a document: the browser fetches it itself, without a time
 *  limit. */
const DOCUMENT = /\.[a-z]+$/;
/** How long to wait for the server before a page of the device is shown. */
const PATIENCE_MS = 8000;

/** All or nothing: a file that is missing, truncated or changed ends the install, and the old version
 *  stays. */
async function install(): Promise<void> {
  const cache = await caches.open(NAME);
  try {
    await Promise.all([
      ...plan.files.map(async ({ url, integrity }) => cache.put(url, await file(url, integrity))),
      ...SHELLS.map(async (url) => cache.put(url, await shell(url))),
    ]);
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
}

/** A static file. The browser's cache may have it, but that copy may be old or broken. */
async function file(url: string, integrity: string): Promise<Response> {
  return whole(fetch(url, { integrity }).catch(() => fetch(url, { integrity, cache: "reload" })));
}

async function whole(coming: Promise<Response>): Promise<Response> {
  const answer = await coming;
  if (!answer.ok || answer.redirected) throw new Error(`${answer.url}: ${answer.status}`);
  return answer;
}

/** A shell of this worker's version: not the page of a hotspot, nor that of a server updated meanwhile. */
async function shell(url: string): Promise<Response> {
  const answer = await whole(fetch(url, { cache: "no-store" }));
  if (answer.headers.get("Nennep-Version") !== plan.version) throw new Error(`${url}: another version`);
  return answer;
}

/** Fetch the shells again in the language of the cookie; keep the old ones when that fails. */
async function refresh(): Promise<void> {
  const [cache, fresh] = await Promise.all([caches.open(NAME), Promise.all(SHELLS.map(shell))]);
  await Promise.all(fresh.map((answer, at) => cache.put(SHELLS[at]!, answer)));
}

function kept(url: string): Promise<Response | undefined> {
  return caches.match(url, { cacheName: NAME, ignoreVary: true });
}

/** From the device, else from the server: a browser short of space may have deleted the cache. */
async function keptFirst(request: Request, url: string): Promise<Response> {
  return (await kept(url)) ?? fetch(request);
}

/** Whether the person has just signed in: the room then comes from the server, whose page says who it is. */
async function justSignedIn(request: Request): Promise<Response> {
  return fetch(request).catch(async (error: unknown) => {
    const found = await kept(plan.room);
    if (!found) throw error;
    return found;
  });
}

/** From the server when it answers in time, else the page of the device. */
async function serverFirst(request: Request): Promise<Response> {
  const coming = fetch(request);
  const late = new Promise<undefined>((done) => setTimeout(done, PATIENCE_MS));
  const answer = await Promise.race([coming, late]).catch(() => undefined);
  // a proxy answers so while the server is restarted
  if (answer && ![502, 503, 504].includes(answer.status)) return answer;
  return (await kept(plan.offline)) ?? answer ?? coming;
}

worker.addEventListener("install", (event) => event.waitUntil(install()));

worker.addEventListener("activate", (event) =>
  event.waitUntil(
    (async () => {
      const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
      await Promise.all(old.map((name) => caches.delete(name)));
      await worker.clients.claim();
    })(),
  ),
);

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (FILES.has(url.pathname)) event.respondWith(keptFirst(request, url.pathname));
  else if (request.mode !== "navigate" || DOCUMENT.test(url.pathname)) return;
  else if (ROOM.test(url.pathname) && request.referrer.includes(SIGN_IN))
    event.respondWith(justSignedIn(request));
  else if (ROOM.test(url.pathname)) event.respondWith(keptFirst(request, plan.room));
  else event.respondWith(serverFirst(request));
});

// "update": the person asked for the new version. "language": the language was switched.
worker.addEventListener("message", (event) => {
  if (event.data === "update") event.waitUntil(worker.skipWaiting());
  if (event.data === "language") {
    event.waitUntil(
      refresh().then(
        () => event.ports[0]?.postMessage("done"),
        () => undefined,
      ),
    );
  }
});

export {};
