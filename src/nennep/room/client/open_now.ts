// A meeting that nobody prepared, opened on this device from what was fetched ahead.

import type { Item } from "@/meetings/client/agenda";
import { type Meeting, type Package, type Parts, partsWith } from "@/meetings/client/package";
import { MEETING } from "@/meetings/client/subject";
import type { Act } from "@/offline/client/act";
import { versionOf } from "@/offline/client/act_types";
import type { Clock } from "@/offline/client/device/clock";
import type { Prefetched } from "@/offline/client/prefetch";
import type { DeviceStore } from "@/offline/client/store/device_store";
import { clockOf } from "@/offline/client/store/stored_clock";
import { subjectOf } from "@/offline/client/subject";
import { type Id, uuid7 } from "@/offline/client/uuid";
import { isoDay } from "@/ui/client/dates";

export type OpenKind = "regular" | "thematic" | "extraordinary";

interface TemplateItem {
  phase: Item["phase"];
  kind: string;
  title: string;
  hint: string;
  field: string;
  field_label?: string;
}

export interface CellData
  extends Pick<Package, "discussion_first" | "rights" | "screens">,
    Pick<Parts, "roll" | "carried" | "score">,
    Partial<Pick<Parts, "findings" | "interpreting">> {
  organisation: { id: Id; name: string };
  body: { id: Id; kind: string; name: string };
  /** The day of the month's regular meeting, once its minutes are locked. */
  regular_held?: string | null;
  /** The kinds of meeting that this body may open at once, with their labels. */
  kinds: Partial<Record<OpenKind, string>>;
  templates: Partial<Record<OpenKind, TemplateItem[]>>;
  minimum_rule: Partial<Record<OpenKind, string | null>>;
  place: string;
  tasks: { line: string; owner_name: string; due_on: string | null; state: string }[];
}

/** What was fetched ahead, as the room reads it. */
export interface RoomData extends Prefetched {
  todos: { by: string; title: string; when: string; text: string; action: string; url: string }[];
  cells: CellData[];
  meetings: {
    id: Id;
    organisation: { id: Id; name: string };
    title: string;
    starts_at: string;
    state: string;
    state_label: string;
  }[];
}

export interface Choice {
  kind: OpenKind;
  chair: Id;
  minuteTaker?: Id;
  theme?: string;
  place?: string;
  startedAt?: string | null;
}

/** The package of a meeting that this device opens itself, as the server would make it of the same facts. */
export function packageFrom(
  cell: CellData,
  id: Id,
  choice: Choice,
  data?: Prefetched,
  now = Date.now(),
): Package {
  const starts_at = choice.startedAt ?? new Date(now).toISOString();
  const { roll, carried, score, rights, discussion_first } = cell;
  const findings = cell.findings ? { findings: cell.findings } : {};
  const interpreting = cell.interpreting ? { interpreting: cell.interpreting } : {};
  const items = (cell.templates[choice.kind] ?? []).map(itemFrom);
  return {
    format: MEETING.format,
    version: "",
    server_time: starts_at,
    me: data?.user.person ?? null,
    rights,
    user: data?.user.id ?? null,
    acts: data?.acts ?? {},
    ...(data?.limits ? { limits: data.limits } : {}),
    known_as: {},
    discussion_first,
    ...(cell.screens ? { screens: cell.screens } : {}),
    meeting: meetingFrom(cell, id, choice, starts_at),
    parts: partsWith({
      roll,
      carried,
      items,
      ...findings,
      ...interpreting,
      score: choice.kind === "regular" ? score : null,
    }),
  };
}

function itemFrom({ phase, kind, title, hint, field, field_label }: TemplateItem): Item {
  const shown = field_label ?? field;
  return { id: uuid7(), phase, kind, title, hint, field: shown, source: "template", proposed_by: "" };
}

function meetingFrom(cell: CellData, id: Id, choice: Choice, starts_at: string): Meeting {
  const { kind, theme = "", place = cell.place } = choice;
  return {
    id,
    kind,
    kind_label: cell.kinds[kind] ?? kind,
    is_model: false,
    theme,
    month: `${isoDay(starts_at).slice(0, 7)}-01`,
    starts_at,
    place,
    state: "draft",
    state_label: "",
    opened_at: null,
    closed_at: null,
    chair: null,
    minute_taker: null,
    themes: theme ? [theme] : [],
    with_thematic: false,
    minimum_rule: cell.minimum_rule[kind] ?? null,
    body: cell.body,
    organisation: cell.organisation,
  };
}

/** Open a meeting now, without the server. When it resolves, the package and the first acts are stored. */
export async function openNow(
  store: DeviceStore,
  cell: CellData,
  choice: Choice,
  known?: Clock | null,
  asked?: RoomData,
): Promise<{ id: Id; first: Id | undefined }> {
  const clock = known ?? (await clockOf(store));
  const data = asked ?? (await store.prefetched<RoomData>())?.data;
  const id = uuid7();
  const pack = packageFrom(cell, id, choice, data, clock.now);
  // the server gets the code of the field of work, the package its label
  const fields = cell.templates[choice.kind]?.map((each) => each.field) ?? [];
  const items = pack.parts.items.map(({ id: item, phase, kind, title, hint }, at) => ({
    id: item,
    phase,
    kind,
    title,
    hint,
    field: fields[at] ?? "",
  }));
  const payload = {
    id,
    body: cell.body.id,
    kind: choice.kind,
    theme: pack.meeting.theme,
    place: pack.meeting.place,
    chair: choice.chair,
    started_at: choice.startedAt ?? null,
    items,
    roll: cell.roll.entries.map((each) => each.person),
  };
  const done = async (name: string, of: Act["payload"]): Promise<Act> => ({
    key: uuid7(),
    name,
    version: versionOf(name, data?.acts),
    payload: of,
    capturedAt: new Date(clock.now).toISOString(),
    offsetMs: clock.offset,
    seq: await store.acts.nextSeq(),
    subject: subjectOf(MEETING.kind, id),
    attempts: 0,
  });
  const opening = await done("meetings.open_now", payload);
  const { minuteTaker: person } = choice;
  const after = person ? [await done("meetings.appoint_minute_taker", { meeting: id, person })] : [];
  await store.packages.putBegun(pack, JSON.stringify(pack).length, opening, ...after);
  return { id, first: firstItem(pack) };
}

/** Where the meeting begins: with who is here. */
function firstItem({ parts: { items } }: Package): Id | undefined {
  return (items.find((each) => each.kind === "roll") ?? items[0])?.id;
}
