// Words of meetings and cells at home without a network, and of what is fetched ahead, in English.

import type { HOME_WORDS } from "./words_home";

export const ENGLISH: Record<keyof typeof HOME_WORDS, string> = {
  // home
  regular_held: "The regular meeting of this month was held on {on}. Another one is of a kind below.",
  open_full:
    "This device has no room or keeps nothing, so the meeting was not opened. Delete some pictures or " +
    "videos and press again, or write on the paper form.",
  open_other: "Not a meeting of this cell",
  home_meetings: "Ready to be held on this device",
  home_todo: "To do",
  home_todo_signal: "needs a signal",
  home_cell_roll: "Roll",
  home_cell_tasks: "Open tasks",
  home_people: "{n} members",
  home_n_tasks: "{n} tasks",
  home_no_tasks: "There is no open task.",
  // fetching ahead
  kit_offer: "Fetch to this device, to meet without a signal",
  kit_offer_why: "The roll, the agendas and the cell's tasks will be kept on this device, behind a PIN.",
  kit_ready: "Ready to meet without a signal",
  kit_what: "{what} · {size} · fetched {at}",
  kit_meeting: "meeting of {days}",
  kit_no_meeting: "roll and agenda templates",
  kit_not_this: "This meeting is not on the device yet.",
  kit_fetch: "Fetch again",
  kit_fetching: "Fetching…",
  kit_failed: "It could not be fetched. Try again with a better signal.",
  kit_locked: "Enter the PIN to fetch what is new and to send what waits.",
  kit_not_kept:
    "The browser has not promised to keep this: it may be deleted when the device is full. Install on " +
    "the home screen to be safe.",
  kit_no_room: "The device is nearly full. Make room before the meeting.",
};
