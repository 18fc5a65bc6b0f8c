// What this phone takes along of each cell, so that a meeting can be held that nobody prepared (GET /mang-theo.json).

import type { Act } from "./acts";
import { ask, csrfToken, silence, type Heard } from "./ask";
import { label as deviceLabel } from "./device";
import { versionOf } from "./effects";
import { FORMAT, type Id, type Item, type Package, type Parts } from "./package";
import type { Shelf } from "./shelf";
import { clockOf } from "./stored_clock";
import { uuid7 } from "./uuid";
import type { RescueKey } from "./vault";
import { isoDay } from "./words";

export type OpenKind = "regular" | "thematic" | "extraordinary";

interface TemplateItem { phase: Item["phase"]; kind: string; title: string; hint: string; field: string; field_label?: string }

export interface CellKit extends Pick<Package, "discussion_first" | "rights">, Pick<Parts, "roll" | "carried" | "score"> {
  organisation: { id: Id; name: string };
  body: { id: Id; kind: string; name: string };
  /** The kinds that this body may open at once, in words. */
  kinds: Partial<Record<OpenKind, string>>;
  templates: Partial<Record<OpenKind, TemplateItem[]>>;
  minimum_rule: Partial<Record<OpenKind, string | null>>;
  place: string;
  tasks: { line: string; owner_name: string; due_on: string | null; state: string }[];
}

export interface Kit {
  format: number; version: string; server_time: string;
  user: { id: Id; name: string; person: Id | null };
  rescue_key: RescueKey | null;
  acts: Record<string, number>;
  todos: { by: string; title: string; when: string; text: string; action: string; url: string }[];
  cells: CellKit[];
  meetings: { id: Id; organisation: { id: Id; name: string }; title: string; starts_at: string; state: string; state_label: string }[];
}

export interface Choice { kind: OpenKind; chair: Id; theme?: string; place?: string; startedAt?: string | null }

const KIT = "/mang-theo.json";
const REGISTER = "/mang-theo/may/";

/** The package of a meeting that this phone opens itself: as the server would draw it of the same facts. */
export function packageFrom(cell: CellKit, lane: Id, choice: Choice, kit?: Kit, now = Date.now()): Package {
  const { kind, theme = "", place = cell.place } = choice;
  const starts_at = choice.startedAt ?? new Date(now).toISOString();
  const items = (cell.templates[kind] ?? []).map((each): Item => ({
    id: uuid7(), phase: each.phase, kind: each.kind, title: each.title, hint: each.hint,
    field: each.field_label ?? each.field, source: "template", proposed_by: "",
  }));
  return {
    format: FORMAT, version: "", server_time: starts_at, me: kit?.user.person ?? null, rights: cell.rights, user: kit?.user.id ?? null,
    meeting: {
      id: lane, kind, kind_label: cell.kinds[kind] ?? kind, is_model: false, theme, month: `${isoDay(starts_at).slice(0, 7)}-01`, starts_at,
      place, state: "draft", state_label: "", opened_at: null, closed_at: null, chair: null, minute_taker: null,
      themes: theme ? [theme] : [], minimum_rule: cell.minimum_rule[kind] ?? null, body: cell.body, organisation: cell.organisation,
    },
    acts: kit?.acts ?? {}, known_as: {}, discussion_first: cell.discussion_first,
    parts: {
      roll: cell.roll, attendance: [], answers: [], guests: [], items, papers: [], carried: cell.carried, entries: [], ballots: [],
      opinions: [], notes: [], resolutions: [], tasks: [], gifts: [], joint: null, score: kind === "regular" ? cell.score : null,
      texts: {}, proxy_entry: null,
    },
  };
}

/** Open a meeting now, without the server: its package and its first act lie on the shelf when this resolves. */
export async function openNow(shelf: Shelf, cell: CellKit, choice: Choice): Promise<Id> {
  const clock = await clockOf(shelf);
  const kit = (await shelf.kit())?.kit;
  const lane = uuid7();
  const pack = packageFrom(cell, lane, choice, kit, clock.now);
  // the code of the field of work goes to the server, its words into the package
  const fields = cell.templates[choice.kind]?.map((each) => each.field) ?? [];
  const items = pack.parts.items.map(({ id, phase, kind, title, hint }, at) => ({ id, phase, kind, title, hint, field: fields[at] ?? "" }));
  const payload = {
    id: lane, body: cell.body.id, kind: choice.kind, theme: pack.meeting.theme, place: pack.meeting.place, chair: choice.chair,
    started_at: choice.startedAt ?? null, items, roll: cell.roll.entries.map((each) => each.person),
  };
  const name = "meetings.open_now";
  const act: Act = {
    key: uuid7(), name, version: versionOf(name, kit?.acts), payload, capturedAt: new Date(clock.now).toISOString(),
    offsetMs: clock.offset, seq: await shelf.nextSeq(), lane, attempts: 0,
  };
  await shelf.putOpened(pack, JSON.stringify(pack).length, act);
  return lane;
}

export type Brought = "kept" | "same" | "signed_out" | "unreached" | "other_user" | "cannot_keep";

/** Fetch the kit and keep it; tell the server of this device's key, so that it can take in an exported file. */
export async function bringAlong(shelf: Shelf, label = deviceLabel()): Promise<Brought> {
  const have = await shelf.kit();
  let found: Heard;
  try {
    found = await ask(KIT, { headers: have ? { "If-None-Match": `"${have.kit.version}"` } : {}, cache: "no-store" });
  } catch {
    return "unreached";
  }
  const why = silence(found);
  if (why) return why === "signed_out" ? why : "unreached";
  const kit = found.body as Kit | undefined;
  if (found.status !== 304 && (!found.ok || !kit?.user)) return "unreached";
  if (kit && kit.user.id !== shelf.user) return "other_user";
  try {
    if (kit) {
      (await clockOf(shelf)).learn(kit.server_time, found);
      await shelf.putKit(kit, found.bytes);
    }
    await register(shelf, label);
  } catch {
    return "cannot_keep";
  }
  return kit ? "kept" : "same";
}

/** Once for each key: afterwards the server knows which key opens this device's file. */
async function register(shelf: Shelf, label: string): Promise<void> {
  if (await shelf.setting("registered")) return;
  const body = JSON.stringify({ device: shelf.device, key_digest: shelf.vault.digest, label });
  const headers = { "Content-Type": "application/json", "X-CSRFToken": csrfToken() };
  const found = await ask(REGISTER, { method: "POST", headers, body }).catch(() => null);
  if (found?.ok && found.body) await shelf.putSetting("registered", new Date().toISOString());
}
