// A meeting as a subject of the kernel: where its package and texts are, and what it is called.

import { addKind } from "@/offline/client/subject";
import { day } from "@/ui/client/dates";
import { to } from "@/ui/client/place";
import type { Package } from "./package";

export const MEETING = addKind<Package>({
  kind: "meeting",
  format: 2,
  idIn: (pack) => pack.meeting.id,
  title: ({ meeting }) => `${meeting.kind_label} ${day(meeting.opened_at ?? meeting.starts_at)}`,
  packageUrl: (id) => `/buoi/${id}/goi.json`,
  textsUrl: (id) => `/buoi/${id}/chu/`,
  pageUrl: (id) => `/buoi/${id}/hop/`,
  pageLabel: "to_room",
  goesOn: ({ meeting }) => meeting.state === "in_session",
  textPlace: (name) => to("item", name.split("/")[0] ?? ""),
  closing: {
    codes: ["locked", "adopted_already"],
    label: "adopted_elsewhere",
    why: "adopted_why",
    correctUrl: (id) => `/buoi/${id}/dinh-chinh/`,
    correct: "to_correct",
  },
});
