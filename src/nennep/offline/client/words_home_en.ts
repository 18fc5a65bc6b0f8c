// Words of home without a network, in English.

import type { OFFLINE_HOME_WORDS } from "./words_home";

export const ENGLISH: Record<keyof typeof OFFLINE_HOME_WORDS, string> = {
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
  home: "Home",
  home_still_here: "Still on this device",
  home_n_here: "{n} things not sent yet",
  home_texts: "Text of {n} sections",
  home_sending: "Sending…",
  home_left: "{n} could not be sent yet.",
  unreadable:
    "The browser damaged {n} things or lost their key: this device cannot open them. Where a file was " +
    "kept, the office takes it in; else enter them again from paper.",
  unreadable_drop: "Delete them here",
  unreadable_ask: "Delete {n} things that cannot be opened from this device?",
  home_sent: "Everything has reached the server.",
};
