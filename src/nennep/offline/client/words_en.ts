// Words of what the device keeps, in English.

import type { OFFLINE_WORDS } from "./words";

export const ENGLISH: Record<keyof typeof OFFLINE_WORDS, string> = {
  choose: "– choose –",
  received: "received by the server",
  sending: "sending",
  waiting: "not sent yet – will try again",
  signed_out: "sign in again",
  sign_in: "Sign in again",
  sign_in_why:
    "The session has ended. What was done is still on this page: sign in in another tab and come back here.",
  unsent: "Waiting to be sent",
  send_now: "Send now",
  refused: "The server did not accept",
  try_again: "Try again",
  kept: "kept on this device",
  kept_n: "kept on this device · {n} to send",
  refused_state: "something needs a look",
  cannot_keep:
    "This device has no room or does not let us keep anything. Do not close this page before all is " +
    "sent; print the sheet.",
  unsent_kept:
    "These are kept on this device, also when it is switched off. They are sent when there is signal.",
  renew: "Update",
  awaits_person: "Waits for another person",
  settle: "Look and choose",
  lean: "Save power",
  lean_off: "Stop saving power",
  lean_ask: "The battery is at {n}%. Save power to last the meeting?",
  lean_on:
    "Saving power: text is kept at once and sent less often. If the device dies, go on on the paper " +
    "sheet and enter it later.",
  not_now: "Not now",
  for_minutes: "{n} minutes",
  for_hours: "{n} hours",
  for_days: "{n} days",
  clock_ahead: "This device's clock is {by} ahead of the server's. Times in the minutes are corrected.",
  clock_behind: "This device's clock is {by} behind the server's. Times in the minutes are corrected.",
  clock_was_wrong: "This device's clock was wrong: which time is right?",
  unknown_act: "Something of another version of the program",
};
