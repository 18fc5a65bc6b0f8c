// One page of a device: the shipping bundle with a browser around it that can be killed at any event.

const vm = require("node:vm");
const fs = require("node:fs");
const { IDBKeyRange, ...idb } = require("fake-indexeddb");
const world = require("./world.cjs");

const BUNDLE = process.argv[2];
/** Names of the browser that the bundle finds in place of Node's own. */
const NAMES = [
  "globalThis", "window", "self", "document", "location", "navigator", "localStorage", "sessionStorage", "history",
  "indexedDB", "crypto", "fetch", "Date", "Math", "setTimeout", "clearTimeout", "setInterval", "clearInterval",
  "addEventListener", "removeEventListener", "AbortSignal", "BroadcastChannel", "requestIdleCallback", "CompressionStream",
];
const IDB_NAMES = [
  "IDBCursor", "IDBCursorWithValue", "IDBDatabase", "IDBFactory", "IDBIndex", "IDBObjectStore", "IDBOpenDBRequest",
  "IDBRequest", "IDBTransaction", "IDBVersionChangeEvent",
];
const script = vm.compileFunction(fs.readFileSync(BUNDLE, "utf8"), [...NAMES, ...IDB_NAMES, "IDBKeyRange"], {
  filename: BUNDLE,
});

/** A page of `device` at an address. `page.room` is what the bundle gives to tests. */
class Page {
  constructor(device, path) {
    this.device = device;
    this.living = true;
    this.timers = new Map();
    this.lastTimer = 0;
    this.listeners = new Map();
    this.faults = [];
    const own = this.browser(path);
    own.globalThis = own.window = own.self = own;
    const given = [...NAMES.map((name) => own[name]), ...IDB_NAMES.map((name) => idb[name]), IDBKeyRange];
    script(...given);
    this.room = own.nennepRoom;
  }

  /** A promise of this page; after its death it never comes true. */
  alive(promise) {
    return new Promise((resolve, reject) => {
      const tell = (how) => (value) => { if (this.living) how(value); };
      promise.then(tell(resolve), tell(reject));
    });
  }

  browser(path) {
    const { device } = this;
    const events = this.events();
    return {
      ...events, document: this.document(events), location: locationOf(path), history: { replaceState() {}, state: null },
      navigator: { userAgent: "Chrome", onLine: true, language: "vi", locks: device.locks.of(this), storage: device.storage },
      localStorage: kept(device.local, this), sessionStorage: kept(device.session, this),
      indexedDB: this.database(), crypto: world.cryptoOf(device.seed(), (promise) => this.alive(promise)),
      fetch: (url, options) => this.fetch(url, options), Date: dateOf(device), Math: mathOf(device), ...this.clockwork(),
      BroadcastChannel: undefined, requestIdleCallback: undefined,
      CompressionStream: undefined, // its work is done elsewhere: no event of ours; packing has tests of its own
    };
  }

  /** The device's databases; a dead page reaches none. */
  database() {
    const { factory } = this.device;
    const page = this;
    return {
      open: (...args) => (page.living ? factory.open(...args) : never()),
      deleteDatabase: (...args) => (page.living ? factory.deleteDatabase(...args) : never()),
      databases: () => factory.databases(),
      cmp: (a, b) => factory.cmp(a, b),
    };
  }

  events() {
    const { listeners } = this;
    return {
      addEventListener: (name, call) => listeners.set(name, [...(listeners.get(name) ?? []), call]),
      removeEventListener: (name, call) => listeners.set(name, (listeners.get(name) ?? []).filter((each) => each !== call)),
    };
  }

  document(events) {
    const { device } = this;
    return {
      ...events, visibilityState: "visible", documentElement: { lang: "vi" }, activeElement: null,
      cookie: "csrftoken=nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn",
      createTreeWalker: () => ({}), createComment: () => ({}), createElement: () => ({}), getElementById: () => null,
      querySelector: (asked) => (asked.includes("nennep-user") ? { content: device.user, dataset: { name: "Lò Văn Sáng" } } : null),
      querySelectorAll: () => [],
    };
  }

  emit(name) {
    for (const call of this.listeners.get(name) ?? []) call({ type: name, preventDefault() {} });
  }

  clockwork() {
    const set = (call, ms, again) => {
      if (!this.living) return 0;
      this.lastTimer += 1;
      this.timers.set(this.lastTimer, { call, at: world.clock.now + Math.max(0, ms ?? 0), again });
      return this.lastTimer;
    };
    const clear = (timer) => void this.timers.delete(timer);
    return {
      setTimeout: (call, ms) => set(call, ms, 0), clearTimeout: clear,
      setInterval: (call, ms) => set(call, ms, Math.max(1, ms)), clearInterval: clear,
      AbortSignal: {
        any: (signals) => AbortSignal.any(signals),
        timeout: (ms) => {
          const control = new AbortController();
          set(() => control.abort(new DOMException("timed out", "TimeoutError")), ms, 0);
          return control.signal;
        },
      },
    };
  }

  /** The time of the next timer, or null. */
  due() {
    let first = null;
    for (const [id, timer] of this.timers) if (!first || timer.at < first.at) first = { id, ...timer };
    return first;
  }

  fire({ id, call, again }) {
    if (again) this.timers.get(id).at += again;
    else this.timers.delete(id);
    call();
  }

  fetch(url, options = {}) {
    if (!this.living) return new Promise(() => {});
    const headers = Object.fromEntries(new Headers(options.headers ?? {}));
    const sent = world.carried({
      device: this.device.name, method: options.method ?? "GET", url: String(url), headers, body: options.body ?? null,
    });
    const stopped = new Promise((_, reject) => {
      options.signal?.addEventListener("abort", () => reject(options.signal.reason));
    });
    return this.alive(Promise.race([sent.then(responseOf), stopped]));
  }

  die() {
    this.living = false;
    this.timers.clear();
    this.listeners.clear();
    this.device.locks.release(this);
  }
}

const never = () => ({ addEventListener() {}, removeEventListener() {} });

function responseOf({ status, headers, body, redirected, url }) {
  const bare = [101, 204, 205, 304].includes(status);
  const made = new Response(bare ? null : body, { status, headers });
  Object.defineProperty(made, "redirected", { value: redirected ?? false });
  Object.defineProperty(made, "url", { value: url ?? "" });
  return made;
}

function locationOf(path) {
  const at = new URL(path, "https://chibo.test/");
  return { href: at.href, origin: at.origin, pathname: at.pathname, search: at.search, hash: at.hash, protocol: "https:", host: at.host };
}

/** The clock of a device: the world's, off by its skew. */
function dateOf(device) {
  return class extends Date {
    constructor(...args) {
      if (args.length) super(...args);
      else super(world.clock.now + device.skew);
    }
    static now() { return world.clock.now + device.skew; }
  };
}

/** Chance that is the same each time. */
function mathOf(device) {
  const next = world.chance(device.seed());
  return Object.setPrototypeOf({ random: () => next() / 2 ** 32 }, Math);
}

/** localStorage or sessionStorage over a map of the device. */
function kept(map, page) {
  return {
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => { if (page.living) map.set(key, String(value)); },
    removeItem: (key) => { if (page.living) map.delete(key); },
    clear: () => { if (page.living) map.clear(); },
    key: (at) => [...map.keys()][at] ?? null,
    get length() { return map.size; },
  };
}

module.exports = { Page };
