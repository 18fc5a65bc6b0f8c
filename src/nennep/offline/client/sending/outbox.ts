// The acts of one subject that the server has not answered, in the order in which they were made. The queue
// is in the device store and this is its copy in memory; without a store there is only the copy. An act
// counts as kept when it is in the store.

import type { Act, Made, Payload, Refusal } from "../act";
import { typeOf } from "../act_types";
import type { Shift } from "../device/clock";
import { localCount } from "../device/local_values";
import type { DeviceStore } from "../store/device_store";
import { StoreWork } from "../store/store_work";
import { SEQ_STEP } from "../store/stored_acts";
import type { Subject } from "../subject";
import { type Id, uuid7 } from "../uuid";
import { Joined, joinedPayload } from "./joining";
import { goesLast, inOrder } from "./order";
import { retimed } from "./retiming";

export class Outbox {
  acts: Act[] = [];
  private readonly kept = new Set<Id>();
  private readonly joined = new Joined();
  /** By the key of what a person entered instead: the refused act, until the store has the exchange. */
  private readonly replaces = new Map<Id, Act>();
  /** Rows that were read already, each with the mark of its last writing. */
  private readonly seen = new Map<Id, string>();
  private readonly work: StoreWork;

  constructor(
    public subject: Subject,
    readonly store: DeviceStore | null,
    private readonly changed: () => void,
    /** The count where there is no store, or none that works. */
    private readonly spareSeq: () => number = spare,
  ) {
    this.work = new StoreWork(store);
  }

  /** Why something could not be put into the store; null where all could. */
  get trouble(): unknown {
    return this.work.trouble ?? (this.owed.length ? true : null);
  }

  /** The act that is sent next. While it is refused, all acts behind it wait. */
  get first(): Act | undefined {
    return this.acts[0];
  }
  get refused(): Act | null {
    return this.acts.find((each) => each.refusal) ?? null;
  }
  get allKept(): boolean {
    return this.acts.every((each) => this.kept.has(each.key) && !this.joined.has(each));
  }
  isKept(act: Act): boolean {
    return this.kept.has(act.key);
  }

  /** The act that closes the subject, while it waits. */
  get closing(): Act | undefined {
    return this.acts.find((each) => typeOf(each.name).locksTexts);
  }

  /** Queue an act, or join it to the one before. It is shown at once and kept a moment later. */
  add(made: Made): Act {
    const act = this.join(made) ?? this.append(made);
    this.changed();
    return act;
  }

  /** Resolves when everything so far is in the store or has failed: true when it is all kept. */
  async written(): Promise<boolean> {
    await this.work.over;
    return this.allKept;
  }

  /** Read the acts that another tab or an earlier page put into the store. True when another tab settled
   *  one. */
  async pickUp(): Promise<boolean> {
    await this.work.over;
    if (!this.store?.open) return false;
    let elsewhere = false;
    await this.work.inTurn(async (store) => {
      const { keys, acts } = await store.acts.since(this.subject, this.seen);
      for (const act of this.acts.filter((each) => this.kept.has(each.key) && !keys.has(each.key))) {
        this.kept.delete(act.key);
        // Another tab settled it. An act that is gone for another reason is sent again: its key keeps it
        // from being done twice.
        if (await store.acts.isLogged(act.key)) this.remove(act);
        elsewhere = true;
      }
      for (const act of acts) this.mirror(act);
      this.acts = inOrder(this.acts);
    });
    for (const act of this.acts) if (!this.kept.has(act.key)) void this.keep(act);
    void this.keepLast();
    void this.payOff();
    await this.work.over;
    return elsewhere;
  }

  /** Mark an act as sent before it is sent, in the store too: after a crash it must be known that it may
   *  have arrived. Null when another tab settled it. */
  async freeze(act: Act): Promise<Act | null> {
    if (!this.kept.has(act.key)) await this.keep(act);
    if (!this.kept.has(act.key)) {
      act.attempts += 1;
      act.seq ||= this.spareSeq();
      return act;
    }
    let lies: Act | null | undefined;
    await this.work.inTurn(async (store) => {
      lies = await store.acts.freeze(act.key);
    });
    if (lies === undefined)
      act.attempts += 1; // the store failed: it goes from memory
    else if (lies) Object.assign(act, lies);
    return lies === null ? null : act;
  }

  /** The server did not accept it. */
  async refuse(act: Act, refusal: Refusal): Promise<void> {
    act.refusal = refusal;
    this.changed();
    await this.keep(act);
  }

  /** Take it out of memory; the store was changed before. */
  remove(act: Act): void {
    this.acts = this.acts.filter((each) => each.key !== act.key);
    this.kept.delete(act.key);
    this.joined.drop(act);
    void this.payOff();
  }

  /** Refused acts that the store could not exchange, while what was entered instead has been answered. */
  private get owed(): [Id, Act][] {
    return [...this.replaces].filter(([key]) => !this.acts.some((each) => each.key === key));
  }

  /** They leave the store's queue too: on the next page they would be refused acts again. */
  private async payOff(): Promise<void> {
    for (const [key, old] of this.owed)
      await this.work.inTurn(async (store) => {
        await store.acts.putAside([old], "mended");
        this.replaces.delete(key);
      });
  }

  /** Send it again as it is, under its key: a refusal does not use the key up. */
  async again(act: Act): Promise<void> {
    delete act.refusal;
    this.changed();
    await this.keep(act, () => {
      delete act.refusal;
    });
  }

