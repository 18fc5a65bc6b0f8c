// A phone in Node: the shipping bundle in contexts of their own over one fake IndexedDB, and a server that is a script.
// A context is a page; throwing it away and making another is what a killed browser comes back as.

const fs = require("fs");
const vm = require("vm");
const [BUNDLE, MODULES] = process.argv.slice(1);
const fake = require(MODULES + "/fake-indexeddb");
const Y = require(MODULES + "/yjs");

const ME = "0199aaaa-0000-7000-8000-000000000001";
const MEETING = "0199bbbb-0000-7000-8000-000000000001";
const ITEM = "0199cccc-0000-7000-8000-000000000001";
const meetingOf = (id) => (id.includes("/") ? id : `meeting/${id}`);
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

function storage() {
  const kept = new Map();
  return {
    getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, String(value)),
    removeItem: (key) => void kept.delete(key), clear: () => kept.clear(),
  };
}

function packageOf(more = {}) {
  const { meeting = {}, parts = {}, ...rest } = more;
  return {
    format: 2, version: "v1", server_time: new Date().toISOString(), user: ME, me: null, rights: ["chair", "minute", "hear"],
    meeting: {
      id: MEETING, kind: "regular", kind_label: "thường kỳ", is_model: false, theme: "", month: "2026-11-01",
      starts_at: "2026-11-24T12:30:00+00:00", place: "", state: "in_session", state_label: "", opened_at: "2026-11-24T12:30:00+00:00",
      closed_at: null, chair: null, minute_taker: null, themes: [], minimum_rule: null, body: { id: "b", kind: "cell", name: "" },
      organisation: { id: "o", name: "Pá Kìm" }, ...meeting,
    },
    acts: { "room.agree_score": 2 }, known_as: {}, discussion_first: null,
    parts: {
      roll: { version: 1, on: "2026-11-24", entries: [], rules: {} }, attendance: [], answers: [], guests: [],
      items: [{ id: ITEM, phase: "body", kind: "report", title: "Báo cáo", hint: "", field: "", source: "", proposed_by: "" }],
      papers: [], carried: [], entries: [], ballots: [], opinions: [], notes: [], resolutions: [], tasks: [], gifts: [], joint: null,
      score: null, texts: {}, proxy_entry: null, ...parts,
    },
    ...rest,
  };
}

class Server {
  constructor(pack = packageOf()) {
    this.pack = pack;
    this.online = true;
    this.asked = [];
    this.acts = []; // what was done, in its order
    this.done = new Map();
    this.docs = new Map();
    this.told = []; // how much devices said that waits on them
    this.refuse = () => null; // (name, payload) => [status, body] | null
    this.lose = () => false; // (url, nth) => whether the answer of this one is lost after it was done
    this.drop = () => false; // whether it never arrives
    this.clock = 0; // server time minus device time
    this.delay = 0;
  }

  get names() { return this.acts.map((each) => each.name); }
  now() { return new Date(Date.now() + this.clock).toISOString(); }

  async fetch(url, init = {}) {
    const nth = this.asked.length;
    this.asked.push({ url, headers: init.headers ?? {}, body: init.body ? JSON.parse(init.body) : null });
    if (!this.online || this.drop(url, nth)) throw new TypeError("Failed to fetch");
    if (this.delay) await sleep(this.delay);
    const [status, body, type = "application/json"] = this.answer(url, init);
    if (this.lose(url, nth)) throw new TypeError("Failed to fetch");
    return new Response([204, 304].includes(status) ? null : type === "application/json" ? JSON.stringify(body) : body,
      { status, headers: { "Content-Type": type, Date: new Date(this.now()).toUTCString() } });
  }

  answer(url, init) {
    if (this.portal) return [200, "<html>Đăng nhập wifi</html>", "text/html"];
    if (url.startsWith("/api/acts/")) return this.act(url.slice(10), init.headers, JSON.parse(init.body));
    if (url.endsWith("/con-lai/")) return this.told.push(JSON.parse(init.body)), [200, {}];
    if (url.endsWith("/goi.json")) return this.package(init.headers ?? {});
    if (url.endsWith("/chu/") && this.gone) return [404, { code: "not_found", message: "Không tìm thấy." }];
    if (url.endsWith("/chu/")) return [200, { texts: JSON.parse(init.body).texts.map((each) => this.text(each)) }];
    return [404, { code: "not_found", message: "" }];
  }

  package(headers) {
    if (!this.pack) return [404, { code: "not_found", message: "" }];
    if (headers["If-None-Match"] === `"${this.pack.version}"`) return [304, null];
    return [200, { ...this.pack, server_time: this.now() }];
  }

  act(name, headers, payload) {
    const key = headers["Idempotency-Key"];
    const before = this.done.get(key);
    if (before && before !== JSON.stringify(payload)) return [409, { code: "key_used", message: "key" }];
    const answer = { key, result: {}, received_at: this.now(), replayed: !!before };
    if (before) return [200, answer];
    const refused = this.refuse(name, payload, headers);
    if (refused) return refused;
    this.done.set(key, JSON.stringify(payload));
    this.acts.push({ name, payload, headers, texts: Object.fromEntries([...this.docs].map(([k, doc]) => [k, String(doc.getText("text"))])) });
    if (this.pack) {
      const entries = name === "meetings.record_entry" ? [...this.pack.parts.entries, payload] : this.pack.parts.entries;
      this.pack = { ...this.pack, parts: { ...this.pack.parts, entries }, version: `v${this.acts.length + 1}` };
    }
    return [200, answer];
  }

