// The head of the minutes that this device draws: title, time, place, who was there.

import { html, type TemplateResult } from "lit-html";
import type { Mark } from "@/meetings/client/attendance";
import { count } from "@/meetings/client/counting";
import type { Package } from "@/meetings/client/package";
import { clock, paperDay, share } from "@/meetings/client/printed/blocks";
import { say, sayIfKnown } from "@/meetings/client/printed/sentences";
import type { RollLine } from "@/meetings/client/roll";
import { attendanceOf, type Derivation, reasons, votesOf } from "@/meetings/client/roll_call/derivation";
import { nameOf } from "@/meetings/client/summaries";
import type { Id } from "@/offline/client/uuid";

export const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
const ABSENT = ["excused", "absent", "exempt", "elsewhere", "unsaid"] as const;
const NAMED_OBSERVERS = 5;

export const began = (pack: Package): string => pack.meeting.opened_at ?? pack.meeting.starts_at;
const isCell = (pack: Package): boolean => pack.meeting.body.kind === "cell";

export function head(pack: Package): TemplateResult {
  const name = pack.meeting.organisation.name;
  const issuer = isCell(pack) ? name : name.replace(/^Đảng bộ /, "Đảng ủy ");
  return html`<header class="doc-head">
    <div><p class="issuer">${issuer.toUpperCase()}</p><p class="star">*</p></div>
    <div><p class="party">ĐẢNG CỘNG SẢN VIỆT NAM</p></div></header>
    <div class="doc-title"><h2>${say("title").toUpperCase()}</h2><p class="subject">${subject(pack)}</p>
    <p aria-hidden="true">-----</p></div>`;
}

function subject({ meeting }: Package): string {
  const [year, month] = [Number(meeting.month.slice(0, 4)), Number(meeting.month.slice(5, 7))];
  let name = meetingName(meeting);
  if (meeting.is_model) name = say("meeting.model", { name });
  if (meeting.with_thematic) name = say("meeting.with_thematic", { name });
  const quarter = ROMAN[Math.floor((month - 1) / 3)] ?? "";
  const isOfQuarter = meeting.kind === "thematic";
  const period = isOfQuarter
    ? say("meeting.quarter", { quarter, year })
    : say("meeting.month", { month, year });
  const theme = meeting.themes.join("; ") || meeting.theme;
  const found = `${name} ${period}`;
  return theme ? say("meeting.theme", { subject: found, theme }) : found;
}

/** The name of this body's meetings, else of this kind of meeting. */
function meetingName({ kind, body }: Package["meeting"]): string {
  return sayIfKnown(`meeting.of.${body.kind}`) ?? sayIfKnown(`meeting.${kind}`) ?? "";
}

export function facts(pack: Package): TemplateResult {
  const { meeting } = pack;
  const { joint, guests } = pack.parts;
  const present = guests.filter((each) => each.present);
  const lines: [string, string][] = [
    [say("head.time"), say("begins", { hour: clock(began(pack)), day: paperDay(began(pack)) })],
    [say("head.place"), meeting.place],
    [say("head.chair"), person(pack, meeting.chair)],
    [say("head.minute_taker"), person(pack, meeting.minute_taker)],
    ...(present.length ? [[say("head.guests"), guestLine(pack)] as [string, string]] : []),
    ...interpreted(pack),
    ...(joint?.others ?? []).map((each): [string, string] => [
      say("head.joint"),
      each.members ? say("joint.present", { ...each, guests: "", items: "" }) : each.organisation,
    ]),
    ...attendance(pack),
  ];
  const row = ([label, value]: [string, string]): TemplateResult =>
    html`<p>- ${label}: ${value || html`<span class="dots"></span>`}</p>`;
  return html`<div class="lines">${lines.map(row)}</div>`;
}

function interpreted({ parts }: Package): [string, string][] {
  const { language, interpreter: name } = parts.interpreting ?? {};
  if (!language) return [];
  const text = say("interpreted", { language });
  return [[say("head.interpreted"), name ? say("interpreted.by", { text, name }) : text]];
}

function attendance(pack: Package): [string, string][] {
  const counted = count(pack.parts.roll.entries, pack.parts.attendance);
  const { attended, must_attend } = counted;
  const besides = counted.present - attended;
  const late = marked(pack, "late").length;
  let came = say("present", { attended, must_attend, rate: share(attended, must_attend) });
  if (besides) came = say("present.besides", { text: came, count: besides });
  if (late) came = say("present.late", { text: came, count: late });
  return [
    [isCell(pack) ? say("head.roll.cell") : say("head.roll"), rollSentence(counted, isCell(pack))],
    [say("head.present"), came],
    ...derivation("head.attendance_of", attendanceOf(pack.parts.roll.entries)),
    ...derivation("head.votes_of", votesOf(pack.parts.roll.entries)),
    ...ABSENT.flatMap((mark): [string, string][] => {
      const people = marked(pack, mark);
      const names = people.map((each) => withReason(pack, each)).join("; ");
      return people.length ? [[say(`head.${mark}`), say("missing", { count: people.length, names })]] : [];
    }),
  ];
}

/** How a denominator comes about, where not everybody counts. */
function derivation(label: "head.attendance_of" | "head.votes_of", found: Derivation): [string, string][] {
  const { members, of, less: groups } = found;
  if (!groups.length) return [];
  const status = (code: string): string => sayIfKnown(`status.${code}`) ?? code;
  const less = groups
    .map((each) => say("derived.less", { count: each.count, status: status(each.status) }))
    .join("");
  return [[say(label), say("derived", { members, less, of, why: reasons(found) })]];
}

function rollSentence({ members, official, probationary }: ReturnType<typeof count>, cell: boolean): string {
  if (!cell) return say("roll", { members });
  const visiting = members - official - probationary;
  const numbers = { members: official + probationary, official, probationary, visiting };
  return visiting ? say("roll.cell.visiting", numbers) : say("roll.cell", numbers);
}

function marked(pack: Package, mark: Mark): RollLine[] {
  const found = new Set(
    pack.parts.attendance.filter((each) => each.mark === mark).map((each) => each.person),
  );
  return pack.parts.roll.entries.filter((each) => found.has(each.person));
}

function withReason(pack: Package, { person: id, name }: RollLine): string {
  const reason = pack.parts.attendance.find((each) => each.person === id)?.reason;
  return reason ? say("missing.reason", { name, reason }) : name;
}

function person(pack: Package, id: Id | null): string {
  const found = pack.parts.roll.entries.find((each) => each.person === id);
  if (!found) return "";
  const { office } = found;
  return office
    ? say("person.office", { name: nameOf(pack, id), office })
    : say("person", { name: nameOf(pack, id) });
}

function guestLine(pack: Package): string {
  const came = pack.parts.guests.filter((each) => each.present);
  const observers = came.filter((each) => each.is_observer);
  const parts = came
    .filter((each) => !each.is_observer)
    .map(({ name, title }) => (title ? say("named.title", { name, title }) : name));
  if (observers.length) {
    const said = { count: observers.length, names: observers.map((each) => each.name).join(", ") };
    parts.push(observers.length <= NAMED_OBSERVERS ? say("observers.named", said) : say("observers", said));
  }
  return parts.join("; ");
}
