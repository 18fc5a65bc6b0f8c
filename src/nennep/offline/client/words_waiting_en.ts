// Words of the screens of what waits, in English.

import type { WAITING_WORDS } from "./words_waiting";

export const ENGLISH: Record<keyof typeof WAITING_WORDS, string> = {
  unsent_none: "Nothing is waiting to be sent.",
  unsent_why: "These are only on this page so far. Do not close it before they are sent.",
  unsent_held: "waits for what needs a look above",
  to_file: "Save to a file",
  to_file_why:
    "If the device breaks or the browser loses its store, this copy stays. Give it to the commune office, " +
    "or to a second phone of the cell: with a signal, open Take in a file from a phone. It is encrypted.",
  share_file: "Share",
  copy: "Keep a second copy outside the browser",
  copied: "An encrypted copy was kept at {at}. When there is more, keep it again.",
  to_file_not_yet:
    "This device has not received the commune's key, so the office could not open the file. Go online " +
    "once first.",
  to_file_locked: "This device has not received the commune's key: only the PIN opens these things.",
  copied_once: "The file was saved at {at}. Bring it to the commune office to be taken in.",
  send_again: "Send again",
  mend: "Put right",
  set_aside: "Set it aside",
  set_aside_ask: "Set this aside and not send it? It can be read for 60 days under what was set aside.",
  choice_full:
    "This device has no room, so nothing was changed; it is all still here. Delete some pictures or videos " +
    "and press again.",
  fall: "Other things stand on this",
  fall_why:
    "Without this, the {n} things below do not get into the minutes either. They can still be read and used.",
  fall_goes_on: "This meeting was opened on another device: the {n} things below can go into it.",
  fall_carry: "Drop this alone, send the other {n}",
  fall_all: "Drop all {n}",
  fall_ask: "Drop this and the {n} things that stand on it? They can still be read under what was dropped.",
  dropped: "What was set aside",
  dropped_why: "What was set aside or mended can be read here for 60 days.",
  dropped_none: "Nothing was set aside.",
  dropped_mended: "mended since",
  use_again: "Use it again",
  mine: "This device",
  theirs: "Another device",
  unsent_texts: "Text of the minutes",
  another_why: "Both are still there. Ask the meeting, then choose one.",
  take_mine: "Take this device's",
  take_theirs: "Take the other device's",
  clock_why:
    "This device's clock was wrong when it was entered, and the time was corrected. Choose the one that is " +
    "right for the meeting.",
  clock_mine: "As entered",
  clock_theirs: "Corrected",
  clock_take_mine: "Keep as entered",
  clock_take_theirs: "Take the corrected",
  pin_set: "Set a PIN",
  pin_change: "Change the PIN",
  pin_why:
    "The PIN keeps others who hold this device from reading the cell's work. Forgetting it loses " +
    "nothing: the commune office can open the file.",
  pin_new: "New PIN (4 to 6 digits)",
  pin_again: "The PIN again",
  pin_differ: "The two are not the same.",
  pin_done: "The PIN is set.",
  pin_not_kept:
    "This device has no room or keeps nothing: the PIN is not set. Delete some pictures or videos, then " +
    "set it.",
  pin_title: "Enter the PIN to open",
  pin: "PIN",
  unlock: "Open",
  pin_wrong: "Not right. Try again in {n} seconds.",
  pin_forgotten: "Forgot the PIN",
  anew: "Delete here, set a new PIN",
  anew_why:
    "Once the file is on its way, this device can begin anew: what it keeps is deleted, and fetched again " +
    "with a signal.",
  anew_none: "Nothing unsent is on this device. What it keeps is deleted, and fetched again with a signal.",
  anew_ask: "Delete what this device keeps, to set a new PIN?",
  anew_ask_saved: "Delete {n} unsent things from this device? From then on only the saved file has them.",
  anew_ask_lost: "Delete {n} unsent things from this device? Nobody can open them any more.",
  leave_unsent:
    "{n} things on this device have not reached the server. After signing out they stay on it, and only " +
    "you can open them.",
  leave_no_pin: "No PIN is set: anybody with this device could read them.",
  leave_dropped: "{n} things that were set aside can still be read on this device. Deleted, they are gone.",
  leave_delete: "Sign out, delete them here",
  leave_see: "See and send",
  leave_go: "Sign out, keep them here",
  leave_stay: "Stay",
};
