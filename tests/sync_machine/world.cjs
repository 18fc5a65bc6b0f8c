// The world that the devices live in: one clock that stands still unless told, one queue of tasks, a line to Python.
// Everything a device waits for (database, cryptography, network) is an event here, so that a run is the same each
// time and a device can be killed between any two of them.

const { webcrypto } = require("node:crypto");
const realImmediate = setImmediate;

/** The world's time in milliseconds; devices add their own skew. */
let now = 0;
/** Tasks of fake-indexeddb (it asks for setImmediate at each of them). */
const tasks = [];
globalThis.setImmediate = (task) => tasks.push(task);

/** Requests, ciphers and the like that somebody waits for now. */
let inFlight = 0;
let arrived = () => {};
/** Called at each event; a device may die of it. */
const watchers = new Set();

function event() {
  for (const each of watchers) each();
}

const turn = () => new Promise((done) => realImmediate(done));

/** Let everything happen that can happen without time going on; what Python holds back is not waited for. */
async function idle() {
  for (;;) {
    await turn();
    if (tasks.length) {
      tasks.shift()();
      event();
    } else if (inFlight > 0) {
      await new Promise((done) => { arrived = done; });
    } else {
      return;
    }
  }
}

/** A promise of something outside; `idle` waits for it. */
async function awaited(promise) {
  inFlight += 1;
  try {
    return await promise;
  } finally {
    landed();
  }
}

function landed() {
  inFlight -= 1;
  event();
  arrived();
}

// ---- the line to Python -----------------------------------------------------------------------------------------

const waiting = new Map();
let lastRequest = 0;

function say(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

/** Ask Python to carry a request; resolves with what came back, rejects when the line broke. */
function carried(request) {
  lastRequest += 1;
  const id = lastRequest;
  inFlight += 1;
  const answer = new Promise((resolve, reject) => waiting.set(id, { resolve, reject, held: false }));
  say({ request: { id, ...request } });
  return answer;
}

/** Python's word on a request: an answer, a broken line, or that it is held back for now. */
function answered({ id, answer, broken, held }) {
  const found = waiting.get(id);
  if (held) {
    found.held = true;
    inFlight -= 1;
    arrived();
    return;
  }
  waiting.delete(id);
  if (broken) found.reject(new TypeError("Failed to fetch"));
  else found.resolve(answer);
  if (found.held) event();
  else landed();
}

function listen(command) {
  let rest = "";
  process.stdin.setEncoding("utf8");
  process.stdin.on("data", (text) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop();
    for (const line of lines) {
      const message = JSON.parse(line);
      if (message.answered) answered(message.answered);
      else void command(message);
    }
  });
  process.stdin.on("end", () => process.exit(0));
}

// ---- chance, the same each time ---------------------------------------------------------------------------------

function chance(seed) {
  let state = seed >>> 0 || 1;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** The browser's cryptography: real ciphers one after another, and chance that is the same each time. */
function cryptoOf(seed, alive) {
  const next = chance(seed);
  let line = Promise.resolve();
  const subtle = new Proxy(webcrypto.subtle, {
    get: (real, name) => (...args) => {
      const mine = line.then(() => real[name](...args));
      line = mine.catch(() => undefined);
      return alive(awaited(mine));
    },
  });
  const getRandomValues = (array) => {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = next() & 0xff;
    return array;
  };
  return { subtle, getRandomValues, randomUUID: undefined };
}

module.exports = {
  /** Whether a page died during the present command. */
  died: false,
  answered, awaited, carried, chance, cryptoOf, idle, listen, say, watchers,
  clock: { get now() { return now; }, set now(value) { now = value; } },
};
