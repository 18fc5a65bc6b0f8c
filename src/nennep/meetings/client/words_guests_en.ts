// English words of the list of guests.

import type { GUESTS_WORDS } from "./words_guests";

export const ENGLISH: Record<keyof typeof GUESTS_WORDS, string> = {
  guest_name: "Guest's name",
  guest_title: "Position, organisation",
  observer: "Observer of the model meeting",
  add_guest: "Add a guest",
  guests_none: "No guest is invited.",
  guests_count: "Guests count neither for attendance nor for votes.",
};
