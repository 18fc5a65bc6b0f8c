// Words of home without a network, in English.

import type { HOME_WORDS } from "./words_home";

export const ENGLISH: Record<keyof typeof HOME_WORDS, string> = {
  // home
  home_no_signal: "No signal",
  home_no_server: "The server is not reached",
  home_here: "On this device",
  home_as_of: "What follows was fetched at {hour} on {day}.",
  home_needs_signal: "This page needs a signal",
  home_works: "What stands below works without a signal.",
  home_back: "The server is reached.",
  home_go_on: "Open the server's page",
  home_nothing: "Nothing was fetched to this device",
  home_nothing_why: "When there is a signal, sign in and press “Fetch to this device” on the page To do.",
  home_cannot:
    "This browser does not let us keep anything on the device. Open Chrome, at an https:// address.",
  home_who: "Several people use this device. Who are you?",
  home_me: "User {n}",
  home_meetings: "Ready to be held on this device",
  home_to_room: "To the room",
  home_todo: "To do",
  home_todo_signal: "needs a signal",
  home_cell_roll: "Roll",
  home_cell_tasks: "Open tasks",
  home_people: "{n} members",
  home_n_tasks: "{n} tasks",
  home_no_tasks: "There is no open task.",
  home: "Home",
  home_still_here: "Still on this device",
  home_n_here: "{n} things not sent yet",
  home_texts: "Text of {n} sections",
  home_sending: "Sending…",
  home_left: "{n} could not be sent yet.",
  home_sent: "Everything has reached the server.",
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
