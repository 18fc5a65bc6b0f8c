// Writing into the device store, one thing after the other. What could not be written stays in memory, and
// `trouble` says so.

import type { DeviceStore } from "./device_store";

export class StoreWork {
  /** Set while something could not be put into the store: no room left, or a broken store. */
  trouble: unknown = null;
  private work: Promise<void> = Promise.resolve();

  constructor(private readonly store: DeviceStore | null) {}

  /** Resolves when all that was begun so far is over. */
  get over(): Promise<void> {
    return this.work;
  }

  inTurn(what: (store: DeviceStore) => Promise<void>): Promise<void> {
    const { store } = this;
    if (!store) return Promise.resolve();
    this.work = this.work.then(async () => {
      try {
        await what(store);
        this.trouble = null;
      } catch (error) {
        this.trouble = error ?? true;
      }
    });
    return this.work;
  }
}