  /** Take refused acts out of the queue, into the log; `instead` goes into the place of the first. False
   *  when the store could not: then nothing has changed. */
  async putAside(acts: readonly Act[], instead: Act | null = null): Promise<boolean> {
    const put = instead ? [instead] : [];
    const good = await this.exchanged(acts, put);
    const at = good ? this.acts.indexOf(acts[0]!) : -1;
    if (good) for (const act of acts) this.remove(act);
    if (good) this.acts.splice(at, 0, ...put);
    this.changed();
    return good;
  }

  /** Put an act right before a refused one, which is sent again after it. False when the store could not. */
  async putBefore(act: Act, made: Made): Promise<boolean> {
    const { refusal: _refusal, ...rest } = act;
    const before = this.numberedBefore(rest, made);
    const good = await this.exchanged([], [before, rest]);
    if (good) {
      delete act.refusal;
      Object.assign(act, rest);
      this.acts.splice(this.acts.indexOf(act), 0, before);
    }
    this.changed();
    return good;
  }

  /** A person's choice in the store, whole or not at all. */
  private async exchanged(aside: readonly Act[], put: readonly Act[]): Promise<boolean> {
    let good = !this.store;
    await this.work.inTurn(async (store) => {
      await store.acts.putAside(aside, put.length ? "replaced" : "set_aside", put);
      for (const { key } of put) this.kept.add(key);
      good = true;
    });
    return good;
  }

  /** What a person entered instead of a refused act takes its place under a key of its own; the refused one
   *  goes into the log. It was stated when the refused one was. */
  replace(act: Act, made: Made, payload: Payload): Act {
    const { refusal: _refusal, ...rest } = act;
    const instead = { ...rest, key: uuid7(), version: made.version, payload, attempts: 0 };
    const at = this.acts.indexOf(act);
    this.remove(act);
    this.acts.splice(at, 0, instead);
    if (this.store) this.replaces.set(instead.key, act);
    void this.keep(instead);
    this.changed();
    return instead;
  }

  /** Put an act right before another that was sent. */
  addBefore(act: Act, made: Made): Act {
    const before = this.numberedBefore(act, made);
    this.acts.splice(this.acts.indexOf(act), 0, before);
    void this.keep(before);
    void this.keep(act); // the next page must know how many went before it
    this.changed();
    return before;
  }

  /** Put the times right that were captured with a clock that was wrong. */
  async retime(shifts: readonly Shift[]): Promise<void> {
    for (const act of this.acts) {
      const found = act.refusal ? null : retimed(act, shifts);
      if (found) await this.keep(Object.assign(act, found), () => void Object.assign(act, found));
    }
  }

  /** It gets the next free number before the other one. */
  private numberedBefore(act: Act, made: Made): Act {
    act.before = (act.before ?? 0) + 1;
    return this.made(made, act.seq - SEQ_STEP + Math.min(act.before, SEQ_STEP - 1));
  }

  made(made: Made, seq = 0): Act {
    return { key: uuid7(), ...made, seq, subject: this.subject, attempts: 0 };
  }

  private append(made: Made): Act {
    const act = this.made(made);
    this.acts = inOrder([...this.acts, act]);
    void this.keep(act);
    void this.keepLast();
    return act;
  }

  private join(made: Made): Act | undefined {
    const tail = this.acts.filter((each) => !goesLast(each)).pop();
    const joined = tail && joinedPayload(tail, made);
    if (!joined) return undefined;
    if (this.store) this.joined.add(tail, made);
    tail.payload = joined;
    void this.rewrite(tail);
    return tail;
  }

  /** Overwrite the stored act with the joined one. Where the stored act was sent already, what was joined
   *  becomes acts of its own. */
  private async rewrite(act: Act): Promise<void> {
    let parted: Made[] = [];
    await this.work.inTurn(async (store) => {
      if (this.kept.has(act.key)) parted = await this.joined.rewrite(store, act);
    });
    for (const made of parted) this.add(made);
    this.changed();
  }

  /** Put an act into the store as it is now. `last` runs right before, while nothing else reads or writes. */
  private async keep(act: Act, last?: () => void): Promise<void> {
    await this.work.inTurn(async (store) => {
      if (!this.acts.includes(act)) return;
      last?.();
      act.seq ||= await store.acts.nextSeq();
      const written = { ...act };
      const old = this.replaces.get(act.key);
      if (old) await store.acts.putAside([old], "mended", [written]);
      else await store.acts.put(written);
      this.replaces.delete(act.key);
      this.kept.add(act.key);
      this.joined.written(act, written.payload);
    });
    this.changed();
  }

  /** An act that locks the texts is the last of its queue in the store too. */
  private async keepLast(): Promise<void> {
    if (!this.acts.some(goesLast)) return;
    await this.work.inTurn(async (store) => {
      const last = this.acts.find(goesLast);
      if (!last || !this.kept.has(last.key) || !this.acts.some((each) => each.seq > last.seq)) return;
      last.seq = (await store.acts.renumber(last.key)) ?? last.seq;
    });
  }

  private mirror(act: Act): void {
    if ([...this.replaces.values()].some((each) => each.key === act.key)) return;
    const mine = this.acts.find((each) => each.key === act.key);
    this.kept.add(act.key);
    if (!mine) this.acts.push(act);
    else if (!this.joined.has(act)) {
      if (!act.refusal) delete mine.refusal;
      Object.assign(mine, act);
    }
  }
}

function spare(): number {
  return localCount("nennep-device-seq");
}
