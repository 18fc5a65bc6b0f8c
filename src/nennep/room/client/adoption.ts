// Thông qua biên bản: nothing may be written any more, unless the server refuses the adoption.

import { type Package, withMeeting } from "@/meetings/client/package";
import { type ActType, declareActs } from "@/offline/client/act_types";

const adoptMinutes: ActType<{ ended_at?: string | null }, Package> = {
  name: "room.adopt_minutes",
  version: 1,
  label: "adopt",
  locksTexts: true,
  times: ["ended_at"],
  outdates: true,
  effect: (pack, { ended_at }, at) =>
    withMeeting(pack, { state: "adopted", closed_at: ended_at ?? pack.meeting.closed_at ?? at }),
};

declareActs(adoptMinutes);
