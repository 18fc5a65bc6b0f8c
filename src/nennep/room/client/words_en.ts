// Words of the room's frame, in English.

import type { ROOM_WORDS } from "./words";

export const ENGLISH: Record<keyof typeof ROOM_WORDS, string> = {
  // loading
  no_package: "The meeting could not be loaded",
  no_package_network: "There is no connection to the server.",
  no_package_server: "The server could not answer.",
  gone: "This meeting was not found.",
  too_old: "The program on this page is older than the server. Reload the page.",
  // moving about
  agenda: "Agenda",
  step_of: "Step {n}/{of}",
  next: "Next",
  previous: "Back",
  begin: "Begin",
  go_on: "Continue",
  minutes_long: "{n} min",
  done: "done",
  locked: "Done. The minutes are adopted and locked",
  papers_here: "The documents of the meeting are here: send them to the group, print them.",
  papers_coming: "Fetching the documents…",
  papers_later: "The documents stand on the meeting's page once the server has everything.",
  send_group: "Send to the group",
  locked_why: "To put something right use Correction on the meeting's page.",
  to_meeting: "To the meeting's page",
  cancelled: "This meeting is not held.",
  // times, reading back, closing
  read_now: "Show the minutes",
  read_again: "Draw them again",
  adopt: "Adopt and lock the minutes",
  adopt_ask:
    "It ended at {hour}. Has the meeting heard and adopted them? Once locked only a Correction changes them.",
  adopt_minutes: "Adopt",
  left_open: "Before they are locked",
  items_silent: "{n} items say nothing yet",
  left_open_none: "Nothing is left open.",
  give_reason: "Give the reason",
  explained: "Explained: {reason}",
  end_first: "Say when the meeting ended before adopting.",
  read_back: "Read the minutes back",
  adopt_chair: "The chair adopts them.",
  read_steps: "Read aloud; put right whatever is wrong.",
  // before the meeting
  kind: "Kind of meeting",
  theme: "Theme",
  merge_why: "If somebody drafted this meeting on the server, the two become one when there is signal.",
  // other
  ideology_why: "In general words only; nobody is named.",
  also: "Other things under this item",
  late_text:
    "Text that came after the lock is not in the minutes; the server keeps it for somebody to look at.",
  read_here: "To be read on this device; the server makes the printed one when there is signal.",
  first: "Before it is adopted",
  sheet: "Enter from the paper sheet",
  print_sheet: "Print the sheet",
};
