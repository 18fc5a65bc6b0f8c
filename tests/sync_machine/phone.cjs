// A device: what it keeps outlives its pages.

const { IDBFactory } = require("fake-indexeddb");
const world = require("./world.cjs");
const { Page } = require("./page.cjs");

/** Web Locks of one device, over all its pages; a page that dies lets go. */
class Locks {
  constructor() {
    this.held = new Map();
    this.queue = [];
  }

  of(page) {
    return {
      request: (name, ...rest) => this.request(page, name, rest.length > 1 ? rest[0] : {}, rest.at(-1)),
      query: async () => ({ held: [...this.held.keys()].map((name) => ({ name })), pending: [] }),
    };
  }

  request(page, name, { ifAvailable = false }, call) {
    if (ifAvailable && this.held.has(name)) return Promise.resolve(call(null));
    return new Promise((resolve, reject) => {
      this.queue.push({ page, name, call, resolve, reject });
      this.next();
    });
  }

  next() {
    const ready = this.queue.find(({ name }) => !this.held.has(name));
    if (!ready) return;
    this.queue.splice(this.queue.indexOf(ready), 1);
    this.held.set(ready.name, ready.page);
    const let_go = () => {
      if (this.held.get(ready.name) === ready.page) this.held.delete(ready.name);
      this.next();
    };
    Promise.resolve().then(() => ready.call({ name: ready.name, mode: "exclusive" })).then(
      (value) => { let_go(); if (ready.page.living) ready.resolve(value); },
      (error) => { let_go(); if (ready.page.living) ready.reject(error); },
    );
  }

  release(page) {
    this.queue = this.queue.filter((each) => each.page !== page);
    for (const [name, owner] of this.held) if (owner === page) this.held.delete(name);
    this.next();
  }
}

class Phone {
  constructor({ name, user, skew, seed }) {
    Object.assign(this, { name, user, skew });
    this.factory = new IDBFactory();
    this.local = new Map([["nennep-user", JSON.stringify({ id: user, name: "Lò Văn Sáng" })]]);
    this.session = new Map();
    this.locks = new Locks();
    this.seed = world.chance(seed);
    this.storage = { persist: async () => true, persisted: async () => true, estimate: async () => ({ usage: 1e6, quota: 1e9 }) };
    this.pages = [];
    this.countdown = null;
    world.watchers.add(() => this.event());
  }

  /** The page that the person has before them. */
  get page() { return this.pages[0]; }

  open(path) {
    const page = new Page(this, path);
    this.pages.push(page);
    return page;
  }

  event() {
    if (this.countdown === null) return;
    this.countdown -= 1;
    if (this.countdown > 0) return;
    this.crash();
  }

  /** Power off: every page is gone at once, and what was not committed. */
  crash() {
    world.died = true;
    this.countdown = null;
    for (const page of this.pages) page.die();
    this.pages = [];
    for (const database of this.factory._databases.values()) {
      for (const transaction of database.transactions) {
        if (!["finished", "committing"].includes(transaction._state)) transaction._abort(null);
      }
      for (const connection of database.connections) connection._closed = connection._closePending = true;
      database.connections = [];
    }
  }

  /** The browser forgot the tab: its session storage is gone. */
  forgetTab() {
    this.session.clear();
  }
}

module.exports = { Phone };
