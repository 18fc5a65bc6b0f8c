// Runs devices for Python: reads commands as lines of JSON, answers each with what the device shows afterwards.
// usage: node main.cjs <room.js>

const world = require("./world.cjs");
const { Phone } = require("./phone.cjs");
const { makers, talked, typed, pick } = require("./acts.cjs");

const phones = new Map();

/** What Python is told of a device after each command. */
function shown(phone) {
  const session = phone.page?.seen;
  if (!session) return { on: false };
  return {
    on: true, loaded: session.loaded, sending: session.sending, trouble: session.trouble, cannot_keep: !!session.cannotKeep,
    acts: session.outbox.acts.map((act) => act.key), refused: session.refused?.refusal?.code ?? null,
    needs_pin: !!session.needsPin, unsent: session.unsent, unsent_texts: session.texts.waiting, refused_texts: [...session.texts.refused.keys()],
  };
}

/** Open a meeting's room on a device, as the page does. */
async function enter(phone, meeting) {
  const page = phone.open(`/buoi/${meeting}/hop/`);
  const { DeviceStore, Session, addressesOf } = page.room;
  const store = await DeviceStore.open(phone.user);
  const session = new Session(addressesOf(meeting), () => undefined, store);
  page.seen = session;
  await session.load();
  session.watch();
}

function area(session, key) {
  const calls = [];
  const made = { value: "", selectionStart: 0, selectionEnd: 0, setSelectionRange() {}, removeEventListener() {} };
  made.addEventListener = (_name, call) => calls.push(call);
  const untie = session.texts.bind(key, made);
  return { made, type: (value) => { made.value = value; calls.forEach((call) => call()); untie(); } };
}

const commands = {
  clear() {
    world.died = true;
    phones.clear();
    world.watchers.clear();
  },
  device(message) { phones.set(message.name, new Phone(message)); },
  enter: ({ meeting }, phone) => void enter(phone, meeting).catch(wrong),
  /** On the page before the room: take the cell along. Opening the meeting from what lies there needs no line. */
  async fetch_kit(_message, phone) {
    const { DeviceStore, prefetch } = phone.open("/").room;
    const brought = await prefetch(await DeviceStore.open(phone.user));
    phone.crash();
    return brought;
  },
  async open_now({ chair }, phone) {
    const { DeviceStore, modules } = phone.open("/").room;
    const { openNow } = await modules.openNow();
    const store = await DeviceStore.open(phone.user);
    const cell = (await store.prefetched()).data.cells.find((each) => each.body.kind === "cell");
    const { id } = await openNow(store, cell, { kind: "regular", chair });
    phone.crash();
    return id;
  },
  crash(_message, phone) { phone.crash(); },
  /** The device dies at the n-th event from now. */
  doom({ events }, phone) { phone.countdown = events; },
  spare(_message, phone) { phone.countdown = null; },
  forget_tab(_message, phone) { phone.forgetTab(); },
  act({ kind, a, b, c }, phone) {
    const session = phone.page?.seen;
    if (!session?.loaded || session.pack.meeting.state !== "in_session") return null;
    const chosen = makers[kind](session.pack, a, b, c);
    if (!chosen) return null;
    const act = session.act(chosen.name, JSON.parse(JSON.stringify(chosen.payload)));
    return { key: act.key, seq: act.seq, name: act.name, payload: chosen.payload };
  },
  do({ name, payload }, phone) {
    const act = phone.page.seen.act(name, payload);
    return { key: act.key, seq: act.seq, name: act.name };
  },
  /** An act as a script of another version put it into the store. */
  old({ name, version, payload }, phone) {
    const { outbox } = phone.page.seen;
    const now = new Date(world.clock.now + phone.skew).toISOString();
    return { key: outbox.add({ name, version, payload, capturedAt: now, offsetMs: 0 }).key };
  },
  refusals: (_message, phone) => phone.page.seen.outbox.acts.filter((act) => act.refusal),
  type({ section, a, b, c }, phone) {
    const session = phone.page?.seen;
    if (!session?.loaded || session.pack.meeting.state !== "in_session") return null;
    const key = session.textKey(pick(talked(session.pack), a).id, section);
    const { made, type } = area(session, key);
    const after = typed(made.value, a, b, c);
    type(after);
    return { key, after };
  },
  settle({ how }, phone) {
    const session = phone.page?.seen;
    const act = session?.refused;
    const text = session && [...session.texts.refused.keys()][0];
    if (!act && text && how === "setAside") {
      void session.setAside([], [text]).catch(wrong);
      return { key: text, code: "text", name: "text" };
    }
    if (!act) return null;
    const { code } = act.refusal;
    void Promise.resolve(session[how](how === "setAside" ? [act] : act)).catch(wrong);
    return { key: act.key, code, name: act.name };
  },
  emit({ name }, phone) { phone.page?.emit(name); },
  look() {},
  load(_message, phone) { void phone.page?.seen?.load().catch(wrong); },
  unlock({ pin }, phone) { void phone.page?.seen?.unlock(pin).catch(wrong); },
  set_pin({ pin }, phone) { void phone.page?.seen?.store.keys.setPin(pin).catch(wrong); },
  facts(_message, phone) {
    const session = phone.page.seen;
    const texts = {};
    for (const item of talked(session.pack)) {
      for (const section of ["gist", "conclusion"]) texts[`${item.id}/${section}`] = session.texts.read(session.textKey(item.id, section));
    }
    return { pack: session.pack, texts, device: session.store.device };
  },
  async store(_message, phone) {
    const session = phone.page.seen;
    return session.store ? { counts: await session.store.counts(), waiting: await session.store.waiting() } : { counts: { acts: 0, texts: 0 } };
  },
};

/** Let time go on to an instant, each timer at its own. */
async function until(to) {
  for (;;) {
    let first = null;
    for (const phone of phones.values()) {
      for (const page of phone.pages) {
        const timer = page.due();
        if (timer && (!first || timer.at < first.timer.at)) first = { page, timer };
      }
    }
    if (!first || first.timer.at > to) break;
    world.clock.now = Math.max(world.clock.now, first.timer.at);
    world.say({ now: world.clock.now });
    first.page.fire(first.timer);
    await world.idle();
  }
  world.clock.now = Math.max(world.clock.now, to);
}

const troubles = [];
function wrong(error) {
  // what a page still says while it dies, nobody hears
  if (world.died && ["AbortError", "InvalidStateError", "TransactionInactiveError"].includes(error?.name)) return;
  troubles.push(String(error?.stack ?? error));
}
process.on("unhandledRejection", wrong);

async function obey(message) {
  let value = null;
  world.died = false;
  const phone = phones.get(message.on);
  try {
    if (message.now) await until(message.now);
    if (message.do === "wait") await until(world.clock.now + message.ms);
    else {
      const doing = commands[message.do](message, phone);
      await world.idle();
      value = await Promise.race([doing, new Promise((done) => setTimeout(() => done("…"), 5000))]);
    }
    await world.idle();
  } catch (error) {
    wrong(error);
  }
  const wrongs = troubles.splice(0);
  world.say({ done: { value: value ?? null, now: world.clock.now, shown: phone ? shown(phone) : null, wrong: wrongs } });
}

let line = Promise.resolve();
world.listen((message) => { line = line.then(() => obey(message)); });
