// English words of a meeting on the page of what waits.

import type { WAITING_WORDS } from "./words_waiting";

export const ENGLISH: Record<keyof typeof WAITING_WORDS, string> = {
  adopt_before:
    "The minutes are not locked. Record what is missing here first, then press Send again: it goes before " +
    "the adoption.",
  open_now_there:
    "If somebody opened this meeting on another device by now, press Send again: you choose which opening " +
    "is right, and what is recorded below goes into that meeting.",
};
