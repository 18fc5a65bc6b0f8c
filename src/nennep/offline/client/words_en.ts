// Words of what the device keeps, in English.

import type { OFFLINE_WORDS } from "./words";

export const ENGLISH: Record<keyof typeof OFFLINE_WORDS, string> = {
  received: "received by the server",
  sending: "sending",
  waiting: "not sent yet – will try again",
  signed_out: "sign in again",
  sign_in: "Sign in again",
  sign_in_why:
    "The session has ended. What was done is still on this page: sign in in another tab and come back here.",
  unsent: "Waiting to be sent",
  unsent_none: "Nothing is waiting to be sent.",
  unsent_why: "These are only on this page so far. Do not close it before they are sent.",
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
  unsent_held: "waits for what needs a look above",
  to_file: "Save to a file",
  to_file_why:
    "When this device cannot send: take the file to the commune office's computer, Import a file. It is " +
    "encrypted.",
  renew: "Update",
  to_file_not_yet:
    "This device has not received the commune's key, so the office could not open the file. Go online " +
    "once first.",
  settle: "Look and choose",
  send_again: "Send again",
  mend: "Put right",
  set_aside: "Set it aside",
  set_aside_ask: "Set this aside and not send it? The device still keeps it in its log.",
  mine: "This device",
  theirs: "On the server",
  unsent_texts: "Text of the minutes",
  another_why: "Both are still there. Ask the meeting, then choose one.",
  take_mine: "Take this device's",
  take_theirs: "Take the server's",
  pin_set: "Set a PIN",
  pin_change: "Change the PIN",
  pin_why:
    "The PIN keeps others who hold this device from reading the cell's work. Forgetting it loses " +
    "nothing: the commune office can open the file.",
  pin_new: "New PIN (4 to 6 digits)",
  pin_again: "The PIN again",
  pin_differ: "The two are not the same.",
  pin_done: "The PIN is set.",
  pin_title: "Enter the PIN to open",
  pin: "PIN",
  unlock: "Open",
  pin_wrong: "Not right. Try again in {n} seconds.",
  pin_forgotten: "Forgot the PIN",
  lean: "Save power",
  lean_off: "Stop saving power",
  lean_ask: "The battery is at {n}%. Save power to last the meeting?",
  lean_on:
    "Saving power: text is kept at once and sent less often. If the device dies, go on on the paper " +
    "sheet and enter it later.",
  not_now: "Not now",
  clock_ahead:
    "This device's clock is {n} minutes ahead of the server's. Times in the minutes are corrected.",
  clock_behind: "This device's clock is {n} minutes behind the server's. Times in the minutes are corrected.",
  leave_unsent:
    "{n} things on this device have not reached the server. After signing out they stay on it, and only " +
    "you can open them.",
  leave_no_pin: "No PIN is set: anybody with this device could read them.",
  leave_see: "See and send",
  leave_go: "Sign out, keep them here",
  leave_stay: "Stay",
  unknown_act: "Something of another version ({name})",
};
