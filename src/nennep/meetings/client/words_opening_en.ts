// English words of the form that opens or moves a meeting.

import type { OPENING_WORDS } from "./words_opening";

export const ENGLISH: Record<keyof typeof OPENING_WORDS, string> = {
  open_all: "Open, {all}",
  held_early: "It is planned for {day}. Is it held {n} days earlier?",
  held_late: "It was planned for {day}. Is it held {n} days later?",
  held_why: "Why on another day?",
  roll_as_of: "A roll of {n}, frozen at the opening.",
  told_how: "How members were told",
  told_how_why: "For example: by phone, group message, loudspeaker.",
};