  text(each) {
    const refused = this.refuseText?.(each);
    if (refused) return { key: each.key, ...refused };
    const doc = this.docs.get(each.key) ?? new Y.Doc();
    this.docs.set(each.key, doc);
    if (!this.proposes && each.update) Y.applyUpdate(doc, Buffer.from(each.update, "base64"));
    const vector = Buffer.from(each.state_vector, "base64");
    return {
      key: each.key, missing: Buffer.from(Y.encodeStateAsUpdate(doc, vector)).toString("base64"),
      state_vector: Buffer.from(Y.encodeStateVector(doc)).toString("base64"), locked: !!this.proposes, proposal: !!this.proposes,
    };
  }

  read(item = ITEM, section = "gist", meeting = MEETING) {
    return String(this.docs.get(`meeting/${meeting}/${item}/${section}`)?.getText("text") ?? "");
  }
}

/** One device: what it keeps outlives its pages. */
class Phone {
  constructor(server) {
    this.server = server;
    this.indexedDB = new fake.IDBFactory();
    this.localStorage = storage();
    this.timers = new Set();
  }

  /** A new page; `fast` makes every wait short. The page before it is gone, its timers with it. */
  page(more = {}) {
    const dead = { now: false };
    const timers = new Set();
    const after = (what, ms, ...args) => {
      const id = setTimeout(() => { if (!dead.now) what(...args); }, ms);
      timers.add(id);
      return id;
    };
    const classes = Object.fromEntries(Object.entries(fake).filter(([name]) => name.startsWith("IDB")));
    const context = vm.createContext({
      console, crypto, TextEncoder, TextDecoder, atob, btoa, Blob, AbortController, Headers, Response, Intl,
      setTimeout: after, clearTimeout, setInterval: () => 0, clearInterval: () => undefined, ...classes,
      indexedDB: this.indexedDB, localStorage: this.localStorage, sessionStorage: storage(),
      // a page that was killed hears nothing any more
      fetch: (url, init) => dead.now ? new Promise(() => undefined) : this.server.fetch(url, init).then((answer) => dead.now ? new Promise(() => undefined) : answer),
      document: { createTreeWalker: () => ({}), createComment: () => ({}), getElementById: () => null, cookie: "csrftoken=t" },
      ...more,
    });
    vm.runInContext(fs.readFileSync(BUNDLE, "utf8"), context, { filename: BUNDLE });
    const room = context.nennepRoom;
    Object.assign(room.timing, { settle: 5, text: 5, keep: 1, patience: 400, backOff: [20], refresh: 1e9 });
    room.kill = () => { dead.now = true; for (const id of timers) clearTimeout(id); };
    room.context = context;
    this.room = room;
    return room;
  }

  async enter(more = {}, meeting = MEETING) {
    const room = this.page(more);
    const store = await room.DeviceStore.open(ME);
    const session = new room.Session(room.addressesOf(meeting), () => undefined, store);
    await session.load();
    return { room, store, session };
  }

  /** The browser is killed and opened again. */
  async restart(more = {}, meeting = MEETING) {
    this.room.kill();
    return this.enter(more, meeting);
  }

  /** Every row of a store as it lies. */
  async rows(store, user = ME) {
    const db = await new Promise((done, fail) => {
      const asked = this.indexedDB.open(`nennep-${user}`);
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(asked.error);
    });
    const rows = await new Promise((done) => {
      const asked = db.transaction(store).objectStore(store).getAll();
      asked.onsuccess = () => done(asked.result);
    });
    db.close();
    return rows;
  }
}

/** A text area of a page: `type` is what a person does in it, the cursor goes behind it. */
function textArea(page) {
  const heard = new Set();
  const area = {
    value: "", selectionStart: 0, selectionEnd: 0,
    addEventListener: (_name, hear) => heard.add(hear), removeEventListener: (_name, hear) => heard.delete(hear),
    setSelectionRange(from, to) { Object.assign(area, { selectionStart: from, selectionEnd: to }); },
    type(text, cursor = text.length) { area.value = text; area.setSelectionRange(cursor, cursor); for (const hear of heard) hear(); },
  };
  page.context.document.activeElement = area;
  return area;
}

async function until(what, ms = 3000) {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(3)) if (await what()) return true;
  throw new Error("waited in vain for " + what);
}

const said = (n) => ({ id: `0199dddd-0000-7000-8000-${String(n).padStart(12, "0")}`, item: ITEM, gist: `ý ${n}` });
const mark = (n, mark = "present") => ({ marks: [{ person: `p${n}`, mark }] });

const finish = (answer) => process.stdout.write(JSON.stringify(answer ?? null), () => process.exit(0));
