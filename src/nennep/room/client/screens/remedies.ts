// What a refused adoption lacked is recorded before it; a refused opening meets the one that is there, or
// goes again with another chair.

import { hindrances } from "@/meetings/client/screens/part";
import type { Session } from "@/meetings/client/session";
import { declareRemedy } from "@/offline/client/screens/remedies";
import "../words_waiting";

declareRemedy<Session>("room.adopt_minutes", { why: "adopt_before", ways: hindrances, needsWay: true });
declareRemedy<Session>("meetings.open_now", {
  why: "open_now_there",
  ways: () => [],
  // who was to chair has left the roll since: another one of it chairs
  choose: ({ roll }) =>
    roll
      ? {
          name: "chair",
          label: "chair",
          send: "open_button",
          among: (roll as { person: string; name: string }[]).map(({ person, name }) => [person, name]),
        }
      : null,
});
